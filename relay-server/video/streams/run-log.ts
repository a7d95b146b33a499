import { OWN_SOURCE } from '../../intake/recorder.ts';
import type { RunEnd } from '../media.ts';
import type { StreamRecorder } from './register.ts';
import type { OpenRun } from './stream-book.ts';

/** A coming-in whose pictures have a size. */
export interface BegunRun {
  readonly streamId: string;
  readonly runId: string;
  readonly width: number;
  readonly height: number;
  readonly audio: boolean;
}

export interface RunLogOptions {
  readonly recorder: StreamRecorder;
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  readonly log: (line: string, error?: unknown) => void;
  /** Pause before what the storage did not take is offered again, ms. */
  readonly retryMs?: number;
}

/** More facts than this wait for the storage only when it has been away for hours; the oldest go. */
const MOST_WAITING = 10_000;

/** Writes into the log when streams came in and ceased to, in order, until the storage takes it. */
export class RunLog {
  readonly #options: Required<RunLogOptions>;
  readonly #waiting: object[] = [];
  readonly #started = new Map<string, number>();
  #writing: Promise<void> | null = null;
  #wake: (() => void) | null = null;
  #closing = false;

  constructor(options: RunLogOptions) {
    this.#options = { retryMs: 2_000, ...options };
  }

  began({ streamId, runId, width, height, audio }: BegunRun): void {
    const startedAt = this.#options.clock.now();
    this.#started.set(runId, startedAt);
    const body = { streamId, runId, startedAt, width, height, audio };
    this.#say(`run-${runId}-started`, 'stream.started', body);
  }

  /**
   * @param lastFrameAgoMs since the last whole frame; null: there was none
   */
  ended(streamId: string, runId: string, reason: RunEnd, lastFrameAgoMs: number | null): void {
    const startedAt = this.#started.get(runId);
    this.#started.delete(runId);
    if (startedAt === undefined) return;
    const body = { streamId, runId, startedAt, reason };
    const lastFrameAt =
      lastFrameAgoMs === null
        ? {}
        : {
            lastFrameAt: Math.max(
              startedAt,
              this.#options.clock.now() - Math.round(lastFrameAgoMs),
            ),
          };
    this.#say(`run-${runId}-ended`, 'stream.ended', { ...body, ...lastFrameAt });
  }

  /** Runs that a relay before this one began and could not end: its process went. */
  broken(runs: readonly OpenRun[]): void {
    for (const { streamId, runId, startedAt } of runs) {
      const body = { streamId, runId, startedAt, reason: 'failed' };
      this.#say(`run-${runId}-ended`, 'stream.ended', body);
    }
  }

  /** Offers what still waits once more, and ends. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#wake?.();
    await this.#writing;
  }

  #say(id: string, type: string, body: object): void {
    this.#waiting.push({ id, type, v: 1, occurredAt: this.#options.clock.now(), body });
    if (this.#waiting.length > MOST_WAITING) this.#waiting.shift();
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
  }

  async #write(): Promise<void> {
    const { recorder, log } = this.#options;
    while (this.#waiting.length > 0) {
      const facts = this.#waiting.splice(0, 500);
      try {
        const { rejected } = await recorder.record(OWN_SOURCE, facts);
        for (const { message } of rejected) log(`视频接入情况未能记入日志：${message}`);
      } catch (error) {
        this.#waiting.unshift(...facts);
        if (this.#closing) {
          log(`有 ${this.#waiting.length} 条视频接入情况未能记入日志`, error);
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
