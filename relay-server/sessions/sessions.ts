import { createHash } from 'node:crypto';
import type { Failed, Shown } from '../../wire/frame.ts';
import type { SessionRecord } from '../../wire/sessions.ts';
import type { PlayAnswer, PlayHandlers } from '../fanout/plays.ts';
import { Overloaded } from '../intake/recorder.ts';
import { StorageUnavailable } from '../log/storage-unavailable.ts';
import type { StoredRow } from '../log/store.ts';
import type { CaseState } from '../rules/case-state.ts';
import { invitedIn } from '../rules/sessions/roster.ts';
import type { SessionState } from '../rules/sessions/session-state.ts';
import { ClearedClips } from './cleared-clips.ts';
import { itemFailed } from './conduct-commands.ts';
import { Desk, type DeskOptions, say } from './desk.ts';
import { Driver } from './driver.ts';
import { SessionBook } from './session-book.ts';
import { SessionConflict } from './session-conflict.ts';
import { sessionRecordOf } from './session-record.ts';

export interface SessionsOptions extends Omit<DeskOptions, 'book' | 'cleared'> {
  readonly court: string;
  /** Displays that show what an audience is sent, by socket: who each is (null: a page that nobody paired). */
  readonly displays: () => readonly {
    readonly id: string;
    readonly who: string | null;
    readonly audience: string;
  }[];
  readonly onError: (error: unknown) => void;
}

/** A page of this machine that nobody paired. */
const UNNAMED = 'loopback';
const WHY = { unavailable: '取不到片段', undecodable: '无法解码', late: '未能及时取得' } as const;

/** Warning sessions (执行警示活动): put together. */
export class Sessions {
  readonly desk: Desk;
  readonly book: SessionBook;
  readonly court: string;
  readonly #options: SessionsOptions;
  readonly #cleared: ClearedClips;
  readonly #driver: Driver;

  private constructor(options: SessionsOptions, book: SessionBook, cleared: ClearedClips) {
    this.#options = options;
    this.court = options.court;
    this.book = book;
    this.#cleared = cleared;
    this.desk = new Desk({ ...options, book, cleared });
    this.#driver = new Driver({
      desk: this.desk,
      displays: (wallId) => this.#displaysOn(wallId),
      onError: options.onError,
    });
  }

  /** @throws StorageUnavailable; ZodError when a kept row is not what was written */
  static async load(options: SessionsOptions): Promise<Sessions> {
    const [book, cleared] = [
      await SessionBook.load(options.store),
      await ClearedClips.load(options.store),
    ];
    return new Sessions(options, book, cleared);
  }

  start(): void {
    this.#driver.start();
  }

  stop(): void {
    this.#driver.stop();
  }

  /** Takes in a commit's rows. @throws DamagedRows the sessions that they told of are forgotten */
  update(rows: readonly StoredRow[]): void {
    try {
      this.book.update(rows);
    } finally {
      for (const { topic, id } of rows) if (topic === 'session') this.#driver.watch(id);
    }
  }

  /** Takes in which clips may be shown. @throws DamagedRows those that they told of may not */
  updateCleared(rows: readonly StoredRow[]): void {
    let isChanged = true;
    try {
      isChanged = this.#cleared.update(rows);
    } finally {
      if (isChanged) this.#driver.cleared();
    }
  }

  /** All that is known of a session now. @throws SessionConflict J-2; StorageUnavailable */
  async record(sessionId: string): Promise<SessionRecord> {
    const state = await this.desk.get(sessionId);
    const cases = new Map<string, CaseState>();
    for (const { caseNumber } of invitedIn(state)) {
      const known = cases.has(caseNumber) ? undefined : await this.desk.caseOf(caseNumber);
      if (known) cases.set(caseNumber, known);
    }
    const { clock, store } = this.#options;
    const head = store.head();
    return sessionRecordOf(state, { court: this.court, madeAt: clock.now(), head, cases });
  }

  /** Hears what displays say of the clips that they play. Only those of the session's own wall are heard. */
  readonly plays: PlayHandlers = {
    shown: ({ socketId }, message) =>
      this.#heard(socketId, (displayId, wallId) => this.#shown(displayId, wallId, message)),
    failed: ({ socketId }, message) =>
      this.#heard(socketId, (displayId, wallId) => this.#failed(displayId, wallId, message)),
  };

  async #heard(
    socketId: string,
    take: (displayId: string, wallId: string) => Promise<void>,
  ): Promise<PlayAnswer> {
    const speaker = this.#options.displays().find(({ id }) => id === socketId);
    const wallId = speaker && wallOf(speaker.audience);
    if (!speaker || wallId === undefined) return 'forbidden';
    try {
      const displayId = speaker.who ?? UNNAMED;
      await this.desk.inTurn(() => take(displayId, wallId));
      return 'taken';
    } catch (error) {
      if (error instanceof SessionConflict) return 'bad_request';
      const later = error instanceof StorageUnavailable || error instanceof Overloaded;
      if (!later) throw error;
      return 'unavailable';
    }
  }

  /** The same proof again is one: a display repeats what it has no answer to. */
  async #shown(displayId: string, wallId: string, message: Shown): Promise<void> {
    const { sessionId, derivativeId: _, ...played } = message;
    const { live } = await this.#requireWall(sessionId, wallId);
    const { startedAt, endedAt, fromMs, toMs } = played;
    const now = this.#options.machine.now();
    const took = endedAt - startedAt;
    const isPlausible =
      fromMs < toMs &&
      took >= 0 &&
      toMs - fromMs <= took * FASTEST + TOLERANCE_MS &&
      endedAt <= now + TOLERANCE_MS &&
      startedAt >= (live?.beganAt ?? now) - TOLERANCE_MS;
    if (!isPlausible) throw new SessionConflict('播放记录的时间不对');
    const proof = JSON.stringify([displayId, sessionId, played]);
    const commandId = `shown-${createHash('sha256').update(proof).digest('hex').slice(0, 32)}`;
    if (await this.desk.isDone(sessionId, commandId, 'session.shown')) return;
    await this.desk.record(sessionId, commandId, [
      say('session.shown', { sessionId, displayId, ...played }),
    ]);
  }

  async #failed(displayId: string, wallId: string, message: Failed): Promise<void> {
    const { sessionId, itemId, why } = message;
    await this.#requireWall(sessionId, wallId);
    // When it was heard: a display's own clock is not needed for it.
    const at = this.#options.machine.now();
    await itemFailed(this.desk, { sessionId, itemId, displayId, why: WHY[why], at });
  }

  #displaysOn(wallId: string): string[] {
    return this.#options
      .displays()
      .filter(({ audience }) => wallOf(audience) === wallId)
      .map(({ who }) => who ?? UNNAMED);
  }

  async #requireWall(sessionId: string, wallId: string): Promise<SessionState> {
    const state = await this.desk.get(sessionId);
    if (state.wallId !== wallId) throw new SessionConflict('这场警示活动不在此大屏');
    return state;
  }
}

/** A display's clock may be so far off, ms; and play so much faster than time while it catches up. */
const TOLERANCE_MS = 10_000;
const FASTEST = 1.2;

const AUDIENCE = 'session@';

/** The wall of an audience's name; undefined: it sees no session. */
function wallOf(audience: string): string | undefined {
  return audience.startsWith(AUDIENCE) ? audience.slice(AUDIENCE.length) : undefined;
}
