import { CellSums } from './cell-sums.ts';
import type { Fact } from './fact.ts';

/** What a contribution changed by. */
export function factDiff(before: readonly Fact[], after: readonly Fact[]): Fact[] {
  const sums = new CellSums();
  for (const { cell, n, times } of before) sums.add(cell, -n, -times);
  for (const { cell, n, times } of after) sums.add(cell, n, times);
  return sums.facts();
}
