import type { MediaPart } from '../media.ts';
import type { LiveLimits } from './live-limits.ts';
import {
  type LivePart,
  type LiveRun,
  type LiveSegment,
  type Numbering,
  secondsOf,
} from './live-media.ts';

/** Seconds by which a segment may seem to begin before the end of the one before it (§6.2.1: sub-second). */
const OVERLAP_MS = 500;
/** Sums of durations are not exact. */
const EPSILON = 1e-6;

/** The newest media of one stream, over its runs: what the playlist names and what can still be had. */
export class MediaWindow {
  readonly #limits: LiveLimits;
  /** Whole segments, oldest first; the playlist names those from `#listedFrom`. */
  readonly #segments: LiveSegment[] = [];
  #listedFrom = 0;
  #open: LiveSegment | null = null;
  #nextSegment: number;
  #nextPart: number;
  #discontinuitySequence: number;
  #bytes = 0;
  /** The first segment of a run is marked, but for the very first. */
  #begun = false;

  constructor(limits: LiveLimits, numbering: Numbering) {
    this.#limits = limits;
    this.#nextSegment = numbering.segment;
    this.#nextPart = numbering.part;
    this.#discontinuitySequence = numbering.discontinuity;
  }

  get listed(): readonly LiveSegment[] {
    return this.#segments.slice(this.#listedFrom);
  }
  /** The segment that grows; null: none has begun. */
  get open(): LiveSegment | null {
    return this.#open;
  }
  /** The newest segment, grown or growing. */
  get newest(): LiveSegment | null {
    return this.#open ?? this.#segments.at(-1) ?? null;
  }
  /** EXT-X-DISCONTINUITY-SEQUENCE: of the first listed segment, its own mark not counted. */
  get discontinuitySequence(): number {
    return this.#discontinuitySequence;
  }
  get nextSegment(): number {
    return this.#nextSegment;
  }
  get nextPart(): number {
    return this.#nextPart;
  }
  /** Bytes of media held. */
  get bytes(): number {
    return this.#bytes;
  }
  /** Where the numbers of a later beginning may begin. */
  get after(): Numbering {
    const marks = this.#segments.filter(({ discontinuity }) => discontinuity).length;
    return {
      segment: this.#nextSegment + 1,
      part: this.#nextPart,
      discontinuity: this.#discontinuitySequence + marks + 2,
    };
  }

  add(run: LiveRun, part: MediaPart): void {
    if (this.#open === null || this.#isCutBy(this.#open, run, part)) this.#beginSegment(run, part);
    const { data, duration, independent } = part;
    this.#open?.parts.push({ number: this.#nextPart, data, duration, independent });
    this.#nextPart += 1;
    this.#bytes += data.byteLength;
    if (this.#bytes > this.#limits.mostBytes) this.#dropOld();
  }

  /** What has grown so far is a whole segment. */
  close(): void {
    if (this.#open === null) return;
    this.#segments.push(this.#open);
    this.#open = null;
    this.#unlistOld();
    this.#dropOld();
  }

  /** A whole segment by its number. */
  segment(number: number): LiveSegment | undefined {
    return this.#segments.find((segment) => segment.number === number);
  }

  part(number: number): LivePart | undefined {
    return this.#held()
      .flatMap(({ parts }) => parts)
      .find((part) => part.number === number);
  }

  /** Those of the newest two segments at most: whoever follows needs no more. */
  partsFrom(number: number): LivePart[] {
    const newest = this.#held().slice(-2);
    return newest.flatMap(({ parts }) => parts.filter((part) => part.number >= number));
  }

  run(runId: string): LiveRun | undefined {
    return this.#held().find(({ run }) => run.runId === runId)?.run;
  }

  #held(): LiveSegment[] {
    return this.#open ? [...this.#segments, this.#open] : this.#segments;
  }

  #isCutBy(open: LiveSegment, run: LiveRun, part: MediaPart): boolean {
    return (
      part.startsSegment ||
      open.run !== run ||
      open.parts.length >= this.#limits.partsOfSegment ||
      secondsOf(open) + part.duration >= this.#limits.segmentSeconds - EPSILON
    );
  }

  #beginSegment(run: LiveRun, part: MediaPart): void {
    this.close();
    const before = this.#segments.at(-1);
    this.#open = {
      number: this.#nextSegment,
      run,
      discontinuity: this.#begun && before?.run !== run,
      startsAt: before ? Math.max(part.capturedAt, earliestAfter(before)) : part.capturedAt,
      parts: [],
    };
    this.#nextSegment += 1;
    this.#begun = true;
  }

  #unlistOld(): void {
    const { listedSegments, listedSeconds, mostSegments } = this.#limits;
    for (;;) {
      const listed = this.listed;
      const [first] = listed;
      const left = sum(listed.slice(1));
      const enough = listed.length > listedSegments && left >= listedSeconds - EPSILON;
      if (first === undefined || !(enough || listed.length > mostSegments)) return;
      this.#unlistFirst(first);
    }
  }

  #unlistFirst(first: LiveSegment): void {
    this.#listedFrom += 1;
    if (first.discontinuity) this.#discontinuitySequence += 1;
  }

  #dropOld(): void {
    const { keptSeconds, mostSegments, mostBytes } = this.#limits;
    for (;;) {
      const [first] = this.#segments;
      if (first === undefined) return;
      const seconds = sum(this.#held()) - secondsOf(first);
      const past = this.#listedFrom > 0;
      const old = past && (seconds >= keptSeconds || this.#listedFrom > mostSegments);
      if (!old && this.#bytes <= mostBytes) return;
      if (!past) this.#unlistFirst(first);
      this.#listedFrom -= 1;
      this.#segments.shift();
      this.#bytes -= bytesOf(first);
    }
  }
}

function sum(segments: readonly LiveSegment[]): number {
  return segments.reduce((seconds, segment) => seconds + secondsOf(segment), 0);
}

function bytesOf(segment: LiveSegment): number {
  return segment.parts.reduce((bytes, { data }) => bytes + data.byteLength, 0);
}

function earliestAfter(before: LiveSegment): number {
  return Math.max(before.startsAt + secondsOf(before) * 1000 - OVERLAP_MS, before.startsAt + 1);
}
