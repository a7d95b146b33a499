import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { Conflict } from '../../rules/case-state.ts';
import type { Fact } from '../facts/fact.ts';
import type { Grouping } from '../facts/grouping.ts';
import type { Row, RowChange } from '../rows.ts';

/** What a step changes outside the aggregate. */
export interface Effects {
  readonly rows: readonly RowChange[];
  readonly facts: readonly Fact[];
  /** Of a case: what it can be grouped by. */
  readonly grouping?: Grouping;
  /** Present when that is new or another than it was. */
  readonly isRegrouped?: true;
  /** The event's own line of the ticker, if it is worth one. */
  readonly line: Row | null;
  /** Present when earlier events may be told otherwise now. */
  readonly revision?: Revision;
}

/** What the ticker may say of an aggregate's events. */
export interface Revision {
  /** Ids of the lines that its events could have. */
  readonly ids: ReadonlySet<string>;
  /** The lines that they do have. */
  readonly lines: ReadonlyMap<string, Row>;
}

export interface Step {
  readonly next: Aggregate;
  /** Contradictions that the event brings in; the step stands all the same. */
  readonly conflicts: readonly Conflict[];
  /** Reckoned only when asked for: an event that is refused needs none. */
  readonly effects: () => Effects;
}

/** A case or a matter without a case. Immutable: a step gives the next one. */
export interface Aggregate {
  readonly key: string;
  /** What it weighs in memory: events, about. */
  readonly weight: number;
  /** The next court day on which the clock alone changes it; null: none. */
  readonly wakeOn: string | null;
  /** Takes an event in, wherever in the history it belongs. */
  take(event: LoggedEvent, today: string): Step;
  /** Goes on to a court day. null: the day changes nothing. */
  turn(today: string): Step | null;
}
