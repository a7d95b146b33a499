import type { LoggedEvent } from '../../../wire/case-event.ts';
import { daysFrom, laterDay, plusDays } from '../../rules/days.ts';
import { conflictOf, isBreach, refuse } from '../../rules/outcome.ts';
import {
  decideSession,
  foldSession,
  isSessionEvent,
  refuseAmendment,
  type SessionEvent,
} from '../../rules/sessions/fold-session.ts';
import type { SessionState } from '../../rules/sessions/session-state.ts';
import { rowOfMatterEvent } from '../event-rows.ts';
import { factDiff } from '../facts/fact-diff.ts';
import { factsOfSession } from '../facts.ts';
import { listChanges } from '../row-diff.ts';
import type { Row } from '../rows.ts';
import { rowsOfSession } from '../session-rows.ts';
import type { Aggregate, Effects, Step } from './aggregate.ts';
import { MatterAggregate } from './matter-aggregate.ts';

/** Days after its end for which a session's list and run-sheet are at hand; later the log is asked. */
const AT_HAND_DAYS = 30;

/**
 * A warning session: that it was held, which a court's own system may say too (a matter like others), and what
 * was planned, put on and written down on the wall, carried on event by event.
 */
export class SessionAggregate implements Aggregate {
  readonly key: string;
  readonly #held: MatterAggregate;
  readonly #state: SessionState | undefined;
  readonly #day: string;

  private constructor(
    key: string,
    held: MatterAggregate,
    state: SessionState | undefined,
    day: string,
  ) {
    this.key = key;
    this.#held = held;
    this.#state = state;
    this.#day = day;
  }

  /** @param key `session:ID` */
  static load(key: string, events: readonly LoggedEvent[], today: string): SessionAggregate {
    const held = events.filter((event) => !isSessionEvent(event));
    return new SessionAggregate(
      key,
      MatterAggregate.load(key, held, today),
      foldSession(events),
      today,
    );
  }

  get weight(): number {
    const { shown, talks, invitees, played } = this.#state ?? NOTHING;
    return this.#held.weight + shown.length + talks.length + invitees.size + played.length;
  }

  get wakeOn(): string | null {
    const overOn = this.#state?.overOn ?? null;
    const until = overOn === null ? null : plusDays(overOn, AT_HAND_DAYS);
    return until !== null && until > this.#day ? until : null;
  }

  take(event: LoggedEvent, today: string): Step {
    return isSessionEvent(event) ? this.#conduct(event, today) : this.#hold(event, today);
  }

  turn(today: string): Step | null {
    if (!this.#state) return null;
    return this.#to(this.#held, this.#state, today, () => null);
  }

  #conduct(event: SessionEvent, today: string): Step {
    // Another system has told of a session of this name: it is not this one.
    const isTaken = event.type === 'session.planned' && !this.#state && this.#held.weight > 1;
    if (isTaken) return this.#refused(event.seq, refuse('J-1', 'sessionId', event.body.sessionId));
    const outcome = decideSession(this.#state, event);
    if (isBreach(outcome)) return this.#refused(event.seq, outcome);
    return this.#to(this.#held, outcome, today, () => rowOfMatterEvent(event, null));
  }

  #hold(event: LoggedEvent, today: string): Step {
    const breach = refuseAmendment(this.#state, event);
    if (breach) return this.#refused(event.seq, breach);
    const step = this.#held.take(event, today);
    const { next } = step;
    if (!(next instanceof MatterAggregate)) throw new Error('a matter became something else');
    const here = new SessionAggregate(this.key, next, this.#state, laterDay(this.#day, today));
    return { next: here, conflicts: step.conflicts, effects: step.effects };
  }

  #refused(seq: number, breach: Parameters<typeof conflictOf>[0]): Step {
    return { next: this, conflicts: [conflictOf(breach, seq)], effects: () => NO_EFFECTS };
  }

  #to(
    held: MatterAggregate,
    state: SessionState | undefined,
    today: string,
    line: () => Row | null,
  ): Step {
    const next = new SessionAggregate(this.key, held, state, laterDay(this.#day, today));
    return {
      next,
      conflicts: [],
      effects: (): Effects => ({
        rows: listChanges(this.#rows(), next.#rows()),
        facts: factDiff(factsOfSession(this.#state), factsOfSession(state)),
        line: line(),
      }),
    };
  }

  #rows(): Row[] {
    if (!this.#state) return [];
    const { overOn } = this.#state;
    const isOld = overOn !== null && daysFrom(overOn, this.#day) >= AT_HAND_DAYS;
    return rowsOfSession(this.#state, isOld);
  }
}

const NO_EFFECTS: Effects = { rows: [], facts: [], line: null };
const NOTHING = { shown: [], talks: [], invitees: new Map(), played: [] };
