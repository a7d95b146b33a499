import type { LoggedEvent } from '../../../wire/case-event.ts';
import { takeWallEvent, type WallState } from '../../rules/displays/wall-state.ts';
import { conflictOf, isBreach } from '../../rules/outcome.ts';
import { type Row, row } from '../rows.ts';
import type { Aggregate, Step } from './aggregate.ts';

const NO_EFFECTS = { rows: [], facts: [], line: null } as const;

/** One wall, its room and its direction. Its state is carried on: no history is held. */
export class WallAggregate implements Aggregate {
  readonly key: string;
  readonly weight = 1;
  readonly wakeOn = null;
  readonly #wall: WallState | null;

  private constructor(key: string, wall: WallState | null) {
    this.key = key;
    this.#wall = wall;
  }

  /** @param key `wall:ID` */
  static load(key: string, events: readonly LoggedEvent[]): WallAggregate {
    const wall = events.reduce<WallState | null>((before, event) => {
      const outcome = takeWallEvent(before, event);
      return outcome === null || isBreach(outcome) ? before : outcome;
    }, null);
    return new WallAggregate(key, wall);
  }

  take(event: LoggedEvent): Step {
    const outcome = takeWallEvent(this.#wall, event);
    if (outcome !== null && isBreach(outcome)) {
      const conflicts = [conflictOf(outcome, event.seq)];
      return { next: this, conflicts, effects: () => NO_EFFECTS };
    }
    const rows = outcome === null ? [] : [rowOf(outcome)];
    const next = new WallAggregate(this.key, outcome);
    return { next, conflicts: [], effects: () => ({ ...NO_EFFECTS, rows }) };
  }

  turn(): null {
    return null;
  }
}

function rowOf({ wallId, title, columns, rows, bezel, room, changed, directive }: WallState): Row {
  return row('wall', wallId, null, {
    ...{ title, columns, rows, bezel },
    mode: room.mode,
    since: changed?.at ?? null,
    until: room.until,
    back: room.back,
    directive,
  });
}
