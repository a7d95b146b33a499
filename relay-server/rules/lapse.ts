import type { CaseState, SeizureRecord } from './case-state.ts';
import { laterDay, plusDays } from './days.ts';
import { isInForce } from './seizure-states.ts';

/** The day on which an in-force seizure lapses unless renewed: the day after its last. */
export function lapseDay(seizure: SeizureRecord): string | null {
  return isInForce(seizure) && seizure.until !== null ? plusDays(seizure.until, 1) : null;
}

/**
 * Extinguishes the seizures whose term has passed by `day`. The rank is lost; queued seizures have
 * no term and stay. Suspension of the disposal does not stop the term.
 */
export function lapseSeizures(state: CaseState, day: string): CaseState {
  let changed: Record<string, SeizureRecord> | null = null;
  let on = state.clockChangedOn;
  for (const seizure of Object.values(state.seizures)) {
    if (seizure.until === null || seizure.until >= day || !isInForce(seizure)) continue;
    const lapsedOn = plusDays(seizure.until, 1);
    changed ??= { ...state.seizures };
    changed[seizure.id] = { ...seizure, state: 'lapsed', suspended: false, lapsedOn };
    on = on === null ? lapsedOn : laterDay(on, lapsedOn);
  }
  return changed === null ? state : { ...state, seizures: changed, clockChangedOn: on };
}
