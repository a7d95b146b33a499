import type { View } from '../../../../wire/views.ts';

/** Longest texts, and most items, that the relay takes. Source: wire/events/sessions.ts. */
export const LONGEST = { title: 60, text: 1_000, basis: 120, cue: 200 } as const;
export const MOST_ITEMS = 200;

interface Common {
  readonly itemId: string;
  readonly title: string;
  /** For the operator alone; '': none. */
  readonly cue: string;
}
/** One item as it is being arranged. `ms` null: it stands until somebody goes on. */
export type DraftItem =
  | (Common & { readonly kind: 'clip'; readonly derivativeId: string; readonly ms: number })
  | (Common & {
      readonly kind: 'law';
      readonly text: string;
      readonly basis: string;
      readonly ms: number | null;
    })
  | (Common & { readonly kind: 'talk' | 'pause'; readonly ms: number | null });

/** A run-sheet being arranged on top of a version of the relay's. Immutable. */
export interface SheetDraft {
  readonly version: number;
  readonly base: readonly DraftItem[];
  readonly items: readonly DraftItem[];
  readonly past: readonly (readonly DraftItem[])[];
  readonly future: readonly (readonly DraftItem[])[];
}

export function draftOf(version: number, items: readonly DraftItem[]): SheetDraft {
  return { version, base: items, items, past: [], future: [] };
}

/** A row as an item to arrange. */
export function itemOfRow(row: View<'runItem'>): DraftItem {
  const { itemId, title, ms } = row;
  const cue = row.cue ?? '';
  switch (row.kind) {
    case 'clip':
      return {
        itemId,
        title,
        cue,
        kind: 'clip',
        derivativeId: row.derivativeId ?? '',
        ms: ms ?? 0,
      };
    case 'law':
      return { itemId, title, cue, kind: 'law', text: row.text ?? '', basis: row.basis ?? '', ms };
    default:
      return { itemId, title, cue, kind: row.kind, ms };
  }
}

const MOST_UNDONE = 100;

function changed(draft: SheetDraft, items: readonly DraftItem[]): SheetDraft {
  const past = [...draft.past, draft.items].slice(-MOST_UNDONE);
  return { ...draft, items, past, future: [] };
}

/** @param at place in the list, from 0; left out: at its end */
export function withItem(draft: SheetDraft, item: DraftItem, at = draft.items.length): SheetDraft {
  return changed(draft, [...draft.items.slice(0, at), item, ...draft.items.slice(at)]);
}

export function withoutItem(draft: SheetDraft, itemId: string): SheetDraft {
  const items = draft.items.filter((item) => item.itemId !== itemId);
  return items.length === draft.items.length ? draft : changed(draft, items);
}

/** To a place of the list, from 0; beyond its ends is at its ends. */
export function movedTo(draft: SheetDraft, itemId: string, to: number): SheetDraft {
  const from = draft.items.findIndex((item) => item.itemId === itemId);
  const item = draft.items[from];
  const place = Math.min(Math.max(to, 0), draft.items.length - 1);
  if (!item || place === from) return draft;
  const rest = draft.items.filter((each) => each !== item);
  return changed(draft, [...rest.slice(0, place), item, ...rest.slice(place)]);
}

export function withChanged(draft: SheetDraft, item: DraftItem): SheetDraft {
  const before = draft.items.find(({ itemId }) => itemId === item.itemId);
  if (!before || isSame(before, item)) return draft;
  return changed(
    draft,
    draft.items.map((each) => (each === before ? item : each)),
  );
}

export function undone(draft: SheetDraft): SheetDraft {
  const items = draft.past.at(-1);
  if (!items) return draft;
  const future = [draft.items, ...draft.future];
  return { ...draft, items, past: draft.past.slice(0, -1), future };
}

export function redone(draft: SheetDraft): SheetDraft {
  const [items, ...future] = draft.future;
  if (!items) return draft;
  return { ...draft, items, past: [...draft.past, draft.items], future };
}

export function isSame(one: DraftItem, other: DraftItem): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(item: DraftItem): [string, unknown][] {
  return Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1));
}

export function isChanged({ base, items }: SheetDraft): boolean {
  return (
    base.length !== items.length ||
    base.some((item, at) => {
      const now = items[at];
      return now === undefined || !isSame(item, now);
    })
  );
}

/** How long the list takes, ms, and how many items have no end of their own. */
export function totalOf(items: readonly { readonly ms: number | null }[]): {
  ms: number;
  open: number;
} {
  let ms = 0;
  let open = 0;
  for (const item of items) {
    if (item.ms === null) open += 1;
    else ms += item.ms;
  }
  return { ms, open };
}

/** Why an item cannot be saved, in words; null: it can. */
export function lackOfItem(item: DraftItem): string | null {
  if (item.title.trim() === '') return '请填写标题';
  if (item.kind === 'law' && item.text.trim() === '') return '请填写法律要点';
  if (item.kind === 'law' && item.basis.trim() === '') return '请填写法律依据';
  if (item.ms !== null && item.ms < 1_000) return '时长至少 1 秒';
  if (item.kind !== 'clip' && item.ms !== null && item.ms > 7_200_000) return '时长最多 120 分钟';
  return null;
}

/** As the relay keeps it: without blanks at the ends. */
export function trimmed(item: DraftItem): DraftItem {
  const title = item.title.trim();
  const cue = item.cue.trim();
  if (item.kind !== 'law') return { ...item, title, cue };
  return { ...item, title, cue, text: item.text.trim(), basis: item.basis.trim() };
}
