/** The cases that a figure counts. */
export interface CountedCases {
  /** `indicator@period`. */
  readonly figure: string;
  /** Chinese. */
  readonly label: string;
  /** Court days, both counted. */
  readonly from: string;
  readonly to: string;
  /** Case numbers, in no order; a case may come more than once. */
  readonly contributors: readonly string[];
}

/** Why nothing can be drawn from a figure. */
export type NotDrawable = 'unknown' | 'notOfCases';

/** What a figure counts; to be drawn from it must count cases on days. */
export interface Contributions {
  /**
   * @param until court day, counted; absent: everything that the log has
   * @throws StorageUnavailable
   */
  casesOf(figure: string, until?: string): Promise<CountedCases | NotDrawable>;
}
