import { type DraftItem, draftOf, isSame, type SheetDraft } from './draft.ts';

/** What became of two arrangements of the same list, and what the operator has to know of it. */
export interface Merged {
  readonly draft: SheetDraft;
  readonly told: readonly string[];
}

/**
 * Somebody else has saved a list while this one was being arranged: what was done here is done anew on
 * top of theirs. Where both touched the same thing, what is here stands, and it is told.
 */
export function mergedWith(
  draft: SheetDraft,
  version: number,
  theirs: readonly DraftItem[],
): Merged {
  const base = byId(draft.base);
  const mine = byId(draft.items);
  const their = byId(theirs);
  const told: string[] = [];

  const iMoved = hasOtherOrder(draft.base, draft.items);
  if (iMoved && hasOtherOrder(draft.base, theirs)) told.push('两边都调整了顺序，按您的顺序');
  const [skeleton, guests] = iMoved ? [draft.items, theirs] : [theirs, draft.items];
  const order = [...skeleton];
  guests.forEach((guest, at) => {
    if (skeleton.some(({ itemId }) => itemId === guest.itemId)) return;
    const before = guests
      .slice(0, at)
      .findLast(({ itemId }) => order.some((each) => each.itemId === itemId));
    order.splice(
      before ? order.findIndex((each) => each.itemId === before.itemId) + 1 : 0,
      0,
      guest,
    );
  });

  const items = order.flatMap(({ itemId }): DraftItem[] => {
    const was = base.get(itemId);
    const here = mine.get(itemId);
    const there = their.get(itemId);
    if (here && there) {
      const hereChanged = !was || !isSame(was, here);
      const thereChanged = !was || !isSame(was, there);
      if (hereChanged && thereChanged && !isSame(here, there)) {
        told.push(`「${here.title}」两边都改过，按您的内容`);
      }
      return [hereChanged ? here : there];
    }
    if (here) {
      if (!was) return [here];
      told.push(
        isSame(was, here)
          ? `对方删去了「${was.title}」`
          : `对方删去了「${was.title}」，您对它的修改没有保留`,
      );
      return [];
    }
    if (!there) return [];
    if (was) {
      if (!isSame(was, there)) told.push(`您删去的「${there.title}」对方改过，仍按删去`);
      return [];
    }
    told.push(`对方增加了「${there.title}」`);
    return [there];
  });
  const before = [...draft.past, draft.items];
  return { draft: { ...draftOf(version, theirs), items, past: before }, told };
}

function byId(items: readonly DraftItem[]): ReadonlyMap<string, DraftItem> {
  return new Map(items.map((item) => [item.itemId, item]));
}

/** Whether what both have stands in another order. */
function hasOtherOrder(one: readonly DraftItem[], other: readonly DraftItem[]): boolean {
  const ids = (items: readonly DraftItem[], among: readonly DraftItem[]) =>
    items
      .map(({ itemId }) => itemId)
      .filter((id) => among.some(({ itemId }) => itemId === id))
      .join('\n');
  return ids(one, other) !== ids(other, one);
}
