/** How sure a value is: L statute or published rule, P court practice, A our assumption. */
export type Tag = 'L' | 'P' | 'A';

/** One row of a dated table: in force from `validFrom` until the next row of the same table. */
export interface Term<T> {
  readonly validFrom: string;
  readonly value: T;
  readonly tag: Tag;
  /** The provision, or what an assumption rests on. */
  readonly basis: string;
}

/** Rows in ascending order of `validFrom`; the first row also covers every day before it. */
export type TermTable<T> = readonly [Term<T>, ...Term<T>[]];

/** The value in force on a court day. */
export function termOn<T>(table: TermTable<T>, day: string): T {
  return termRowOn(table, day).value;
}

/** The row in force on a court day. */
export function termRowOn<T>(table: TermTable<T>, day: string): Term<T> {
  let found = table[0];
  for (const row of table) {
    if (row.validFrom > day) break;
    found = row;
  }
  return found;
}
