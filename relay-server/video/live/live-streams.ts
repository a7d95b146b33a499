import type { MediaPart, MediaRun, MediaSink, RunEnd, RunEnded } from '../media.ts';
import { LIVE_LIMITS, type LiveLimits } from './live-limits.ts';
import type { Numbering } from './live-media.ts';
import { LiveStream } from './live-stream.ts';

/** A stream's pictures began to come in · come in no more. Instants are UTC ms. */
export type Liveness =
  | {
      readonly kind: 'began';
      readonly streamId: string;
      readonly runId: string;
      readonly at: number;
    }
  | {
      readonly kind: 'ended';
      readonly streamId: string;
      readonly runId: string;
      readonly reason: RunEnd;
      /** Of the last whole frame; null: there was none. */
      readonly lastFrameAt: number | null;
    };

export interface LiveStreamsOptions {
  readonly clock: { now(): number };
  readonly limits?: Partial<LiveLimits>;
}

interface Held {
  readonly stream: LiveStream;
  runId: string | null;
  lastFrameAt: number | null;
  /** When its last run ended, UTC ms; null: it runs. */
  endedAt: number | null;
  dropping: NodeJS.Timeout | undefined;
}

/** All streams that come in or did lately: takes what `ingest/` gives, gives what is served. */
export class LiveStreams implements MediaSink {
  readonly #clock: { now(): number };
  readonly #limits: LiveLimits;
  readonly #streams = new Map<string, Held>();
  readonly #listeners = new Set<(liveness: Liveness) => void>();
  /** No stream that begins anew may begin below the numbers that it had. */
  #floor: Numbering = { segment: 0, part: 0, discontinuity: 0 };

  constructor({ clock, limits }: LiveStreamsOptions) {
    this.#clock = clock;
    this.#limits = { ...LIVE_LIMITS, ...limits };
  }

  /** The stream whose playlist stands; undefined: never heard of, or long ended. */
  playing(streamId: string): LiveStream | undefined {
    const held = this.#streams.get(streamId);
    return held === undefined || this.#isOver(held) ? undefined : held.stream;
  }

  /** The stream whose media can be had: somewhat longer than its playlist stands. */
  held(streamId: string): LiveStream | undefined {
    return this.#streams.get(streamId)?.stream;
  }

  /** When the newest frame that came in was taken; null: nothing is known of the stream (any more). */
  lastFrameAt(streamId: string): number | null {
    return this.#streams.get(streamId)?.lastFrameAt ?? null;
  }

  /** @returns takes the listener away */
  onLiveness(listener: (liveness: Liveness) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  begin(run: MediaRun): void {
    const { streamId, runId } = run;
    const held = this.#begun(streamId);
    if (held.runId !== null) this.#ended(streamId, held, held.runId, 'failed', held.lastFrameAt);
    clearTimeout(held.dropping);
    Object.assign(held, { runId, lastFrameAt: null, endedAt: null });
    held.stream.begin(run);
    this.#tell({ kind: 'began', streamId, runId, at: run.startedAt });
  }

  /** What does not belong to the run that began last is passed over. */
  part(part: MediaPart): void {
    const held = this.#streams.get(part.streamId);
    if (held === undefined || held.runId !== part.runId) return;
    held.lastFrameAt = part.capturedAt + part.duration * 1000;
    held.stream.part(part);
  }

  end({ streamId, runId, reason, lastFrameAt }: RunEnded): void {
    const held = this.#streams.get(streamId);
    if (held === undefined || held.runId !== runId) return;
    this.#ended(streamId, held, runId, reason, lastFrameAt);
  }

  /** Lets go of everything. */
  close(): void {
    for (const [streamId, held] of this.#streams) {
      held.stream.end();
      this.#drop(streamId, held);
    }
    this.#listeners.clear();
  }

  #begun(streamId: string): Held {
    const before = this.#streams.get(streamId);
    if (before !== undefined && !this.#isOver(before)) return before;
    if (before !== undefined) this.#drop(streamId, before);
    const held: Held = {
      stream: new LiveStream(this.#limits, this.#numbering()),
      runId: null,
      lastFrameAt: null,
      endedAt: null,
      dropping: undefined,
    };
    this.#streams.set(streamId, held);
    return held;
  }

  #ended(
    streamId: string,
    held: Held,
    runId: string,
    reason: RunEnd,
    lastFrameAt: number | null,
  ): void {
    Object.assign(held, { runId: null, lastFrameAt, endedAt: this.#clock.now() });
    held.stream.end();
    const { standsMs, lingersMs } = this.#limits;
    clearTimeout(held.dropping);
    held.dropping = setTimeout(() => this.#drop(streamId, held), standsMs + lingersMs).unref();
    this.#tell({ kind: 'ended', streamId, runId, reason, lastFrameAt });
  }

  #isOver({ endedAt }: Held): boolean {
    return endedAt !== null && this.#clock.now() - endedAt >= this.#limits.standsMs;
  }

  #drop(streamId: string, held: Held): void {
    clearTimeout(held.dropping);
    if (this.#streams.get(streamId) === held) this.#streams.delete(streamId);
    this.#floor = highest(this.#floor, held.stream.after);
  }

  /**
   * Numbers begin with the clock, so that they grow over restarts of the relay too: what a player or a
   * cache holds under an address is never taken for something else. Discontinuities are counted from
   * the minute, and over again after three weeks: hls.js walks a list as long as their number.
   */
  #numbering(): Numbering {
    const second = Math.floor((this.#clock.now() - NUMBERS_SINCE) / 1000);
    const minute = Math.floor(second / 60) % DISCONTINUITIES;
    const clock = { segment: second, part: second * PARTS_A_SECOND, discontinuity: minute };
    return highest(clock, this.#floor);
  }

  #tell(liveness: Liveness): void {
    for (const listener of [...this.#listeners]) listener(liveness);
  }
}

/** Media sequence numbers stay below 2³¹ until 2088, as some players want. */
const NUMBERS_SINCE = Date.UTC(2020, 0, 1);
const PARTS_A_SECOND = 100;
const DISCONTINUITIES = 30_000;

function highest(a: Numbering, b: Numbering): Numbering {
  return {
    segment: Math.max(a.segment, b.segment),
    part: Math.max(a.part, b.part),
    discontinuity: Math.max(a.discontinuity, b.discontinuity),
  };
}
