import { randomUUID } from 'node:crypto';
import { eventOf, type SourceEvent } from '../../wire/case-event.ts';
import type { RoomMode } from '../../wire/codes.ts';
import type { EventBody, EventType } from '../../wire/event-bodies.ts';
import { OWN_SOURCE, type Recorder } from '../intake/recorder.ts';
import type { LogStore } from '../log/store.ts';
import type { CaseState } from '../rules/case-state.ts';
import { dayOf } from '../rules/days.ts';
import { foldCase } from '../rules/fold-case.ts';
import { type Breach, conflictOf, isBreach } from '../rules/outcome.ts';
import { ruleBook } from '../rules/rule-book.ts';
import { decideSession, foldSession, isSessionEvent } from '../rules/sessions/fold-session.ts';
import type { SessionState } from '../rules/sessions/session-state.ts';
import type { ClearedClips } from './cleared-clips.ts';
import type { SessionBook } from './session-book.ts';
import { SessionConflict } from './session-conflict.ts';

export interface DeskOptions {
  readonly recorder: Pick<Recorder, 'recordWhole'>;
  readonly store: Pick<LogStore, 'findEvents' | 'historyOf' | 'rows' | 'rowCount' | 'head'>;
  readonly book: SessionBook;
  readonly cleared: Pick<ClearedClips, 'get'>;
  /** What may be shown before a wall now; null: there is no such wall. */
  readonly modeOf: (wallId: string) => RoomMode | null;
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  /** The machine's real time, UTC ms, by which media play. */
  readonly machine: { now(): number };
  /** Names for events, invitees …; each another. */
  readonly newId?: () => string;
}

/** One event to be said; `caseNumber` for those of a case. */
export interface Said<T extends EventType = EventType> {
  readonly type: T;
  readonly body: EventBody<T>;
  readonly caseNumber?: string;
}

/** Makes an event to be said; type and body are checked against each other by the compiler. */
export function say<T extends EventType>(type: T, body: EventBody<T>, caseNumber?: string): Said {
  const said = { type, body, ...(caseNumber !== undefined && { caseNumber }) };
  // One T ties type and body together; TypeScript cannot see that in the union of all types.
  return said as Said;
}

/** Most sessions whose state is held; others are folded from the log when they are asked for. */
const MOST_HELD = 16;

/**
 * Where what is done to sessions is written down: one deed at a time, each from the state that the one before it
 * left, each durable before it is answered.
 */
export class Desk {
  readonly options: DeskOptions;
  readonly #states = new Map<string, SessionState | undefined>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: DeskOptions) {
    this.options = options;
  }

  newId(): string {
    return (this.options.newId ?? randomUUID)();
  }

  /** Does one deed after those that were begun before it. */
  inTurn<T>(deed: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(deed, deed);
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  /** How a session stands; undefined: there is none. @throws StorageUnavailable */
  async find(id: string): Promise<SessionState | undefined> {
    if (this.#states.has(id)) return this.#states.get(id);
    const state = foldSession(await this.options.store.historyOf(`session:${id}`));
    for (const oldest of this.#states.keys()) {
      if (this.#states.size < MOST_HELD) break;
      this.#states.delete(oldest);
    }
    this.#states.set(id, state);
    return state;
  }

  /** @throws SessionConflict J-2; StorageUnavailable */
  async get(id: string): Promise<SessionState> {
    const state = await this.find(id);
    if (!state) throw new SessionConflict(ruleBook['J-2'].sentence, 'J-2');
    return state;
  }

  /** A case as its events make it; undefined: the log has none. @throws StorageUnavailable */
  async caseOf(caseNumber: string): Promise<CaseState | undefined> {
    const { store, clock } = this.options;
    return foldCase(await store.historyOf(caseNumber), dayOf(clock.now()));
  }

  /**
   * Whether a command has been carried out already: sent again, it changes nothing more.
   * @throws SessionConflict when its name stands for something else; StorageUnavailable
   */
  async isDone(
    sessionId: string,
    commandId: string,
    ...types: readonly EventType[]
  ): Promise<boolean> {
    const [before] = await this.options.store.findEvents(OWN_SOURCE, [eventId(commandId, 0)]);
    if (!before) return false;
    const same = isSessionEvent(before) && before.body.sessionId === sessionId;
    if (!same || !types.includes(before.type)) {
      throw new SessionConflict('此操作标识（commandId）已用于另一操作，请换一个再试');
    }
    return true;
  }

  /**
   * Says what a command came to, all of it or nothing; the first event bears the command's name.
   * @throws SessionConflict with the rule that is broken; StorageUnavailable, Overloaded
   */
  async record(sessionId: string, commandId: string, said: readonly Said[]): Promise<void> {
    const { recorder, clock } = this.options;
    const occurredAt = clock.now();
    const items = said.map(({ type, body, caseNumber }, index) => ({
      ...{ id: eventId(commandId, index), type, v: 1, occurredAt, body },
      ...(caseNumber !== undefined && { caseNumber }),
    }));
    // Whatever becomes of it, what is held is folded anew unless it is known to be right.
    const before = this.#states.get(sessionId);
    this.#states.delete(sessionId);
    const { rejected, seq } = await recorder.recordWhole(OWN_SOURCE, items);
    const [refused] = rejected;
    if (refused) throw new SessionConflict(refused.message, refused.rule);
    const after = items.reduce<SessionState | undefined>((state, item) => {
      const parsed = eventOf(item, item.type, item.body);
      if ('issues' in parsed) return state;
      return this.#taken(state, parsed.event, seq);
    }, before);
    if (after) this.#states.set(sessionId, after);
  }

  #taken(
    state: SessionState | undefined,
    event: SourceEvent,
    seq: number,
  ): SessionState | undefined {
    const logged = { ...event, seq, source: OWN_SOURCE, recordedAt: event.occurredAt };
    if (!isSessionEvent(logged)) return state;
    const outcome = decideSession(state, logged);
    return isBreach(outcome) ? undefined : outcome;
  }
}

/** `s.UUID` of the first event of a command, `s.UUID.1` of the next … */
export function eventId(commandId: string, index: number): string {
  return index === 0 ? `s.${commandId}` : `s.${commandId}.${index}`;
}

/** @throws SessionConflict in place of a breach */
export function orConflict<T extends object>(outcome: T | Breach): T {
  if (!isBreach(outcome)) return outcome;
  const { message, rule } = conflictOf(outcome, 0);
  throw new SessionConflict(message, rule);
}
