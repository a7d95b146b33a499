import type { View } from '../../../../../wire/views.ts';

export interface ListedCase {
  id: string;
  view: View<'point'>;
}
export type ListOrder = 'amount' | 'filedOn';

/** Stages that count as 在办; cases just closed, 终本 too, are only the ground of the map. */
export function isOpen(view: Pick<View<'point'>, 'stage'>): boolean {
  return view.stage === 'open' || view.stage === 'suspended' || view.stage === 'settling';
}

/** The open cases of a town whose number or cause holds `text`, largest amount or newest first. */
export function casesOfTown(
  points: ReadonlyMap<string, View<'point'>>,
  town: string,
  text: string,
  order: ListOrder,
): ListedCase[] {
  const wanted = text.normalize('NFKC').trim();
  return [...points]
    .filter(([id, view]) => view.town === town && isOpen(view) && holds(id, view, wanted))
    .map(([id, view]) => ({ id, view }))
    .sort((a, b) =>
      order === 'amount'
        ? b.view.amount - a.view.amount || (a.id < b.id ? -1 : 1)
        : b.view.filedOn.localeCompare(a.view.filedOn) || (a.id < b.id ? -1 : 1),
    );
}

function holds(id: string, view: View<'point'>, wanted: string): boolean {
  return wanted === '' || id.normalize('NFKC').includes(wanted) || view.cause.includes(wanted);
}

/** One page of a list; a page that no longer exists is the last one. */
export function pageOf<T>(
  all: readonly T[],
  page: number,
  size: number,
): { items: readonly T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(all.length / Math.max(1, size)));
  const at = Math.min(Math.max(0, page), pages - 1);
  return { items: all.slice(at * size, (at + 1) * size), page: at, pages };
}
