import type { AlertWindow } from './alerts/window.ts';
import { alertBoundary, alertWindows } from './alerts.ts';
import type { CaseState } from './case-state.ts';
import { earliest } from './days.ts';
import { terminationBoundary } from './termination.ts';

/**
 * The first court day after `after` on which the clock alone changes anything: a seizure lapses or
 * comes within its expiry window, an alert begins, changes its level or ends, an item of the 终本
 * checklist turns. Until that day neither the state nor what is derived from it can differ.
 * @param after the day the caller has looked at last; by default the day the state was advanced to
 * @param windows alert windows of `after`, where the caller holds them already
 * @returns null when the clock changes nothing any more
 */
export function wakeOn(
  state: CaseState,
  after: string = state.advancedTo,
  windows: readonly AlertWindow[] = alertWindows(state, after),
): string | null {
  return earliest(alertBoundary(state, after, windows), terminationBoundary(state, after), after);
}
