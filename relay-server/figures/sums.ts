/** What a figure, or one group of it, is made of. */
export interface Sums {
  readonly numerator: number;
  readonly denominator: number;
  /** How many cases or matters contribute to it; null: not known one by one. */
  readonly members: number | null;
}

export const NOTHING: Sums = { numerator: 0, denominator: 0, members: 0 };

/** A figure's sums as a whole and by group. */
export interface Summary {
  readonly total: Sums;
  /** By group key; without a breakdown there are none. */
  readonly groups: ReadonlyMap<string, Sums>;
}

/** The key of what has nothing to be grouped by. */
export const NO_GROUP = 'none';
