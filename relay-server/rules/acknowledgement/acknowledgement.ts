import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { AlertLevel } from '../../../wire/codes.ts';
import { type Outcome, refuse } from '../outcome.ts';

/** That somebody has taken note of an alert, as it stood. */
export interface AcknowledgementState {
  readonly alertId: string;
  /** null: it was taken back. */
  readonly noted: {
    readonly level: AlertLevel;
    readonly since: string;
    readonly note: string | null;
    readonly by: string;
    /** UTC ms. */
    readonly at: number;
  } | null;
}

/**
 * What an event does to it, in the order of the log. Whoever notes it last counts: an alert that went and
 * came again is noted anew.
 * @param state null: nobody ever has
 */
export function takeAcknowledgementEvent(
  state: AcknowledgementState | null,
  event: LoggedEvent,
): Outcome<AcknowledgementState> | null {
  switch (event.type) {
    case 'alert.acknowledged': {
      const { alertId, level, since, note, by } = event.body;
      return { alertId, noted: { level, since, note, by, at: event.occurredAt } };
    }
    case 'alert.reopened':
      return state?.noted ? { ...state, noted: null } : refuse('N-1', 'alertId');
    case 'amend.corrected':
    case 'amend.reversed':
      return refuse('N-2', 'amends');
    default:
      return state;
  }
}
