import type { LoggedEvent } from '../../../wire/case-event.ts';
import { type DisplayState, takeDisplayEvent } from '../../rules/displays/display-state.ts';
import { conflictOf, isBreach } from '../../rules/outcome.ts';
import { gone, type RowChange, row } from '../rows.ts';
import type { Aggregate, Step } from './aggregate.ts';

const NO_EFFECTS = { rows: [], facts: [], line: null } as const;

/** One display, from its pairing to its revocation. */
export class DisplayAggregate implements Aggregate {
  readonly key: string;
  readonly weight = 1;
  readonly wakeOn = null;
  readonly #display: DisplayState | null;

  private constructor(key: string, display: DisplayState | null) {
    this.key = key;
    this.#display = display;
  }

  /** @param key `display:ID` */
  static load(key: string, events: readonly LoggedEvent[]): DisplayAggregate {
    const display = events.reduce<DisplayState | null>((before, event) => {
      const outcome = takeDisplayEvent(before, event);
      return outcome === null || isBreach(outcome) ? before : outcome;
    }, null);
    return new DisplayAggregate(key, display);
  }

  take(event: LoggedEvent): Step {
    const outcome = takeDisplayEvent(this.#display, event);
    if (outcome !== null && isBreach(outcome)) {
      const conflicts = [conflictOf(outcome, event.seq)];
      return { next: this, conflicts, effects: () => NO_EFFECTS };
    }
    const rows = outcome === null ? [] : [changeOf(outcome)];
    const next = new DisplayAggregate(this.key, outcome);
    return { next, conflicts: [], effects: () => ({ ...NO_EFFECTS, rows }) };
  }

  turn(): null {
    return null;
  }
}

function changeOf(display: DisplayState): RowChange {
  const { displayId, revoked, name, wallId, column, row: line, pairedAt, by, keyDigest } = display;
  if (revoked) return gone('display', displayId, null);
  return row('display', displayId, null, {
    ...{ name, wallId, column, row: line, pairedAt, by, keyDigest },
  });
}
