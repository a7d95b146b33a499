import { randomUUID } from 'node:crypto';
import type { RunEnd } from '../media.ts';
import { BoxSplitter } from './box-splitter.ts';
import type { Fragment } from './fragment.ts';
import type { InitSegment } from './init-segment.ts';
import type { Outlet } from './outlet.ts';
import { type Cut, type CutPart, PartCutter } from './part-cutter.ts';

/** A timeline that breaks again before so many parts makes a run unreadable. */
const STEADY = 10;

/** In ms since the first frame that the converter gave. */
export interface FrameClock {
  /** A frame has come out of the converter. */
  arrived?(media: number): void;
  /** UTC ms */
  capturedAt(media: number): number;
}

/**
 * From a converter's output, or fragments, to runs and parts. Mostly this is one run; where the timeline breaks, or
 * the relay was behind, the same init segment goes on in a new one.
 */
export class RunWriter {
  readonly #streamId: string;
  readonly #outlet: Outlet;
  readonly #clock: FrameClock;
  readonly #splitter = new BoxSplitter();
  #cutter = new PartCutter();
  #init: InitSegment | null = null;
  #runId: string | null = null;
  /** Decode time of the very first frame, seconds. */
  #origin: number | null = null;
  #parts = 0;
  #full = false;
  #over = false;

  constructor(streamId: string, outlet: Outlet, clock: FrameClock) {
    this.#streamId = streamId;
    this.#outlet = outlet;
    this.#clock = clock;
  }

  /** Whether a part ever came of it. */
  get fruitful(): boolean {
    return this.#origin !== null && this.#parts > 0;
  }

  /** A converter's output. @throws BoxError, RangeError when it is not fragmented MP4 */
  push(bytes: Uint8Array): void {
    if (this.#over) return;
    for (const split of this.#splitter.push(bytes)) {
      if (split.kind === 'init') this.begin(split.init);
      else this.take(split.fragment);
    }
  }

  /** What comes before the first fragment. */
  begin(init: InitSegment): void {
    this.#init = init;
  }

  take(fragment: Fragment): void {
    if (this.#over) return;
    if (this.#full && !this.#outlet.hasRoom) return;
    this.#full = false;
    if (fragment.video) {
      this.#origin ??= fragment.video.decodeTime;
      this.#clock.arrived?.(this.#media(fragment.video.decodeTime));
    }
    this.#carryOut(this.#cutter.add(fragment));
  }

  /** The last part, if `whole`, then the run's end. Nothing comes after that. */
  end(reason: RunEnd, whole: boolean): void {
    if (this.#over) return;
    if (whole) this.#carryOut(this.#cutter.finish());
    this.#endRun(reason);
    this.#over = true;
  }

  #carryOut(cuts: readonly Cut[]): void {
    for (const cut of cuts) {
      if (cut.kind === 'begin') this.#beginRun(cut.partTarget);
      else if (cut.kind === 'part') this.#part(cut.part);
      else this.#startOver(this.#parts < STEADY ? 'unreadable' : 'closed');
    }
  }

  #beginRun(partTarget: number): void {
    if (!this.#init) return;
    const { bytes, video, audio } = this.#init;
    this.#runId = randomUUID();
    this.#parts = 0;
    this.#outlet.begin({
      streamId: this.#streamId,
      runId: this.#runId,
      init: bytes,
      codecs: audio ? `${video.codec},${audio.codec}` : video.codec,
      width: video.width,
      height: video.height,
      audio: audio !== null,
      partTarget,
      startedAt: Date.now(),
    });
  }

  #part({ data, duration, independent, startsSegment, firstFrame, lastFrame }: CutPart): void {
    const { streamId, runId } = { streamId: this.#streamId, runId: this.#runId };
    if (runId === null) return;
    const capturedAt = this.#instant(firstFrame);
    const part = { streamId, runId, data, duration, independent, startsSegment, capturedAt };
    if (this.#outlet.part(part, this.#instant(lastFrame))) {
      this.#parts += 1;
    } else {
      this.#full = true;
      this.#startOver('failed');
    }
  }

  #instant(decodeTime: number): number {
    return this.#clock.capturedAt(this.#media(decodeTime));
  }

  #media(decodeTime: number): number {
    return 1000 * (decodeTime - (this.#origin ?? decodeTime));
  }

  #startOver(reason: RunEnd): void {
    this.#endRun(reason);
    this.#cutter = new PartCutter();
  }

  #endRun(reason: RunEnd): void {
    if (this.#runId !== null) this.#outlet.end(this.#streamId, this.#runId, reason);
    this.#runId = null;
  }
}
