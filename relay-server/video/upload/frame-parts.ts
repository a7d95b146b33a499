import { joined } from '../ingest/box-splitter.ts';
import type { Fragment } from '../ingest/fragment.ts';
import type { MediaPart } from '../media.ts';

/** From this age on a key frame begins a new segment, seconds. */
const SETTLED = 2;
/** A frame that stands longer is followed by a pause: the next one begins a segment, with its own time. Seconds. */
const LONGEST_FRAME = 2;
const SHORTEST_FRAME = 0.001;

interface Open {
  readonly pieces: Uint8Array[];
  readonly begins: number;
  readonly key: boolean;
  readonly startsSegment: boolean;
  duration: number;
}

/** Groups the fragments of a file into a part for every frame, with what is heard meanwhile. */
export class FrameParts {
  readonly #streamId: string;
  readonly #runId: string;
  readonly #capturedAt: number;
  #open: Open | null = null;
  /** What is heard before the first picture. */
  #before: Uint8Array[] = [];
  #origin: number | null = null;
  #age = 0;
  /** How long the frame before stood. */
  #stood: number | null = null;
  #paused = false;

  /** @param capturedAt when the first frame was taken, UTC ms */
  constructor(streamId: string, runId: string, capturedAt: number) {
    this.#streamId = streamId;
    this.#runId = runId;
    this.#capturedAt = capturedAt;
  }

  /** Seconds of media from the first frame to the newest. */
  get seconds(): number {
    return this.#open === null ? 0 : this.#open.begins - (this.#origin ?? 0);
  }

  /** @returns the part that the fragment ends by beginning the next one; null: it goes with the open one */
  add({ data, video }: Fragment): MediaPart | null {
    if (video === null) {
      (this.#open?.pieces ?? this.#before).push(data);
      return null;
    }
    const { decodeTime: begins, key } = video;
    const ended = this.#close(begins);
    const settled = key && this.#age >= SETTLED - SHORTEST_FRAME;
    const startsSegment = this.#origin === null || settled || this.#paused;
    if (startsSegment) this.#age = 0;
    this.#origin ??= begins;
    const pieces = [...this.#before, data];
    this.#before = [];
    this.#open = { pieces, begins, key, startsSegment, duration: video.duration };
    return ended;
  }

  /** The last part; null: there was none. */
  finish(): MediaPart | null {
    const open = this.#open;
    // What a file says of its last frame is less sure than how long the one before it stood.
    return open && this.#close(open.begins + (this.#stood ?? open.duration));
  }

  #close(next: number): MediaPart | null {
    const open = this.#open;
    if (open === null) return null;
    this.#open = null;
    const stood = next - open.begins;
    const duration = Math.min(Math.max(stood, SHORTEST_FRAME), LONGEST_FRAME);
    this.#paused = stood > LONGEST_FRAME;
    this.#stood = duration;
    this.#age += duration;
    return {
      streamId: this.#streamId,
      runId: this.#runId,
      data: joined(...open.pieces),
      duration,
      independent: open.key,
      startsSegment: open.startsSegment,
      capturedAt: this.#capturedAt + 1000 * (open.begins - (this.#origin ?? open.begins)),
    };
  }
}
