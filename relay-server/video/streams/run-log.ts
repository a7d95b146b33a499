import type { RunEnd } from '../media.ts';
import { FactQueue, type FactQueueOptions } from './fact-queue.ts';
import type { OpenRun, StreamBook } from './stream-book.ts';

export interface RunLogOptions extends FactQueueOptions {
  readonly book: Pick<StreamBook, 'get'>;
}

/** A coming-in whose pictures have a size. */
export interface BegunRun {
  readonly streamId: string;
  readonly runId: string;
  readonly width: number;
  readonly height: number;
  readonly audio: boolean;
}

/** Writes into the log when streams came in and ceased to, in order, until the storage takes it. */
export class RunLog {
  readonly #clock: FactQueueOptions['clock'];
  readonly #book: RunLogOptions['book'];
  readonly #facts: FactQueue;
  readonly #started = new Map<string, number>();

  constructor(options: RunLogOptions) {
    this.#clock = options.clock;
    this.#book = options.book;
    this.#facts = new FactQueue(options);
  }

  began({ streamId, runId, width, height, audio }: BegunRun): void {
    const startedAt = this.#clock.now();
    this.#started.set(runId, startedAt);
    const body = { streamId, runId, startedAt, width, height, audio };
    this.#facts.say(`run-${runId}-started`, 'stream.started', body);
  }

  /**
   * @param lastFrameAgoMs since the last whole frame; null: there was none
   */
  ended(streamId: string, runId: string, reason: RunEnd, lastFrameAgoMs: number | null): void {
    const startedAt = this.#started.get(runId);
    this.#started.delete(runId);
    if (startedAt === undefined) return;
    const body = { streamId, runId, startedAt, reason, ...this.#about(streamId) };
    const lastFrameAt =
      lastFrameAgoMs === null
        ? {}
        : {
            lastFrameAt: Math.max(startedAt, this.#clock.now() - Math.round(lastFrameAgoMs)),
          };
    this.#facts.say(`run-${runId}-ended`, 'stream.ended', { ...body, ...lastFrameAt });
  }

  /** Runs that a relay before this one began and could not end: its process went. */
  broken(runs: readonly OpenRun[]): void {
    for (const { streamId, runId, startedAt } of runs) {
      const body = { streamId, runId, startedAt, reason: 'failed', ...this.#about(streamId) };
      this.#facts.say(`run-${runId}-ended`, 'stream.ended', body);
    }
  }

  /** What the stream is called now, and its case. */
  #about(streamId: string): { title?: string; caseNumber?: string } {
    const stream = this.#book.get(streamId);
    if (!stream) return {};
    const { title, caseNumber } = stream;
    return { title, ...(caseNumber !== null && { caseNumber }) };
  }

  /** Offers what still waits once more, and ends. */
  async close(): Promise<void> {
    await this.#facts.close();
  }
}
