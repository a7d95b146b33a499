import { servedBy } from '../../rules/sessions/roster.ts';
import type { SessionState } from '../../rules/sessions/session-state.ts';
import { CellSums } from './cell-sums.ts';
import type { Fact } from './fact.ts';

/** What a session that was conducted here contributes to the cells once it is over. */
export function factsOfSession(state: SessionState | undefined): Fact[] {
  const sums = new CellSums();
  if (state?.stage === 'ended' && state.overOn !== null) {
    const served = servedBy(state, state.overOn);
    const arrived = served.filter(({ arrival }) => arrival !== null).length;
    const away = served.length - arrived;
    if (arrived > 0) sums.plus(arrived, 'warningSummoned', 'came', state.overOn);
    if (away > 0) sums.plus(away, 'warningSummoned', 'away', state.overOn);
  }
  return sums.facts();
}
