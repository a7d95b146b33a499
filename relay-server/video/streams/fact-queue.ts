import { OWN_SOURCE } from '../../intake/recorder.ts';
import type { StreamRecorder } from './register.ts';

export interface FactQueueOptions {
  readonly recorder: StreamRecorder;
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  readonly log: (line: string, error?: unknown) => void;
  /** Pause before what the storage did not take is offered again, ms. */
  readonly retryMs?: number;
}

/** One request takes no more. */
const AT_ONCE = 500;
/** More facts wait for the storage only when it has been away for hours; the oldest go. */
const MOST_WAITING = 10_000;

/** Facts of the relay's own on their way into the log, in order, offered until the storage takes them. */
export class FactQueue {
  readonly #options: Required<FactQueueOptions>;
  readonly #waiting: object[] = [];
  #writing: Promise<void> | null = null;
  #wake: (() => void) | null = null;
  #closing = false;

  constructor(options: FactQueueOptions) {
    this.#options = { retryMs: 2_000, ...options };
  }

  /** How many facts the storage has not taken yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** @param id the same for the same fact, so that it is logged once */
  say(id: string, type: string, body: object): void {
    this.#waiting.push({ id, type, v: 1, occurredAt: this.#options.clock.now(), body });
    if (this.#waiting.length > MOST_WAITING) this.#waiting.shift();
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
  }

  /** Offers what still waits once more, and ends. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#wake?.();
    await this.#writing;
  }

  async #write(): Promise<void> {
    const { recorder, log } = this.#options;
    while (this.#waiting.length > 0) {
      const facts = this.#waiting.splice(0, AT_ONCE);
      try {
        const { rejected } = await recorder.record(OWN_SOURCE, facts);
        for (const { message } of rejected) log(`现场视频情况未能记入日志：${message}`);
      } catch (error) {
        this.#waiting.unshift(...facts);
        if (this.#closing) {
          log(`有 ${this.#waiting.length} 条现场视频情况未能记入日志`, error);
          return;
        }
        await this.#pause();
      }
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#options.retryMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
