import { isFew, LEAST_SHOWN } from '../rules/indicators/few.ts';

/** A group, by everything that is counted in it and that its numbers tell. The first is what it is of. */
export interface CountedGroup {
  readonly key: string;
  readonly counts: readonly number[];
}

/** Values that each withheld number may have, at least, for whoever knows the total and the rest. */
const LEAST_OPEN = LEAST_SHOWN - 1;

/**
 * Which groups of a total that is told are withheld: those of few, those that are withheld elsewhere, and then the
 * smallest others until what is withheld is together not few either and leaves each of them open.
 * @param forced keys that are withheld in any case
 * @returns keys; all of them when no choice would do
 */
export function withheldGroups(
  groups: readonly CountedGroup[],
  forced: ReadonlySet<string> = new Set(),
): Set<string> {
  const withheld = new Set(
    groups.filter(({ key, counts }) => forced.has(key) || counts.some(isFew)).map(({ key }) => key),
  );
  if (withheld.size === 0) return withheld;
  const others = groups
    .filter(({ key, counts }) => !withheld.has(key) && (counts[0] ?? 0) > 0)
    .sort((a, b) => (a.counts[0] ?? 0) - (b.counts[0] ?? 0));
  for (const next of others) {
    if (isOpen(groups, withheld)) return withheld;
    withheld.add(next.key);
  }
  return isOpen(groups, withheld) ? withheld : new Set(groups.map(({ key }) => key));
}

/** Whether what is withheld stays open, for whoever also knows that the smallest are withheld. */
function isOpen(groups: readonly CountedGroup[], withheld: ReadonlySet<string>): boolean {
  const hidden = groups.filter(({ key }) => withheld.has(key));
  const shown = groups.filter(({ key, counts }) => !withheld.has(key) && (counts[0] ?? 0) > 0);
  const sumOf = (at: number) => hidden.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0);
  const components = hidden[0]?.counts.keys() ?? [];
  if (hidden.length < 2 || [...components].some((at) => isFew(sumOf(at)))) return false;
  const least = Math.min(...shown.map(({ counts }) => counts[0] ?? 0), Number.POSITIVE_INFINITY);
  const [sum, others] = [sumOf(0), hidden.length - 1];
  const low = Math.max(1, sum - others * least);
  const high = Math.min(least, sum - others);
  return high - low + 1 >= LEAST_OPEN;
}
