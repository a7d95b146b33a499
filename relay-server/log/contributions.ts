/** What a case or a matter puts into one cell, by how much it changed. */
export interface ContributionChange {
  /** Aggregate key: a case number, or a matter's id. */
  readonly contributor: string;
  /** The cell's key without its day. */
  readonly series: string;
  /** Court day on which it counts. */
  readonly day: string;
  readonly n: number;
  /** How many records (closings, payments …) it is made of. At 0 the contribution is no more. */
  readonly times: number;
}

/** What a case can be grouped by. Kept for cases only, and kept on when the case counts no more. */
export interface Contributor {
  readonly key: string;
  readonly type: string;
  readonly town: string;
  readonly cause: string;
  /** Id of the band of its claim. */
  readonly band: string;
}

/** A contribution as it stands, with what its case can be grouped by (null: no case). */
export interface Contribution extends ContributionChange {
  readonly of: Omit<Contributor, 'key'> | null;
}

/** A place among contributions: by day, then as the store orders series and contributors. */
export interface ContributionCursor {
  readonly day: number;
  readonly series: number;
  readonly contributor: number;
}

export interface ContributionsQuery {
  /** Of these series alone. */
  readonly series: readonly string[];
  /** Court days, both included; null: open. */
  readonly from: string | null;
  readonly to: string | null;
  /** After this one; absent: from the beginning. */
  readonly after?: ContributionCursor;
  readonly limit: number;
}

/** Some contributions, as of one moment. */
export interface ContributionChunk {
  readonly contributions: readonly Contribution[];
  /** Where the next chunk begins; null: that was the last. */
  readonly next: ContributionCursor | null;
  /** Head of the log at that moment. */
  readonly seq: number;
}

/** A court day as a number that sorts alike, `20241128`. */
export function dayKey(day: string): number {
  return Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8));
}

/** The court day of its number. */
export function dayOfKey(key: number): string {
  const digits = String(key).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** Where a query begins and ends, as day numbers. */
export function daysOf({ from, to }: Pick<ContributionsQuery, 'from' | 'to'>): [number, number] {
  return [from === null ? 0 : dayKey(from), to === null ? 99_999_999 : dayKey(to)];
}
