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

/** A case's grouping where it differs from what it was; undefined: it is the same. */
export function groupingChange(
  before: CaseState | undefined,
  after: CaseState | undefined,
): Grouping | undefined {
  if (!after || before === after) return undefined;
  const { type, town, cause, claimAmount } = after;
  const isSame =
    before?.type === type &&
    before.town === town &&
    before.cause === cause &&
    (before.claimAmount === claimAmount ||
      amountBandOf(before.claimAmount) === amountBandOf(claimAmount));
  return isSame ? undefined : { type, town, cause, band: amountBandOf(claimAmount) };
}
