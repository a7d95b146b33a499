import type { LoggedEvent } from '../../wire/case-event.ts';
import { decideEvent } from './case-events.ts';
import type { CaseState, Conflict } from './case-state.ts';
import { dayOf } from './days.ts';
import { openCase } from './filing.ts';
import { historyOf } from './history.ts';
import { lapseSeizures } from './lapse.ts';
import { conflictOf, isBreach } from './outcome.ts';
import { stageOf } from './stage.ts';

export { wakeOn } from './wake.ts';

export interface Fold {
  /** Undefined while no acceptable case.filed is among the events: the others wait. */
  readonly state: CaseState | undefined;
  /** The same before the clock went on from the newest event: where the next event begins. */
  readonly settled: CaseState | undefined;
  /** Events that contradict the rules at their place, also while there is no state. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Folds all events of one case, in any order of arrival, and advances the clock to `today`.
 * Total: an event that contradicts the rules at its place becomes a conflict and changes nothing.
 * @param today the log's court day
 * @param told told of every event that stands, as amended, in order of occurrence, with the state
 *   right after it; then of the amendments that stand, by seq. Nothing is told while there is no state.
 */
export function foldHistory(
  events: readonly LoggedEvent[],
  today: string,
  told?: (event: LoggedEvent, state: CaseState) => void,
): Fold {
  const history = historyOf(events);
  const conflicts: Conflict[] = [...history.conflicts];
  let state: CaseState | undefined;
  for (const event of history.events) {
    if (state !== undefined) {
      const next = applyEvent(state, event);
      if (next.conflicts.length === state.conflicts.length) told?.(event, next);
      state = next;
      // Filings come first, so all that is left when none opens the case waits for one.
    } else if (event.type === 'case.filed') {
      const opened = openCase(event);
      if (isBreach(opened)) conflicts.push(conflictOf(opened, event.seq));
      else {
        state = opened;
        told?.(event, state);
      }
    }
  }
  if (state === undefined) return { state, settled: state, conflicts };
  if (told) for (const amendment of history.amendments) told(amendment, state);
  const all =
    conflicts.length === 0 ? state : { ...state, conflicts: [...conflicts, ...state.conflicts] };
  return { state: advanceTo(all, today), settled: all, conflicts: all.conflicts };
}

/** The state of `foldHistory`. */
export function foldCase(events: readonly LoggedEvent[], today: string): CaseState | undefined {
  return foldHistory(events, today).state;
}

/**
 * Applies one event that is not older than any folded before (see `appliesNext`) and is no
 * amendment. Parts that it does not touch keep their reference.
 */
export function applyEvent(state: CaseState, event: LoggedEvent): CaseState {
  const day = dayOf(event.occurredAt);
  const now = state.advancedTo < day ? advanceTo(state, day) : state;
  const newestAt = event.type === 'case.filed' ? now.newestAt : event.occurredAt;
  const outcome = decideEvent(now, event);
  if (isBreach(outcome)) {
    return { ...now, newestAt, conflicts: [...now.conflicts, conflictOf(outcome, event.seq)] };
  }
  const settled =
    outcome.seizures === now.seizures ? outcome : lapseSeizures(outcome, now.advancedTo);
  return { ...settled, newestAt, stage: stageOf(settled) };
}

/**
 * True when `applyEvent` on this state gives what folding the whole history would: the event is not
 * an amendment or a filing, not older than any folded one, and the clock has changed nothing since.
 */
export function appliesNext(state: CaseState, event: LoggedEvent): boolean {
  return (
    event.type !== 'amend.corrected' &&
    event.type !== 'amend.reversed' &&
    event.type !== 'case.filed' &&
    event.occurredAt >= state.newestAt &&
    dayOf(event.occurredAt) >= (state.clockChangedOn ?? '')
  );
}

/** Makes the clock's own changes up to and including `today`; a day already passed changes nothing. */
export function advanceTo(state: CaseState, today: string): CaseState {
  if (today <= state.advancedTo) return state;
  return { ...lapseSeizures(state, today), advancedTo: today };
}
