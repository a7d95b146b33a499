import { joined } from './box-splitter.ts';
import type { Fragment, TrackRun } from './fragment.ts';

/** Seconds. */
export const PART = {
  wanted: 0.2,
  /** The announced target over the whole frames that fit: so much may frames be uneven. */
  slack: 1.1,
  /** RFC 8216bis: a part that is not the last of its segment is at least so much of the target. */
  least: 0.85,
} as const;
export const SEGMENT = {
  /** From this age on a key frame begins a new segment. */
  settled: 1,
  /** Without a key frame it is cut before. */
  longest: 2.4,
} as const;

/** So much of the beginning is looked at to find the duration of a frame. */
const TRIAL = { frames: 6, seconds: 0.5 } as const;
/** What was announced may lie so far behind the media, in seconds, before the run is given up. */
const MOST_LAG = 2;
const MOST_BYTES = 16 * 2 ** 20;
const SHORTEST = 0.001;

export interface CutPart {
  readonly data: Uint8Array;
  readonly duration: number;
  readonly independent: boolean;
  readonly startsSegment: boolean;
  /** Decode time of its first frame, seconds on the media's timeline. */
  readonly firstFrame: number;
  /** Decode time of its last frame. */
  readonly lastFrame: number;
}

export type Cut =
  | { readonly kind: 'begin'; readonly partTarget: number }
  | { readonly kind: 'part'; readonly part: CutPart }
  /** The timestamps do not go on from what came before: nothing more comes of this cutter. */
  | { readonly kind: 'broken' };

interface OpenPart {
  readonly pieces: Uint8Array[];
  bytes: number;
  first: number | null;
  last: number;
  independent: boolean;
  startsSegment: boolean;
}

const emptyPart = (startsSegment: boolean): OpenPart => ({
  pieces: [],
  bytes: 0,
  first: null,
  last: 0,
  independent: false,
  startsSegment,
});

/**
 * Groups fragments into parts of about 200 ms and these into segments.
 *
 * - A part is given as soon as its frames fill at least 85 % of the target; no later frame is waited
 *   for. The duration of its last frame is then known from the frames before it.
 * - So the announced timeline (the sum of durations) can differ from the media's by less than the
 *   unevenness of a frame. The difference is carried on, never summed up: the next part makes it good.
 *   A frame that stands longer than the target is made good over the following parts likewise.
 * - A key frame begins a new segment if that is 1 s old, else a new part if the open one is full
 *   enough; else it goes with the open part.
 */
export class PartCutter {
  #trial: Fragment[] | null = [];
  #target = 0;
  #frame = 0;
  #open = emptyPart(true);
  /** Up to where durations have been announced, on the media's timeline. */
  #announced = 0;
  #segmentAge = 0;
  #latest: number | null = null;
  #broken = false;

  /** Takes the next fragment. Before the first key frame nothing comes of it. */
  add(fragment: Fragment): Cut[] {
    if (this.#broken) return [];
    if (!this.#trial) return this.#cut(fragment);
    if (this.#trial.length === 0 && !fragment.video?.key) return [];
    this.#trial.push(fragment);
    const frame = frameDuration(this.#trial);
    return frame === null ? this.#overfull(this.#trial) : this.#begin(frame, this.#trial);
  }

  /** What is left when nothing more comes: the last part of the run. */
  finish(): Cut[] {
    if (this.#broken || this.#trial || this.#open.first === null) return [];
    return [this.#give(this.#mediaEnd() - this.#announced, true)];
  }

  #overfull(held: readonly Fragment[]): Cut[] {
    const bytes = held.reduce((sum, each) => sum + each.data.byteLength, 0);
    return bytes > MOST_BYTES ? this.#break() : [];
  }

  #begin(frame: number, held: readonly Fragment[]): Cut[] {
    this.#trial = null;
    this.#frame = frame;
    const frames = Math.max(1, Math.round(PART.wanted / frame));
    this.#target = frames * frame * PART.slack;
    this.#announced = held[0]?.video?.decodeTime ?? 0;
    const begin: Cut = { kind: 'begin', partTarget: this.#target };
    return [begin, ...held.flatMap((each) => this.#cut(each))];
  }

  #cut(fragment: Fragment): Cut[] {
    if (this.#broken) return [];
    const cuts: Cut[] = [];
    if (fragment.video) {
      if (!this.#follows(fragment.video)) return this.#break();
      if (fragment.video.key) cuts.push(...this.#beforeKey(fragment.video));
      this.#note(fragment.video);
    }
    this.#open.pieces.push(fragment.data);
    this.#open.bytes += fragment.data.byteLength;
    if (this.#open.bytes > MOST_BYTES) return [...cuts, ...this.#break()];
    const filled = this.#mediaEnd() - this.#announced;
    if (fragment.video && filled >= PART.least * this.#target) cuts.push(this.#give(filled, false));
    return cuts;
  }

  /** Whether the frames' times run on; learns the duration of a frame. */
  #follows({ decodeTime, samples }: TrackRun): boolean {
    const step = this.#latest === null ? null : decodeTime - this.#latest;
    if (step !== null && step <= 0) return false;
    if (decodeTime - this.#announced > MOST_LAG) return false;
    // A pause is not a frame's duration.
    if (step !== null && step < 4 * this.#frame) this.#frame += (step - this.#frame) / 4;
    this.#latest = decodeTime + (samples - 1) * this.#frame;
    return true;
  }

  #beforeKey({ decodeTime }: TrackRun): Cut[] {
    const filled = decodeTime - this.#announced;
    const settled = this.#segmentAge + Math.max(0, filled) >= SEGMENT.settled - this.#frame / 2;
    if (this.#open.first === null) {
      if (settled) this.#open.startsSegment = true;
      if (settled) this.#segmentAge = 0;
      return [];
    }
    if (!settled && filled < PART.least * this.#target) return [];
    return [this.#give(filled, settled)];
  }

  #note({ decodeTime, key }: TrackRun): void {
    if (this.#open.first === null) {
      this.#open.first = decodeTime;
      this.#open.independent = key;
    }
    this.#open.last = this.#latest ?? decodeTime;
  }

  #mediaEnd(): number {
    return this.#latest === null ? this.#announced : this.#latest + this.#frame;
  }

  /** Closes the open part. */
  #give(filled: number, endsSegment: boolean): Cut {
    const open = this.#open;
    const duration = Math.max(SHORTEST, Math.min(filled, this.#target));
    this.#announced += duration;
    this.#segmentAge += duration;
    const ends = endsSegment || this.#segmentAge + this.#target > SEGMENT.longest;
    if (ends) this.#segmentAge = 0;
    this.#open = emptyPart(ends);
    const part: CutPart = {
      data: joined(...open.pieces),
      duration,
      independent: open.independent,
      startsSegment: open.startsSegment,
      firstFrame: open.first ?? this.#announced - duration,
      lastFrame: open.last,
    };
    return { kind: 'part', part };
  }

  #break(): Cut[] {
    this.#broken = true;
    this.#trial = null;
    this.#open = emptyPart(true);
    return [{ kind: 'broken' }];
  }
}

/** Seconds, the middle one of the beginning; null: more has to be seen. */
function frameDuration(held: readonly Fragment[]): number | null {
  const runs = held.flatMap((each) => (each.video ? [each.video] : []));
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last || runs.length < 2) return null;
  const span = last.decodeTime - first.decodeTime;
  if (runs.length < TRIAL.frames && span >= 0 && span < TRIAL.seconds) return null;
  const steps = runs.slice(1).map((run, n) => {
    const before = runs[n] ?? first;
    return (run.decodeTime - before.decodeTime) / before.samples;
  });
  const middle = steps.sort((a, b) => a - b)[steps.length >> 1] ?? 0;
  return Math.min(Math.max(middle, SHORTEST), 2);
}
