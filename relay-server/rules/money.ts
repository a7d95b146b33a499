import type { CaseState } from './case-state.ts';

/** What is still owed on the claim itself, fen, never negative. Delay interest is not in it. */
export function outstandingOf(
  state: Pick<CaseState, 'claimAmount' | 'recoveredAmount' | 'waivedAmount'>,
): number {
  return Math.max(0, state.claimAmount - state.recoveredAmount - state.waivedAmount);
}
