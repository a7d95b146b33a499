/** What a moving picture is told. `cue`: it is so far off that only another place helps. */
export type Steer = { readonly do: 'rate'; readonly rate: number } | { readonly do: 'cue' };

/** By how many ms a picture falls back when it is told another rate and then its own again. */
export interface Turn {
  costMs: number;
}

/** Frames of so long are looked at together, the odd ones left out: one that came late says nothing. */
const WINDOW_MS = 480;
const FEWEST_FRAMES = 5;
/**
 * For so long after the rate was changed frames come late by up to two of the screen's own: they say nothing of where
 * the picture is, and a rate that followed them would be changed again and again.
 */
const QUIET_MS = 300;
/** So long it is looked at before it is steered, unless it is wide of its place; ms. */
const LOOK_MS = 400;
/** It is steered when it is so far off; ms. */
const OFF_MS = 6;
/** What a change of the rate costs is learned so fast, and never taken to be more; ms. */
const LEARNING = 0.6;
const MOST_TURN_MS = 80;
/** A change of the rate that has nothing to gain but what changing costs lasts so long; ms. */
const SHORTEST_MS = 100;
/** What is off is to be gone in about so long; ms. */
const WITHIN_MS = 900;
const RATE_STEP = 0.01;
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
 * notices, and seldom: it is told another rate for as long as it takes to bring it there, then to go on as it is.
 * A browser may lose some ms whenever the rate changes: how many is learned, and made up for beforehand.
 * Without a clock of its own: instants are ms of one monotonic clock, errors ms of media.
 */
export class Steering {
  #frames: { at: number; error: number }[] = [];
  /** Until when it is hurried or held back; null: it goes at its own rate. */
  #until: number | null = null;
  /** Frames from then on tell where it is. */
  #quietFrom: number;
  readonly #turn: Turn;
  /** What is seen next tells what the last changes cost. */
  #learns = false;
  #startedAt: number;
  #cuedAt: number;
  #nearSince: number | null = null;
  #settled = false;

  /**
   * @param now the picture begins to move
   * @param turn is learned; shared by the clips of a page
   */
  constructor(now: number, turn: Turn) {
    this.#turn = turn;
    this.#startedAt = now;
    this.#cuedAt = now;
    this.#quietFrom = now;
  }

  get settled(): boolean {
    return this.#settled;
  }

  /** How far the picture is ahead of its timeline (below 0: behind), ms; null: not known yet. */
  get error(): number | null {
    return middleOf(this.#frames);
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
    return this.#until === null ? this.#hurry(now) : this.#goOn(this.#until, now);
  }

  /** The picture moves again after it was put elsewhere: what was seen before says nothing of it. */
  restarted(now: number): void {
    this.#frames = [];
    this.#until = null;
    this.#quietFrom = now;
    this.#learns = false;
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

  /** Brings it to its place, where it is off. */
  #hurry(now: number): Steer | null {
    const frames = this.#frames.filter(({ at }) => at >= this.#quietFrom);
    const [first] = frames;
    const off = middleOf(frames);
    if (!first || off === null) return null;
    if (Math.abs(off) < WIDE_MS && now - first.at < LOOK_MS) return null;
    this.#learn(off);
    if (Math.abs(off) < OFF_MS) return null;
    const gain = this.#turn.costMs - off;
    const rate = rateFor(gain);
    this.#until = now + Math.max(SHORTEST_MS, Math.abs(gain / (rate - 1)));
    this.#quietFrom = Number.POSITIVE_INFINITY;
    return { do: 'rate', rate };
  }

  /** @param off what the last changes of the rate left, though they were to leave nothing */
  #learn(off: number): void {
    if (!this.#learns) return;
    this.#learns = false;
    if (Math.abs(off) >= WIDE_MS) return;
    const cost = this.#turn.costMs - off * LEARNING;
    this.#turn.costMs = Math.min(MOST_TURN_MS, Math.max(0, cost));
  }

  #goOn(until: number, now: number): Steer | null {
    if (now < until) return null;
    this.#until = null;
    this.#quietFrom = now + QUIET_MS;
    this.#learns = true;
    return { do: 'rate', rate: 1 };
  }
}

function rateFor(gain: number): number {
  const size = Math.abs(gain);
  const wanted = Math.max(RATE_STEP, Math.round(size / WITHIN_MS / RATE_STEP) * RATE_STEP);
  const by = size > WIDE_MS ? MOST_WIDE : Math.min(MOST, wanted);
  return Math.round((gain < 0 ? 1 - by : 1 + by) * 100) / 100;
}

function middleOf(frames: readonly { readonly error: number }[]): number | null {
  if (frames.length < FEWEST_FRAMES) return null;
  const errors = frames.map(({ error }) => error).sort((one, other) => one - other);
  const odd = Math.floor(errors.length / 4);
  const even = errors.slice(odd, errors.length - odd);
  return even.reduce((sum, error) => sum + error, 0) / even.length;
}
