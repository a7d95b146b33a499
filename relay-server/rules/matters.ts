import type { LoggedEvent } from '../../wire/case-event.ts';
import { petitionWindows } from './alerts/petition-alerts.ts';
import type { AlertWindow } from './alerts/window.ts';
import { type Alert, nextBoundary, standingAlerts } from './alerts.ts';
import type { Conflict } from './case-state.ts';
import { historyOf } from './history.ts';
import { decideMatter, openMatter } from './matter-events.ts';
import type { MatterState } from './matter-state.ts';
import { type Breach, conflictOf, isBreach, refuse } from './outcome.ts';

export interface MatterFold {
  /** Undefined while the event that opens the matter is not among them: the others wait. */
  readonly state: MatterState | undefined;
  readonly conflicts: readonly Conflict[];
}

/**
 * Folds the events of one case-less aggregate (petition, campaign, warning session, question) in any
 * order of arrival, as `foldHistory` does for a case. The clock changes no matter, only its alerts.
 */
export function foldMatterHistory(events: readonly LoggedEvent[]): MatterFold {
  const history = historyOf(events);
  const conflicts: Conflict[] = [...history.conflicts];
  let state: MatterState | undefined;
  for (const event of history.events) {
    if (state !== undefined) {
      state = applyMatter(state, event);
      continue;
    }
    const opened = openMatter(event);
    if (opened === null) continue;
    if (isBreach(opened)) conflicts.push(conflictOf(opened, event.seq));
    else state = opened;
  }
  if (state === undefined) return { state, conflicts };
  const all = [...conflicts, ...state.conflicts];
  return { state: { ...state, conflicts: all }, conflicts: all };
}

/** The state of `foldMatterHistory`; it does not depend on the day. */
export function foldMatter(events: readonly LoggedEvent[]): MatterState | undefined {
  return foldMatterHistory(events).state;
}

/** True when `applyMatter` gives what folding the whole history would. */
export function appliesNextToMatter(state: MatterState, event: LoggedEvent): boolean {
  const { type } = event;
  if (type === 'amend.corrected' || type === 'amend.reversed') return false;
  return openMatter(event) === null && event.occurredAt >= state.newestAt;
}

/** Applies one event not older than any folded (see `appliesNextToMatter`). */
export function applyMatter(state: MatterState, event: LoggedEvent): MatterState {
  const newestAt = Math.max(state.newestAt, event.occurredAt);
  const outcome = decideMatter(state, event);
  if (isBreach(outcome)) {
    return { ...state, newestAt, conflicts: [...state.conflicts, conflictOf(outcome, event.seq)] };
  }
  return { ...outcome, newestAt };
}

function windowsOf(state: MatterState, day: string): readonly AlertWindow[] {
  const windows = { day, list: [] };
  if (state.kind === 'petition') petitionWindows(state, windows);
  return windows.list;
}

export function alertsOfMatter(state: MatterState, today: string): Alert[] {
  return standingAlerts(windowsOf(state, today), today);
}

/** The first court day after `after` on which an alert of the matter begins, changes or ends. */
export function wakeMatterOn(state: MatterState, after: string): string | null {
  return nextBoundary(windowsOf(state, after), after);
}

/** What a device reported of itself is not amended: the newest holds, and what is old is not shown. */
export function refuseFieldAmendment(): Breach {
  return refuse('L-3', 'amends');
}
