import type { DraftItem } from './draft.ts';

type Head = { readonly itemId: string; readonly cue?: string };
/** An item as the relay takes it; the words and bytes of a clip are those that were cleared. */
export type SentItem =
  | (Head & { readonly kind: 'clip'; readonly derivativeId: string })
  | (Head & {
      readonly kind: 'law';
      readonly title: string;
      readonly text: string;
      readonly basis: string;
      readonly seconds: number | null;
    })
  | (Head & {
      readonly kind: 'talk' | 'pause';
      readonly title: string;
      readonly seconds: number | null;
    });

export function sentItems(items: readonly DraftItem[]): SentItem[] {
  return items.map((item): SentItem => {
    const cue = item.cue.trim();
    const head = { itemId: item.itemId, ...(cue !== '' && { cue }) };
    if (item.kind === 'clip') return { ...head, kind: 'clip', derivativeId: item.derivativeId };
    const title = item.title.trim();
    const seconds = item.ms === null ? null : Math.round(item.ms / 1_000);
    if (item.kind !== 'law') return { ...head, kind: item.kind, title, seconds };
    return {
      ...head,
      kind: 'law',
      title,
      text: item.text.trim(),
      basis: item.basis.trim(),
      seconds,
    };
  });
}
