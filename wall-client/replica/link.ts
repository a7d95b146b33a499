import { LOST_AFTER_MS, STALE_AFTER_MS } from '../../wire/frame.ts';

export type LinkState = 'live' | 'stale' | 'lost';

/**
 * How far the picture can be trusted, judged by what was heard and not by what the socket says
 * (F-41 to F-43). Without a timer of its own: instants come in as ms of one monotonic clock.
 */
export class Link {
  #connected = false;
  #heardAt: number;
  #holds = false;
  #behindSince: number | null = null;

  /** @param startedAt silence counts from here until something is heard */
  constructor(startedAt: number) {
    this.#heardAt = startedAt;
  }

  /** Anything from the relay: a welcome, a frame, a pong. */
  heard(now: number): void {
    this.#connected = true;
    this.#heardAt = now;
  }

  disconnected(): void {
    this.#connected = false;
  }

  /**
   * Where the wall's replica stands, and the newest seq that the relay has named.
   * @param seq null: nothing complete is held
   */
  follows(now: number, seq: number | null, head: number): void {
    this.#holds = seq !== null;
    if (seq !== null && seq >= head) this.#behindSince = null;
    else this.#behindSince ??= now;
  }

  silence(now: number): number {
    return now - this.#heardAt;
  }

  /** For how long the wall's replica has been behind. */
  behind(now: number): number {
    return this.#behindSince === null ? 0 : now - this.#behindSince;
  }

  stateAt(now: number): LinkState {
    const silence = this.silence(now);
    if (silence >= LOST_AFTER_MS) return 'lost';
    const late = silence >= STALE_AFTER_MS || this.behind(now) >= STALE_AFTER_MS;
    return late || !this.#connected || !this.#holds ? 'stale' : 'live';
  }
}
