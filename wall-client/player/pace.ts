/**
 * What arrives comes in pieces: what counts is the least that was left before one. It hurries by what
 * was seen for long, and slows down by what is now.
 */
const LONG_MS = 10_000;
const LATELY_MS = 2_000;
const FEWEST_ARRIVALS = 4;
/** Seconds that are to be left whenever more arrives; more after each stall, less again later. */
const LEAST_SPARE_S = 0.25;
const MOST_SPARE_S = 1.2;
const SPARE_PER_STALL_S = 0.2;
const FORGIVEN_AFTER_MS = 30_000;
const FORGIVEN_S = 0.05;
/** So far behind it hurries, until it is so near. */
const HURRY_S = 0.06;
const NEAR_S = 0.02;
const FASTEST = 1.5;
const SLOW = 0.95;

/**
 * How fast live pictures play so that they stay as near to live as what arrives allows. hls.js hurries
 * only while more than a second is left, so at parts of 0.2 s it would stay that far behind for ever.
 * Times are seconds of media, `now` monotonic ms.
 */
export class Pace {
  #arrivals: { at: number; left: number }[] = [];
  #spare = LEAST_SPARE_S;
  #forgivenAt = 0;
  #rate = 1;

  /** More has arrived when there was so much left to play. */
  arrived(left: number, now: number): void {
    this.#arrivals = this.#arrivals.filter(({ at }) => now - at < LONG_MS);
    this.#arrivals.push({ at: now, left });
  }

  /** There was nothing left: what is kept in hand was too little. */
  stalled(now: number): void {
    this.#spare = Math.min(MOST_SPARE_S, this.#spare + SPARE_PER_STALL_S);
    this.#forgivenAt = now;
    this.#arrivals = [];
    this.#rate = 1;
  }

  /**
   * @param late seconds behind the distance from live that the stream asks for; below 0: nearer
   * @returns the playback rate from now on
   */
  rate(late: number, now: number): number {
    if (now - this.#forgivenAt > FORGIVEN_AFTER_MS) {
      this.#spare = Math.max(LEAST_SPARE_S, this.#spare - FORGIVEN_S);
      this.#forgivenAt = now;
    }
    const lately = this.#leftSince(now - LATELY_MS);
    if (lately.length < FEWEST_ARRIVALS) return this.#set(1);
    const excess = Math.min(Math.min(...this.#leftSince(now - LONG_MS)) - this.#spare, late);
    if (excess > (this.#rate > 1 ? NEAR_S : HURRY_S)) {
      // In steps, so that the decoder is not told of every hair's breadth.
      return this.#set(Math.min(FASTEST, Math.max(1.05, 1 + Math.round(excess * 10) / 20)));
    }
    const room = Math.min(...lately) - this.#spare;
    const tooLittle = room < (this.#rate < 1 ? 0 : -this.#spare / 2);
    return this.#set(tooLittle ? SLOW : 1);
  }

  #leftSince(since: number): number[] {
    return this.#arrivals.flatMap(({ at, left }) => (at > since ? [left] : []));
  }

  #set(rate: number): number {
    this.#rate = rate;
    return rate;
  }
}
