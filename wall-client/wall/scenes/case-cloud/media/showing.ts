import type { Playback } from '../../../../recordings/playback.ts';
import type { MediaItem } from './media-items.utils.ts';

/** Ms before a clip's out at which it counts as played. */
const NEAR_END_MS = 60;
/** Of a recording that much is left to play however far it is stepped, ms. */
const LAST_MS = 500;
export const STEP_MS = 10_000;

type Range = MediaItem['range'];

/** An item as it is driven: a clip begins at its in and rests at its out. */
export class Showing {
  readonly #playback: Playback;
  readonly #range: Range;

  constructor(playback: Playback, range: Range) {
    this.#playback = playback;
    this.#range = range;
  }

  /** @param rests somebody pressed pause before there was anything to play: the first picture stands */
  begin(rests = false): void {
    const from = this.#range?.fromMs ?? 0;
    if (rests) this.#playback.seek(from);
    else this.#playFrom(from);
  }

  toggle(): void {
    const { playing, offset } = this.#playback.facts;
    if (playing) this.#playback.pause();
    else if (this.isOver()) this.begin();
    else if (this.#range === null) this.#playback.play();
    else this.#playFrom(offset);
  }

  /** @param end of the recording, ms; what is left before it still plays, so that the end is reached */
  step(ms: number, end: number): void {
    this.seek(Math.min(this.#playback.facts.offset + ms, end - LAST_MS));
  }

  /** @param offset ms from the recording's first frame; a clip is not left */
  seek(offset: number): void {
    if (this.#range === null) this.#playback.seek(offset);
    else {
      const { fromMs, toMs } = this.#range;
      const within = Math.min(Math.max(offset, fromMs), toMs - NEAR_END_MS * 2);
      if (this.#playback.facts.playing) this.#playback.playRange(within, toMs);
      else this.#playback.seek(within);
    }
  }

  toggleSound(): void {
    this.#playback.sound = !this.#playback.facts.sound;
  }

  /** All of it has been shown: the last picture stands. */
  isOver(): boolean {
    return isOver(this.#playback.facts, this.#range);
  }

  #playFrom(offset: number): void {
    if (this.#range) this.#playback.playRange(offset, this.#range.toMs);
    else {
      if (offset > 0) this.#playback.seek(offset);
      this.#playback.play();
    }
  }
}

export function isOver(
  { state, playing, offset }: Pick<Playback['facts'], 'state' | 'playing' | 'offset'>,
  range: Range,
): boolean {
  return state === 'ended' || (range !== null && !playing && offset >= range.toMs - NEAR_END_MS);
}
