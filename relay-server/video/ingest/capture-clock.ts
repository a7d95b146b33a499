/** ms */
const WINDOW = 5_000;
const TOO_FAR = 1_000;
/** The estimate follows a slower sender's clock by so much of the media's time. */
const LEAK = 0.0005;

/**
 * When a frame was taken, from when frames arrived. The network only ever delays: the least delay
 * seen is the anchor, and what comes later than that leaves the anchor where it is. If everything
 * has come more than a second late for 5 s, the sender's clock is another one than thought and the
 * anchor is set anew.
 */
export class CaptureClock {
  /** Arrival minus media time of the frame that was delayed least. */
  #offset: number | null = null;
  #seenAt = 0;
  #windowStart = 0;
  #leastInWindow = Number.POSITIVE_INFINITY;
  #given = 0;

  /**
   * @param arrival UTC ms
   * @param media ms on the sender's timeline
   */
  observe(arrival: number, media: number): void {
    const sample = arrival - media;
    if (this.#offset === null) {
      this.#offset = sample;
      this.#windowStart = arrival;
    }
    const late = sample - this.#offset;
    if (late < 0) this.#offset = sample;
    else this.#offset += Math.min(late, LEAK * Math.max(0, media - this.#seenAt));
    this.#seenAt = media;
    this.#watch(arrival, sample);
  }

  /** UTC ms; never earlier than an answer before it. `media` in ms; 0 before anything was observed. */
  capturedAt(media: number): number {
    this.#given = Math.max(this.#given, Math.round((this.#offset ?? 0) + media));
    return this.#given;
  }

  #watch(arrival: number, sample: number): void {
    this.#leastInWindow = Math.min(this.#leastInWindow, sample);
    if (arrival - this.#windowStart < WINDOW) return;
    if (this.#offset !== null && this.#leastInWindow - this.#offset > TOO_FAR) {
      this.#offset = this.#leastInWindow;
    }
    this.#windowStart = arrival;
    this.#leastInWindow = Number.POSITIVE_INFINITY;
  }
}
