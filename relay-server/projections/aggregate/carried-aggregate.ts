import type { LoggedEvent } from '../../../wire/case-event.ts';
import { conflictOf, isBreach, type Outcome } from '../../rules/outcome.ts';
import type { RowChange } from '../rows.ts';
import type { Aggregate, Step } from './aggregate.ts';

/** How a state is carried on by an event, and what of it rows show. Both are pure. */
export interface Carried<S extends object> {
  /** null: there is nothing (yet). */
  take(state: S | null, event: LoggedEvent): Outcome<S> | null;
  /** The rows that differ between two states; called when the second came of the first. */
  changes(key: string, before: S | null, after: S | null): RowChange[];
}

const NO_EFFECTS = { rows: [], facts: [], line: null } as const;

/** Something whose state is carried on from event to event in the order of the log: no history is held. */
export class CarriedAggregate<S extends object> implements Aggregate {
  readonly key: string;
  readonly weight = 1;
  readonly wakeOn = null;
  readonly #how: Carried<S>;
  readonly #state: S | null;

  private constructor(key: string, how: Carried<S>, state: S | null) {
    this.key = key;
    this.#how = how;
    this.#state = state;
  }

  static load<S extends object>(
    key: string,
    how: Carried<S>,
    events: readonly LoggedEvent[],
  ): CarriedAggregate<S> {
    const state = events.reduce<S | null>((before, event) => {
      const outcome = how.take(before, event);
      return outcome === null || isBreach(outcome) ? before : outcome;
    }, null);
    return new CarriedAggregate(key, how, state);
  }

  take(event: LoggedEvent): Step {
    const outcome = this.#how.take(this.#state, event);
    if (outcome !== null && isBreach(outcome)) {
      const conflicts = [conflictOf(outcome, event.seq)];
      return { next: this, conflicts, effects: () => NO_EFFECTS };
    }
    const next = new CarriedAggregate(this.key, this.#how, outcome);
    const rows = () => this.#how.changes(this.key, this.#state, outcome);
    return { next, conflicts: [], effects: () => ({ ...NO_EFFECTS, rows: rows() }) };
  }

  turn(): null {
    return null;
  }
}
