import { StorageUnavailable } from '../log/storage-unavailable.ts';
import { Overloaded } from './recorder.ts';

/** What was done holds, but the log could not take it yet; `message` says so in Chinese, and what to do. */
export class NotRecordedYet extends Error {
  override readonly name = 'NotRecordedYet';

  /** @param holds what holds, the beginning of a sentence in Chinese */
  constructor(holds: string, cause: unknown) {
    const then = '存储恢复后会自动补记；补记之前请勿重新启动系统，否则会失效';
    super(`${holds}，立即生效，但尚未记录：${reasonOf(cause)}。${then}`, { cause });
  }
}

/** A deed that takes something out of sight, and so holds whether or not the log can take it. */
export interface Deed {
  /** The same deed done twice has the same key. */
  readonly key: string;
  /** Chinese, what holds: the beginning of a sentence. */
  readonly holds: string;
  /** Makes it hold without the log. */
  readonly hold: () => void;
  /** Has the log take it; whoever is told of commits makes it hold then. */
  readonly record: () => Promise<void>;
}

export interface UnrecordedDeed {
  /** Chinese, what holds. */
  readonly holds: string;
  /** UTC ms of the relay's clock. */
  readonly since: number;
}

export interface UnrecordedDeedsOptions {
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  readonly log: (line: string, error?: unknown) => void;
  /** How often the log is tried, ms. */
  readonly everyMs?: number;
}

/**
 * Deeds that hold although the log could not take them: it is tried until it does. They are in memory alone,
 * for where nothing can be written they cannot be kept; who did one is told so, and so is who reads the
 * relay's health or its output when it ends before the log took them.
 */
export class UnrecordedDeeds {
  readonly #options: UnrecordedDeedsOptions;
  readonly #waiting = new Map<string, Pick<Deed, 'record'> & UnrecordedDeed>();
  #timer: NodeJS.Timeout | undefined;
  #trying: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: UnrecordedDeedsOptions) {
    this.#options = options;
  }

  /** What holds and is not recorded, oldest first. */
  get all(): UnrecordedDeed[] {
    return [...this.#waiting.values()].map(({ holds, since }) => ({ holds, since }));
  }

  /**
   * Does a deed: recorded, or held and recorded later.
   * @throws NotRecordedYet when it holds and is not recorded; what `record` throws, when it does not hold
   */
  async do(deed: Deed): Promise<void> {
    try {
      await deed.record();
    } catch (error) {
      if (!isUnwritable(error)) throw error;
      deed.hold();
      throw this.wait(deed, error);
    }
    this.forget(deed.key);
  }

  /** Has a deed that holds already recorded as soon as the log takes it. @returns what its doer is told */
  wait(deed: Omit<Deed, 'hold'>, cause: unknown): NotRecordedYet {
    const { key, holds, record } = deed;
    const since = this.#waiting.get(key)?.since ?? this.#options.clock.now();
    this.#waiting.set(key, { holds, since, record });
    this.#options.log(`${holds}，但未能记录，将重试`);
    this.#plan();
    return new NotRecordedYet(holds, cause);
  }

  /** It is recorded, or something else is that says more. */
  forget(key: string): void {
    this.#waiting.delete(key);
  }

  /** Tries once more, then tells what is lost. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#trying;
    await this.#try();
    for (const { holds } of this.#waiting.values()) {
      this.#options.log(`${holds}，但始终未能记录，重新启动后不再有效，请启动后立即重做`);
    }
  }

  #plan(): void {
    if (this.#timer || this.#isClosed || this.#waiting.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#trying = this.#try().finally(() => {
        this.#timer = undefined;
        this.#plan();
      });
    }, this.#options.everyMs ?? 1_000);
    this.#timer.unref();
  }

  async #try(): Promise<void> {
    for (const [key, deed] of [...this.#waiting]) {
      try {
        await deed.record();
      } catch (error) {
        if (isUnwritable(error)) continue;
        // A rule forbids it by now: what it takes away is gone already. It holds on.
        this.#options.log(`${deed.holds}，不再需要补记`, error);
      }
      if (this.#waiting.get(key) === deed) this.#waiting.delete(key);
    }
  }
}

/** Whether the log may take later what it did not take now. */
export function isUnwritable(error: unknown): error is StorageUnavailable | Overloaded {
  const isClosing = error instanceof StorageUnavailable && error.reason === 'closed';
  return !isClosing && (error instanceof StorageUnavailable || error instanceof Overloaded);
}

function reasonOf(cause: unknown): string {
  return cause instanceof StorageUnavailable ? cause.message : '待写入的事件过多';
}
