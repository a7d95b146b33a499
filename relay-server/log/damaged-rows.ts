import type { StoredRow } from './store.ts';

/**
 * Rows of a commit cannot be read. All the others were taken, and what these told of was let go of: who
 * reads them shows less than it might, and not more.
 */
export class DamagedRows extends Error {
  override readonly name = 'DamagedRows';
  readonly errors: readonly unknown[];

  constructor(errors: readonly unknown[]) {
    super(`${errors.length} rows are damaged`, { cause: errors[0] });
    this.errors = errors;
  }
}

/**
 * Takes rows one by one, so that one that cannot be read keeps none of the others from its reader.
 * @param forget lets go of what a damaged row told of
 * @throws DamagedRows when all have been taken
 */
export function takeEach(
  rows: Iterable<StoredRow>,
  take: (row: StoredRow) => void,
  forget: (row: StoredRow) => void,
): void {
  const errors: unknown[] = [];
  for (const row of rows) {
    try {
      take(row);
    } catch (error) {
      errors.push(error);
      forget(row);
    }
  }
  if (errors.length > 0) throw new DamagedRows(errors);
}
