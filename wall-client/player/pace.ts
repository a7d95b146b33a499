/** What arrives comes in pieces: the least that was left before one of the last seconds is what counts. */
const WINDOW_MS = 2_000;
const FEWEST_ARRIVALS = 4;
/** Seconds that are to be left whenever more arrives; more after each stall, less again later. */
const LEAST_SPARE_S = 0.2;
const MOST_SPARE_S = 1.2;
const SPARE_PER_STALL_S = 0.15;
const FORGIVEN_AFTER_MS = 20_000;
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
    this.#arrivals = this.#arrivals.filter(({ at }) => now - at < WINDOW_MS);
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
    const recent = this.#arrivals.filter(({ at }) => now - at < WINDOW_MS);
    if (recent.length < FEWEST_ARRIVALS) return this.#set(1);
    const room = Math.min(...recent.map(({ left }) => left)) - this.#spare;
    const excess = Math.min(room, late);
    if (excess > (this.#rate > 1 ? NEAR_S : HURRY_S)) {
      // In steps, so that the decoder is not told of every hair's breadth.
      return this.#set(Math.min(FASTEST, Math.max(1.05, 1 + Math.round(excess * 10) / 20)));
    }
    const tooLittle = room < (this.#rate < 1 ? 0 : -this.#spare / 2);
    return this.#set(tooLittle ? SLOW : 1);
  }

  #set(rate: number): number {
    this.#rate = rate;
    return rate;
  }
}
