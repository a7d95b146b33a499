/** What several rounds of one measure say. */
export interface Summary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** Rounds (or samples). */
  readonly n: number;
}

/** @throws RangeError for no values */
export function summary(values: readonly number[]): Summary {
  const sorted = sortedCopy(values);
  return {
    median: percentile(sorted, 50),
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
    n: sorted.length,
  };
}

/** The value below which `p` percent of the values lie, interpolated. @throws RangeError for no values */
export function percentile(values: readonly number[], p: number): number {
  const sorted = sortedCopy(values);
  const at = ((sorted.length - 1) * p) / 100;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/** Round by round, so that what slows a whole round down cancels out. */
export function ratios(ours: readonly number[], theirs: readonly number[]): Summary {
  return summary(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
}

function sortedCopy(values: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('no values');
  return [...values].sort((a, b) => a - b);
}
