import { goesOnAt } from '../rules/sessions/command.ts';
import { goOnWhenOver, passOverUnshowable, sweep } from './conduct-commands.ts';
import type { Desk } from './desk.ts';

export interface DriverOptions {
  readonly desk: Desk;
  /** Those that show a wall's session now. */
  readonly displays: (wallId: string) => readonly string[];
  readonly onError: (error: unknown) => void;
}

/** What could not be written down is tried again after, ms. */
const AGAIN_MS = 2_000;

/**
 * Goes on to the next item when one has ended, by the machine's clock, or cannot be shown; after a restart from
 * where it was. Takes off what is cleared no more.
 */
export class Driver {
  readonly #options: DriverOptions;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #isStopped = false;

  constructor(options: DriverOptions) {
    this.#options = options;
  }

  /** Takes up what runs, and what was withdrawn while the relay was away. */
  start(): void {
    this.cleared();
    for (const { sessionId } of this.#options.desk.options.book.open()) this.watch(sessionId);
  }

  stop(): void {
    this.#isStopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** A session has changed: what is to come next, and when, is looked at anew. */
  watch(sessionId: string): void {
    this.#plan(sessionId, () => this.#look(sessionId));
  }

  /** What may be shown has changed. */
  cleared(): void {
    const { desk } = this.#options;
    for (const { sessionId } of desk.options.book.open()) {
      this.#plan(`${sessionId} sweep`, () => desk.inTurn(() => sweep(desk, sessionId)));
    }
  }

  async #look(sessionId: string): Promise<void> {
    const { desk, displays } = this.#options;
    const state = await desk.inTurn(async () => {
      await passOverUnshowable(desk, sessionId, displays);
      for (const rehearsal of [false, true]) await goOnWhenOver(desk, sessionId, rehearsal);
      return desk.find(sessionId);
    });
    if (!state) return;
    const due = [false, true]
      .map((rehearsal) => goesOnAt(state, rehearsal))
      .filter((at) => at !== null);
    if (due.length === 0) return;
    const wait = Math.max(0, Math.min(...due) - desk.options.machine.now());
    this.#plan(sessionId, () => this.#look(sessionId), Math.min(wait, 2 ** 31 - 1));
  }

  #plan(key: string, deed: () => Promise<void>, afterMs = 0): void {
    if (this.#isStopped) return;
    clearTimeout(this.#timers.get(key));
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      deed().catch((error: unknown) => {
        this.#options.onError(error);
        if (!this.#timers.has(key)) this.#plan(key, deed, AGAIN_MS);
      });
    }, afterMs);
    // A relay that closes does not wait for the end of a clip.
    timer.unref();
    this.#timers.set(key, timer);
  }
}
