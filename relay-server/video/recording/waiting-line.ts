import type { RecordingGap } from '../../../wire/codes.ts';
import type { DiskRoom } from './disk-room.ts';
import type { CutSegment } from './segment-cutter.ts';

/** What came in and is not kept; it grows while nothing is taken. UTC ms. */
export interface OpenGap {
  readonly kind: 'gap';
  readonly from: number;
  to: number;
  readonly reason: RecordingGap;
}

export type Waiting = CutSegment | OpenGap;

/**
 * What of a recording waits for the disk, in order and bounded. What goes beyond the bound is dropped,
 * and stands in the line as a gap; after that nothing is taken until half of the bound is free again.
 */
export class WaitingLine {
  readonly #most: number;
  readonly #room: DiskRoom;
  readonly #items: Waiting[] = [];
  #bytes = 0;
  #growing: OpenGap | null = null;

  constructor(most: number, room: DiskRoom) {
    this.#most = most;
    this.#room = room;
  }

  get isEmpty(): boolean {
    return this.#items.length === 0;
  }

  /** What comes next; null: nothing, or a gap that may still grow. */
  get next(): Waiting | null {
    const [first] = this.#items;
    return first === undefined || first === this.#growing ? null : first;
  }

  /** @returns the gap that begins because there is no room for the segment; null: none begins here */
  push(segment: CutSegment, reason: RecordingGap): OpenGap | null {
    if (this.#takes(segment.bytes)) {
      this.#growing = null;
      this.#items.push(segment);
      this.#bytes += segment.bytes;
      return null;
    }
    return this.#drop(segment, reason);
  }

  /** A segment that is not to be kept. @returns the gap that begins with it; null: it goes with the one before */
  skip(segment: CutSegment, reason: RecordingGap): OpenGap | null {
    return this.#drop(segment, reason);
  }

  /** What came last is not kept, nor told in full. */
  get isLosing(): boolean {
    return this.#growing !== null;
  }

  /** Lets go of what came first. */
  shift(): void {
    const first = this.#items.shift();
    if (first?.kind === 'segment') this.#free(first.bytes);
  }

  /** Nothing more comes: a gap grows no more. */
  finish(): void {
    this.#growing = null;
  }

  /** Gives everything up. @returns what is lost by it, as gaps */
  giveUp(reason: RecordingGap): OpenGap[] {
    const gaps = this.#items.map((item) =>
      item.kind === 'gap'
        ? item
        : { kind: 'gap' as const, from: item.at, to: item.at + item.ms, reason },
    );
    while (!this.isEmpty) this.shift();
    return gaps;
  }

  #takes(bytes: number): boolean {
    const bound = this.#growing === null ? this.#most : this.#most / 2;
    const fits = this.#bytes === 0 || this.#bytes + bytes <= bound;
    return fits && this.#room.claim(bytes);
  }

  #drop({ at, ms }: CutSegment, reason: RecordingGap): OpenGap | null {
    if (this.#growing !== null) {
      this.#growing.to = Math.max(this.#growing.to, at + ms);
      return null;
    }
    const gap: OpenGap = { kind: 'gap', from: at, to: at + ms, reason };
    this.#growing = gap;
    this.#items.push(gap);
    return gap;
  }

  #free(bytes: number): void {
    this.#bytes -= bytes;
    this.#room.release(bytes);
  }
}
