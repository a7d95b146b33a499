import type { SeizureState } from '../../wire/codes.ts';
import type { CaseState } from './case-state.ts';
import { dayOf } from './days.ts';
import { disposable, standing } from './disposal.ts';
import { isBreach, type Logged, type Outcome, refuse } from './outcome.ts';
import { withSeizure } from './seizure-machine.ts';

const paying: ReadonlySet<SeizureState> = new Set<SeizureState>([
  'sold',
  'debt_in_kind',
  'title_ruling',
  'handed_over',
  'proceeds',
  'distributed',
]);

/**
 * The price, in one or several parts. Buyers pay before the title ruling as a rule, so money may
 * arrive from the sale on, also while the disposal is suspended, or after an earlier part was given out;
 * the state becomes 款到账 once the asset has been handed over as well. What waits to be given out waits
 * from the day of its first part.
 */
export function receiveProceeds(state: CaseState, event: Logged<'proceeds.arrived'>): Outcome {
  const { seizureId, amount } = event.body;
  const seizure = standing(state, seizureId);
  if (isBreach(seizure)) return seizure;
  if (!paying.has(seizure.state)) return refuse('D-23', 'seizureId', seizure.state);
  if (amount === 0) return refuse('P-3', 'amount');
  const proceeds = seizure.proceeds + amount;
  if (proceeds > (seizure.soldPrice ?? 0)) return refuse('D-24', 'amount');
  const waiting = seizure.proceeds > seizure.distributed ? seizure.proceedsOn : null;
  const handedOver = seizure.state === 'handed_over' || seizure.state === 'distributed';
  return withSeizure(state, {
    ...seizure,
    proceeds,
    proceedsOn: waiting ?? dayOf(event.occurredAt),
    state: handedOver ? 'proceeds' : seizure.state,
  });
}

/** In one or several parts; 已分配 once all that arrived has been given out. */
export function distributeProceeds(
  state: CaseState,
  event: Logged<'proceeds.distributed'>,
): Outcome {
  const { seizureId, amount } = event.body;
  const seizure = disposable(state, seizureId);
  if (isBreach(seizure)) return seizure;
  if (seizure.state !== 'proceeds') return refuse('D-25', 'seizureId', seizure.state);
  if (amount === 0) return refuse('P-3', 'amount');
  const distributed = seizure.distributed + amount;
  if (distributed > seizure.proceeds) return refuse('D-26', 'amount');
  const all = distributed === seizure.proceeds;
  return withSeizure(state, { ...seizure, distributed, state: all ? 'distributed' : 'proceeds' });
}
