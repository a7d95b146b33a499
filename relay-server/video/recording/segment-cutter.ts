import { createHash, type Hash } from 'node:crypto';
import type { MediaPart } from '../media.ts';

/** A segment as it waits for the disk. */
export interface CutSegment {
  readonly kind: 'segment';
  /** Of its first frame, UTC ms. */
  readonly at: number;
  readonly ms: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly key: boolean;
  readonly pieces: readonly Uint8Array[];
}

interface Open {
  readonly at: number;
  readonly key: boolean;
  readonly pieces: Uint8Array[];
  readonly hash: Hash;
  seconds: number;
  bytes: number;
}

/** A segment is cut before it would be longer, seconds: the playlist's target duration holds for ever. */
export const LONGEST_SEGMENT = 8;

/** Gathers parts into segments, as their marks say. The digest is taken as the parts come, a little at a time. */
export class SegmentCutter {
  readonly #mostBytes: number;
  #open: Open | null = null;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** @returns the segment that the part ends by beginning the next one; null: it goes with the open one */
  add(part: MediaPart): CutSegment | null {
    const { data, duration, startsSegment } = part;
    const before = startsSegment || this.#isFull(part) ? this.finish() : null;
    this.#open ??= begun(part);
    this.#open.pieces.push(data);
    this.#open.hash.update(data);
    this.#open.seconds += duration;
    this.#open.bytes += data.byteLength;
    return before;
  }

  #isFull({ data, duration }: MediaPart): boolean {
    if (this.#open === null) return false;
    const { bytes, seconds } = this.#open;
    return bytes + data.byteLength > this.#mostBytes || seconds + duration > LONGEST_SEGMENT;
  }

  /** What is open, as a segment; null: nothing is. */
  finish(): CutSegment | null {
    if (this.#open === null) return null;
    const { at, key, pieces, hash, seconds, bytes } = this.#open;
    this.#open = null;
    const ms = Math.round(seconds * 1000);
    return { kind: 'segment', at, ms, bytes, sha256: hash.digest('hex'), key, pieces };
  }
}

function begun({ capturedAt, independent }: MediaPart): Open {
  const hash = createHash('sha256');
  return { at: Math.round(capturedAt), key: independent, pieces: [], hash, seconds: 0, bytes: 0 };
}
