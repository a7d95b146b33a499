import type { CaseState } from '../../rules/case-state.ts';
import { amountBandOf } from '../../rules/indicators/amount-bands.ts';

/** What the figures that a case counts in can be broken down by. */
export interface Grouping {
  readonly type: string;
  readonly town: string;
  readonly cause: string;
  /** Id of the band of its claim. */
  readonly band: string;
}

/** What a case is grouped by now. */
export function groupingOf({ type, town, cause, claimAmount }: CaseState): Grouping {
  return { type, town, cause, band: amountBandOf(claimAmount) };
}

/** Whether that is new, or another than it was. */
export function isRegrouped(before: CaseState | undefined, after: CaseState | undefined): boolean {
  if (!after || before === after) return false;
  return !(
    before?.type === after.type &&
    before.town === after.town &&
    before.cause === after.cause &&
    (before.claimAmount === after.claimAmount ||
      amountBandOf(before.claimAmount) === amountBandOf(after.claimAmount))
  );
}
