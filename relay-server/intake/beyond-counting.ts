import type { Changes } from '../projections/projector.ts';

/**
 * No sum that a source brings about may be larger (2^50, of fen: eleven million million yuan). Every
 * figure adds up fewer than eight such sums, so all of them stay within the safe integers, also when
 * the clock alone moves amounts from one group to another.
 */
export const MOST_COUNTED = 2 ** 50;

/** A commit that would bring a sum beyond what can be counted exactly; nothing of it was recorded. */
export class BeyondCounting extends Error {
  override readonly name = 'BeyondCounting';
}

/** @throws BeyondCounting when a cell or a row would hold a number beyond `MOST_COUNTED` */
export function assertCountable({ cells, rows }: Pick<Changes, 'cells' | 'rows'>): void {
  if (
    cells.some(({ n }) => Math.abs(n) > MOST_COUNTED) ||
    rows.some((row) => 'data' in row && holdsTooMuch(row.data))
  ) {
    throw new BeyondCounting('a sum would leave the safe integers');
  }
}

function holdsTooMuch(value: unknown): boolean {
  if (typeof value === 'number') return Math.abs(value) > MOST_COUNTED;
  if (typeof value !== 'object' || value === null) return false;
  for (const member of Object.values(value)) if (holdsTooMuch(member)) return true;
  return false;
}
