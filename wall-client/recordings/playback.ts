import type { RecordingFacts } from '../player/recording-player.ts';
import { type Hole, holeAt, holeBetween } from './holes.ts';

/** A player as playback drives it. */
export interface Driven {
  readonly facts: RecordingFacts;
  subscribe(listener: () => void): () => void;
  play(): void;
  pause(): void;
  seek(instant: number): void;
  rate: number;
  sound: boolean;
}

/** What is known of the recording that plays. */
export interface Extent {
  /** UTC ms of its first frame in the media's clock; null: no frame yet. */
  readonly mediaStartedAt: number | null;
  readonly durationMs: number;
  readonly holes: readonly Hole[];
}

export interface PlaybackFacts extends Omit<RecordingFacts, 'at' | 'seeks'> {
  /** ms from the first frame, gaps and all. */
  readonly offset: number;
  /** What is not there is said for a while before it goes on. */
  readonly hole: Hole | null;
  /** Playing ends here: a clip's end. */
  readonly until: number | null;
}

/** A missing stretch stands on the picture for so long. */
export const TELL_HOLE_MS = 3_000;

/**
 * Plays a recording by offsets. What was not kept is never stepped over in silence: playing stops
 * there, says it, and goes on.
 */
export class Playback {
  readonly #player: Driven;
  readonly #after: (ms: number, then: () => void) => () => void;
  readonly #listeners = new Set<() => void>();
  readonly #unsubscribe: () => void;
  #extent: Extent;
  #offset = 0;
  #seeks: number;
  #hole: Hole | null = null;
  #until: number | null = null;
  #callOff: (() => void) | null = null;
  /** It goes on by itself once the hole has been told. */
  #goesOn = false;
  #facts: PlaybackFacts;

  /** @param after calls back once after so many ms; returns what calls it off */
  constructor(
    player: Driven,
    extent: Extent,
    after: (ms: number, then: () => void) => () => void,
    offset = 0,
  ) {
    this.#player = player;
    this.#extent = extent;
    this.#after = after;
    this.#offset = offset;
    this.#seeks = player.facts.seeks;
    this.#facts = this.#compose();
    this.#unsubscribe = player.subscribe(() => this.#heard());
  }

  get facts(): PlaybackFacts {
    return this.#facts;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** More of the recording is known. */
  set extent(extent: Extent) {
    this.#extent = extent;
  }

  toggle(): void {
    if (this.#player.facts.playing) this.pause();
    else this.play();
  }

  play(): void {
    this.#forgetHole();
    if (this.#player.facts.state === 'ended') this.seek(0);
    this.#player.play();
    this.#tell();
  }

  pause(): void {
    this.#forgetHole();
    this.#player.pause();
    this.#tell();
  }

  /** In a hole: it is said, and what comes after it is shown. */
  seek(offset: number): void {
    const wasPlaying = this.#player.facts.playing || this.#goesOn;
    this.#forgetHole();
    this.#until = null;
    const { holes, durationMs, mediaStartedAt } = this.#extent;
    const wanted = Math.min(Math.max(offset, 0), durationMs);
    const hole = holeAt(holes, wanted);
    this.#offset = hole ? hole.toMs : wanted;
    if (mediaStartedAt !== null) this.#player.seek(mediaStartedAt + this.#offset);
    if (hole) this.#tellHole(hole, wasPlaying);
    this.#tell();
  }

  step(ms: number): void {
    const { holes } = this.#extent;
    const target = this.#offset + ms;
    const before = ms < 0 ? holes.find(({ toMs }) => target < toMs && this.#offset >= toMs) : null;
    // Backwards out of a hole's end is before it.
    this.seek(before ? before.fromMs - FRAME_MS : target);
  }

  playRange(fromMs: number, toMs: number): void {
    this.seek(fromMs);
    this.#until = toMs;
    this.play();
  }

  set rate(rate: number) {
    this.#player.rate = rate;
  }

  set sound(on: boolean) {
    this.#player.sound = on;
  }

  destroy(): void {
    this.#forgetHole();
    this.#unsubscribe();
    this.#listeners.clear();
  }

  #heard(): void {
    const { at, playing, seeks, state } = this.#player.facts;
    const { mediaStartedAt, durationMs, holes } = this.#extent;
    const before = this.#offset;
    const sought = seeks !== this.#seeks;
    this.#seeks = seeks;
    if (at !== null && mediaStartedAt !== null) {
      this.#offset = Math.min(Math.max(at - mediaStartedAt, 0), durationMs);
      const hole = playing && !sought ? holeBetween(holes, before, this.#offset) : undefined;
      if (hole) this.#tellHole(hole, true);
      else if (playing && this.#until !== null && this.#offset >= this.#until) {
        this.#until = null;
        this.#player.pause();
      }
    }
    if (state === 'ended') this.#tellEnd();
    this.#tell();
  }

  /** After the last picture there may be more that was not kept. */
  #tellEnd(): void {
    const { holes, durationMs } = this.#extent;
    this.#until = null;
    const last = holes.at(-1);
    if (last !== undefined && last.toMs >= durationMs) this.#hole = last;
  }

  #tellHole(hole: Hole, goesOn: boolean): void {
    this.#hole = hole;
    this.#goesOn = goesOn;
    if (goesOn) this.#player.pause();
    this.#callOff = this.#after(TELL_HOLE_MS, () => {
      this.#forgetHole();
      if (goesOn) this.#player.play();
      this.#tell();
    });
  }

  #forgetHole(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#goesOn = false;
    this.#hole = null;
  }

  #compose(): PlaybackFacts {
    const { at: _, seeks: __, ...rest } = this.#player.facts;
    return { ...rest, offset: this.#offset, hole: this.#hole, until: this.#until };
  }

  #tell(): void {
    this.#facts = this.#compose();
    for (const listener of this.#listeners) listener();
  }
}

const FRAME_MS = 40;
