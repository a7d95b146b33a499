import type { LoggedEvent } from '../../../wire/case-event.ts';
import {
  type AcknowledgementState,
  takeAcknowledgementEvent,
} from '../../rules/acknowledgement/acknowledgement.ts';
import { conflictOf, isBreach } from '../../rules/outcome.ts';
import { gone, type RowChange, row } from '../rows.ts';
import type { Aggregate, Step } from './aggregate.ts';

const NO_EFFECTS = { rows: [], facts: [], line: null } as const;

/** That an alert was noted. Its state is carried on: no history is held. */
export class AcknowledgementAggregate implements Aggregate {
  readonly key: string;
  readonly weight = 1;
  readonly wakeOn = null;
  readonly #state: AcknowledgementState | null;

  private constructor(key: string, state: AcknowledgementState | null) {
    this.key = key;
    this.#state = state;
  }

  /** @param key `alert:ID` */
  static load(key: string, events: readonly LoggedEvent[]): AcknowledgementAggregate {
    const state = events.reduce<AcknowledgementState | null>((before, event) => {
      const outcome = takeAcknowledgementEvent(before, event);
      return outcome === null || isBreach(outcome) ? before : outcome;
    }, null);
    return new AcknowledgementAggregate(key, state);
  }

  take(event: LoggedEvent): Step {
    const outcome = takeAcknowledgementEvent(this.#state, event);
    if (outcome !== null && isBreach(outcome)) {
      const conflicts = [conflictOf(outcome, event.seq)];
      return { next: this, conflicts, effects: () => NO_EFFECTS };
    }
    const next = new AcknowledgementAggregate(this.key, outcome);
    const rows = outcome === null ? [] : [changeOf(outcome)];
    return { next, conflicts: [], effects: () => ({ ...NO_EFFECTS, rows }) };
  }

  turn(): null {
    return null;
  }
}

function changeOf({ alertId, noted }: AcknowledgementState): RowChange {
  return noted === null
    ? gone('acknowledged', alertId, null)
    : row('acknowledged', alertId, null, noted);
}
