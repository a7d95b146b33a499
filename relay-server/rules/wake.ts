import { alertBoundary } from './alerts.ts';
import type { CaseState } from './case-state.ts';
import { terminationBoundary } from './termination.ts';

/**
 * The first court day after `after` on which the clock alone changes anything: a seizure lapses or
 * comes within its expiry window, an alert begins, changes its level or ends, an item of the 终本
 * checklist turns. Until that day neither the state nor what is derived from it can differ.
 * @param after the day the caller has looked at last; by default the day the state was advanced to
 * @returns null when the clock changes nothing any more
 */
export function wakeOn(state: CaseState, after: string = state.advancedTo): string | null {
  const days = [alertBoundary(state, after), terminationBoundary(state, after)];
  return days.filter((day) => day !== null).sort()[0] ?? null;
}
