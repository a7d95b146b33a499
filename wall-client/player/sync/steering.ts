/** What a moving picture is told. `cue`: it is so far off that only another place helps. */
export type Steer = { readonly do: 'rate'; readonly rate: number } | { readonly do: 'cue' };

/** Frames of so long are looked at together, the odd ones left out: one that came late says nothing. */
const WINDOW_MS = 480;
const FEWEST_FRAMES = 5;
/** The rate is not touched more often. */
const EVERY_MS = 200;
/** It is steered when it is so far off, until it is so near; ms. */
const OFF_MS = 4;
const NEAR_MS = 1.5;
/** What is off is to be gone in about so long; ms. */
const WITHIN_MS = 900;
const RATE_STEP = 0.005;
const MOST = 0.05;
/** So far off it is hurried more; ms. */
const WIDE_MS = 60;
const MOST_WIDE = 0.08;
/** Beyond this it is sought; before it has settled already beyond the second; ms. */
const SEEK_MS = 1_000;
const SEEK_UNSETTLED_MS = 300;
const SEEK_EVERY_MS = 1_500;
/** It has settled when it was so near for so long; ms. */
const SETTLED_MS = 25;
const SETTLED_FOR_MS = 800;

/**
 * Keeps a moving picture at the place of its timeline by the rate alone, so gently that neither eye nor ear
 * notices. Without a clock of its own: instants are ms of one monotonic clock, errors ms of media.
 */
export class Steering {
  #frames: { at: number; error: number }[] = [];
  #rate = 1;
  #changedAt = Number.NEGATIVE_INFINITY;
  #startedAt: number;
  #cuedAt: number;
  #nearSince: number | null = null;
  #settled = false;

  /** @param now the picture begins to move */
  constructor(now: number) {
    this.#startedAt = now;
    this.#cuedAt = now;
  }

  get settled(): boolean {
    return this.#settled;
  }

  /** How far the picture is ahead of its timeline (below 0: behind), ms; null: not known yet. */
  get error(): number | null {
    if (this.#frames.length < FEWEST_FRAMES) return null;
    const errors = this.#frames.map(({ error }) => error).sort((one, other) => one - other);
    const odd = Math.floor(errors.length / 4);
    const even = errors.slice(odd, errors.length - odd);
    return even.reduce((sum, error) => sum + error, 0) / even.length;
  }

  /**
   * A frame is on the screen.
   * @param error its media time less the place of the timeline when it is displayed, ms
   * @returns what is to be done; null: nothing
   */
  frame(error: number, now: number): Steer | null {
    this.#frames = this.#frames.filter(({ at }) => now - at < WINDOW_MS);
    this.#frames.push({ at: now, error });
    const off = this.error;
    if (off === null) return null;
    this.#judge(off, now);
    if (Math.abs(off) > (this.#settled ? SEEK_MS : SEEK_UNSETTLED_MS)) {
      if (now - this.#cuedAt >= SEEK_EVERY_MS) {
        this.#cuedAt = now;
        this.#frames = [];
        return { do: 'cue' };
      }
    }
    if (now - this.#changedAt < EVERY_MS) return null;
    const rate = this.#rateFor(off);
    if (rate === this.#rate) return null;
    this.#rate = rate;
    this.#changedAt = now;
    return { do: 'rate', rate };
  }

  /** The picture moves again after it was put elsewhere: what was seen before says nothing of it. */
  restarted(now: number): void {
    this.#frames = [];
    this.#rate = 1;
    this.#startedAt = now;
    this.#nearSince = null;
  }

  #judge(off: number, now: number): void {
    if (Math.abs(off) > SETTLED_MS) this.#nearSince = null;
    else this.#nearSince ??= now;
    if (
      this.#nearSince !== null &&
      now - Math.max(this.#nearSince, this.#startedAt) >= SETTLED_FOR_MS
    )
      this.#settled = true;
  }

  #rateFor(off: number): number {
    const size = Math.abs(off);
    if (size < (this.#rate === 1 ? OFF_MS : NEAR_MS)) return 1;
    const wanted = Math.max(RATE_STEP, Math.round(size / WITHIN_MS / RATE_STEP) * RATE_STEP);
    const by = Math.min(size > WIDE_MS ? MOST_WIDE : MOST, wanted);
    return Math.round((off > 0 ? 1 - by : 1 + by) * 1_000) / 1_000;
  }
}
