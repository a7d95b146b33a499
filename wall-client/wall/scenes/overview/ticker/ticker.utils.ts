import type { View } from '../../../../../wire/views.ts';

export interface TickerLine {
  id: string;
  view: View<'activity'>;
}

/** Activities by their place in the log, the newest first (ids are zero-padded seqs). */
export function newestFirst(rows: ReadonlyMap<string, View<'activity'>>): TickerLine[] {
  return [...rows].map(([id, view]) => ({ id, view })).sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** What arrived after `seen`, oldest first, and the newest id of all; the first look has no news. */
export function newsSince(
  rows: ReadonlyMap<string, View<'activity'>>,
  seen: string | null,
): { fresh: TickerLine[]; newest: string | null } {
  const lines = newestFirst(rows);
  const newest = lines[0]?.id ?? seen;
  const fresh = seen === null ? [] : lines.filter((line) => line.id > seen).reverse();
  return { fresh, newest };
}
