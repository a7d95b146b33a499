import type { View } from '../../../../wire/views.ts';

export type Conduct = NonNullable<View<'session'>['conduct']>;
export type RunItem = View<'runItem'>;

/** Everything that an operator can do with playback. */
export const COMMANDS = [
  'start',
  'next',
  'back',
  'jump',
  'pause',
  'resume',
  'hold',
  'unhold',
  'end',
] as const;
export type Command = (typeof COMMANDS)[number];

/** Within so many ms of its beginning, back is the item before; later it is this one anew (rule of the relay). */
const BACK_WITHIN_MS = 3_000;

/** Where playback stands, for the operator. */
export interface ConductPicture {
  readonly phase: 'before' | 'running' | 'paused' | 'held' | 'listEnd' | 'over';
  readonly now: RunItem | null;
  /** Place of `now` among all items, from 1; 0: none. */
  readonly place: number;
  readonly next: RunItem | null;
  /** Until what is next comes by itself, ms; null: it does not. */
  readonly startsInMs: number;
  readonly positionMs: number;
  /** null: it stands until somebody goes on. */
  readonly leftMs: number | null;
  /** From here to the end of the list, ms, and how many items have no end of their own. */
  readonly rest: { readonly ms: number; readonly open: number };
  readonly may: Readonly<Record<Command, boolean>>;
}

const NOTHING: Readonly<Record<Command, boolean>> = {
  ...{ start: false, next: false, back: false, jump: false, pause: false },
  ...{ resume: false, hold: false, unhold: false, end: false },
};

export interface ConductAsked {
  readonly state: View<'session'>['state'];
  /** Of the session, or of its rehearsal. */
  readonly conduct: Conduct | null;
  readonly rehearsal: boolean;
  /** In the order of the list. */
  readonly items: readonly RunItem[];
  /** The relay's machine's clock, UTC ms; null: not known yet. */
  readonly now: number | null;
}

/** What is on, what is left of it, what comes, and which commands are possible. */
export function conductPicture(asked: ConductAsked): ConductPicture {
  const { conduct, items } = asked;
  const playable = items.filter(({ withdrawn }) => !withdrawn);
  const over = asked.rehearsal ? conduct?.endedAt != null : asked.state === 'ended';
  const isOn = conduct !== null && conduct.endedAt === null && (asked.rehearsal || !over);
  if (!isOn) {
    const start = asked.state === 'planned' && playable.length > 0;
    return {
      phase: over || asked.state === 'cancelled' ? 'over' : 'before',
      ...{ now: null, place: 0, next: playable[0] ?? null },
      ...{ startsInMs: 0, positionMs: 0, leftMs: null, rest: sumOf(playable) },
      may: { ...NOTHING, start },
    };
  }
  const at = items.findIndex(({ itemId }) => itemId === conduct.itemId);
  const now = items[at] ?? null;
  const next = now ? (items.slice(at + 1).find(({ withdrawn }) => !withdrawn) ?? null) : null;
  const positionMs = positionOf(conduct, asked.now, now?.ms ?? null);
  const leftMs = now === null || now.ms === null ? null : now.ms - positionMs;
  const before = (now ? items.slice(0, at) : items).some(({ withdrawn }) => !withdrawn);
  const later = now ? items.slice(at + 1).filter(({ withdrawn }) => !withdrawn) : [];
  const rest = sumOf(later);
  return {
    phase: conduct.held ? 'held' : now === null ? 'listEnd' : conduct.paused ? 'paused' : 'running',
    ...{ now, place: at + 1, next, positionMs, leftMs },
    startsInMs: asked.now === null ? 0 : Math.max(0, conduct.startsAt - asked.now),
    rest: {
      ms: rest.ms + (leftMs ?? 0),
      open: rest.open + (now !== null && now.ms === null ? 1 : 0),
    },
    may: {
      start: false,
      next: now !== null,
      back: before || (now !== null && !now.withdrawn && positionMs > BACK_WITHIN_MS),
      jump: playable.length > 0,
      pause: !conduct.paused && now !== null,
      resume: conduct.paused && now !== null,
      hold: !conduct.held,
      unhold: conduct.held,
      end: true,
    },
  };
}

/** Where in its item playback is, ms. Source: wire/views/session.ts. */
function positionOf(conduct: Conduct, now: number | null, length: number | null): number {
  const run = conduct.offsetMs + Math.max(0, (now ?? conduct.startsAt) - conduct.startsAt);
  const position = conduct.pausedAtMs ?? run;
  return length === null ? position : Math.min(position, length);
}

function sumOf(items: readonly RunItem[]): { ms: number; open: number } {
  let ms = 0;
  let open = 0;
  for (const item of items) {
    if (item.ms === null) open += 1;
    else ms += item.ms;
  }
  return { ms, open };
}

/** What to say when a command came too late because somebody else had moved: what is now. */
export function overtakenWords(picture: ConductPicture): string {
  const { now, phase } = picture;
  const what: Record<ConductPicture['phase'], string> = {
    before: '活动还没有开始',
    over: '活动已经结束',
    listEnd: '节目单已放完',
    held: '现在是休屏',
    paused: `现在暂停在第 ${picture.place} 项「${now?.title}」`,
    running: `现在是第 ${picture.place} 项「${now?.title}」`,
  };
  return `另一位操作人先了一步，这一下没有执行。${what[phase]}，请看清后再按。`;
}

/** `1:05`, `1:02:09`; a rest is rounded up, so that 0:00 is only said when it is over. */
export function span(ms: number): string {
  const all = Math.max(0, Math.ceil(ms / 1_000));
  const [h, m, s] = [Math.floor(all / 3_600), Math.floor(all / 60) % 60, all % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** A list's length in words: `约 12:30，另有 2 项由操作人结束`. */
export function lengthWords({ ms, open }: { ms: number; open: number }): string {
  if (open === 0) return `共 ${span(ms)}`;
  return ms === 0 ? `${open} 项由操作人结束` : `${span(ms)}，另有 ${open} 项由操作人结束`;
}
