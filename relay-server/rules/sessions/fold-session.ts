import type { LoggedEvent } from '../../../wire/case-event.ts';
import { type Breach, isBreach, type Outcome, refuse, unknown } from '../outcome.ts';
import { begin, conduct } from './conduct.ts';
import { noteFailure, noteOutcome, noteShown, noteTalk, undoOutcome } from './ledger.ts';
import { cancelSession, changeSession, planSession, setRunSheet, withdrawItems } from './plan.ts';
import * as roster from './roster.ts';
import type { SessionState } from './session-state.ts';

/** An event of a session held on the wall; `warning.held` is of the matter beside it. */
export type SessionEvent = Extract<LoggedEvent, { type: `session.${string}` }>;

export function isSessionEvent(event: LoggedEvent): event is SessionEvent {
  return event.type.startsWith('session.');
}

/**
 * What one event does to a session, in order of arrival.
 * @param state undefined: it has not been planned
 */
export function decideSession(
  state: SessionState | undefined,
  event: SessionEvent,
): Outcome<SessionState> {
  const { sessionId } = event.body;
  if (event.type === 'session.planned') {
    return state ? refuse('J-1', 'sessionId', sessionId) : planSession(event);
  }
  if (!state) return unknown('J-2', 'sessionId', sessionId);
  switch (event.type) {
    case 'session.changed':
      return changeSession(state, event);
    case 'session.cancelled':
      return cancelSession(state, event);
    case 'session.invited':
      return roster.invite(state, event);
    case 'session.uninvited':
      return roster.uninvite(state, event);
    case 'session.summons-issued':
      return roster.issueSummons(state, event);
    case 'session.summons-served':
      return roster.serveSummons(state, event);
    case 'session.arrived':
      return roster.arrive(state, event);
    case 'session.arrival-undone':
      return roster.undoArrival(state, event);
    case 'session.run-sheet':
      return setRunSheet(state, event);
    case 'session.items-withdrawn':
      return withdrawItems(state, event);
    case 'session.began':
      return begin(state, event);
    case 'session.moved':
    case 'session.paused':
    case 'session.resumed':
    case 'session.held':
    case 'session.unheld':
    case 'session.ended':
      return conduct(state, event);
    case 'session.item-failed':
      return noteFailure(state, event);
    case 'session.shown':
      return noteShown(state, event);
    case 'session.talk':
      return noteTalk(state, event);
    case 'session.outcome':
      return noteOutcome(state, event);
    case 'session.outcome-undone':
      return undoOutcome(state, event);
  }
}

/**
 * What the relay itself has said of a session is not amended, its word that it was held among it; what a
 * court's own system has told of one may be.
 */
export function refuseAmendment(
  state: SessionState | undefined,
  event: LoggedEvent,
): Breach | null {
  const amends = event.type === 'amend.corrected' || event.type === 'amend.reversed';
  return amends && event.source === state?.source ? refuse('J-30', 'amends') : null;
}

/** Folds the events of one aggregate; what breaks a rule, and what is not a session's, changes nothing. */
export function foldSession(events: readonly LoggedEvent[]): SessionState | undefined {
  return events.reduce<SessionState | undefined>((state, event) => {
    if (!isSessionEvent(event)) return state;
    const outcome = decideSession(state, event);
    return isBreach(outcome) ? state : outcome;
  }, undefined);
}
