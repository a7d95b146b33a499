import { StorageUnavailable } from '../log/storage-unavailable.ts';
import type { DeedFile } from './deed-file.ts';
import { textOfNotes } from './deed-notes.ts';
import { Overloaded } from './recorder.ts';
import type { SayingOnce } from './say-own.ts';

/** What was done holds, but the log could not take it yet; `message` says so in Chinese, and what to do. */
export class NotRecordedYet extends Error {
  override readonly name = 'NotRecordedYet';

  /**
   * @param holds what holds, the beginning of a sentence in Chinese
   * @param isKept it holds after a start of the relay too
   */
  constructor(holds: string, cause: unknown, isKept: boolean) {
    const then = isKept
      ? '已另行记下，重新启动后仍然有效；存储恢复后会自动补记'
      : '存储恢复后会自动补记；补记之前请勿重新启动系统，否则会失效';
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
  /** The events that the log is to take, kept beside it until it does; null: they follow from what is kept elsewhere. */
  readonly says: readonly SayingOnce[] | null;
  /** Has the log take it; whoever is told of commits makes it hold then. */
  readonly record: () => Promise<void>;
}

export interface UnrecordedDeed {
  /** Chinese, what holds. */
  readonly holds: string;
  /** UTC ms of the relay's clock. */
  readonly since: number;
  /** It holds after a start of the relay too. */
  readonly kept: boolean;
}

interface Waiting extends Omit<Deed, 'hold'> {
  readonly since: number;
  kept: boolean;
}

export interface UnrecordedDeedsOptions {
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  readonly log: (line: string, error?: unknown) => void;
  /** Where they are kept beside the log; null: nowhere. */
  readonly file?: Pick<DeedFile, 'write'> | null;
  /** How often the log is tried, ms. */
  readonly everyMs?: number;
}

/**
 * Deeds that hold although the log could not take them: it is tried until it does. Until then they are kept in a
 * file of their own, from which a relay that starts holds them again. Where that cannot be written either, who
 * did one is told so, and so is who reads the relay's health or its output when it ends.
 */
export class UnrecordedDeeds {
  readonly #options: UnrecordedDeedsOptions;
  readonly #waiting = new Map<string, Waiting>();
  #timer: NodeJS.Timeout | undefined;
  #trying: Promise<void> = Promise.resolve();
  #saving: Promise<void> = Promise.resolve();
  /** It was told already that what waits cannot be kept. */
  #isTold = false;
  #isClosed = false;

  constructor(options: UnrecordedDeedsOptions) {
    this.#options = options;
  }

  /** What holds and is not recorded, oldest first. */
  get all(): UnrecordedDeed[] {
    return [...this.#waiting.values()].map(({ holds, since, kept }) => ({ holds, since, kept }));
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
      throw await this.wait(deed, error);
    }
    await this.forget(deed.key);
  }

  /** Has a deed that holds already recorded as soon as the log takes it. @returns what its doer is told */
  async wait(deed: Omit<Deed, 'hold'>, cause: unknown): Promise<NotRecordedYet> {
    const { key, holds, says, record } = deed;
    const since = this.#waiting.get(key)?.since ?? this.#options.clock.now();
    const waiting = { key, holds, since, says, record, kept: says === null };
    this.#waiting.set(key, waiting);
    this.#options.log(`${holds}，但未能记录，将重试`);
    this.#plan();
    await this.#save();
    return new NotRecordedYet(holds, cause, waiting.kept);
  }

  /** Holds again what a relay before this one kept, and tries to have it recorded. */
  async restore(deeds: readonly (Deed & { readonly since: number })[]): Promise<void> {
    for (const { hold, ...deed } of deeds) {
      hold();
      this.#waiting.set(deed.key, { ...deed, kept: true });
      this.#options.log(`${deed.holds}，上次停机前未能记录；仍然有效，现在补记`);
    }
    await this.#try();
    await this.#save();
    this.#plan();
  }

  /** It is recorded, or something else is that says more. */
  async forget(key: string): Promise<void> {
    if (this.#waiting.delete(key)) await this.#save();
  }

  /** Tries once more, then tells what is lost. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#trying;
    await this.#try();
    await this.#saving;
    for (const { holds, kept } of this.#waiting.values()) {
      const then = kept
        ? '尚未记录；已另行记下，重新启动后仍然有效'
        : '但始终未能记录，重新启动后不再有效，请启动后立即重做';
      this.#options.log(`${holds}，${then}`);
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
    const before = this.#waiting.size;
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
    const lacks = [...this.#waiting.values()].some(({ kept }) => !kept);
    if (lacks || this.#waiting.size !== before) await this.#save();
  }

  /** Writes down what waits, as it is when its turn has come. */
  #save(): Promise<void> {
    const { file, log } = this.#options;
    if (!file) return Promise.resolve();
    this.#saving = this.#saving.then(async () => {
      const notes = [...this.#waiting.values()].flatMap((deed) =>
        deed.says === null ? [] : [{ deed, ...deed, says: deed.says }],
      );
      try {
        await file.write(textOfNotes(notes));
        for (const { deed } of notes) deed.kept = true;
        this.#isTold = false;
      } catch (error) {
        if (!this.#isTold) log('未记录的操作也未能另行记下，将重试；记下之前重新启动会失效', error);
        this.#isTold = true;
      }
    });
    return this.#saving;
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
