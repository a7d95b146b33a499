/** What one answer leaves possible for the offset, and when (ms of the local clock) it was learned. */
interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly at: number;
}

const KEPT_MS = 120_000;
const MOST_KEPT = 80;
/** How fast two clocks may part, ms per ms. */
const DRIFT = 1e-4;
/** Answers after which the offset is known well enough to be moved gently only. */
const ROUGH_ANSWERS = 10;
/** How fast it moves then, ms per ms. */
const SLEW = 0.005;

/**
 * The clock of the relay's machine as seen from here, good to a few ms however the network jitters (F-45): an
 * answer was given after it was asked for and before it arrived, so each leaves only so much possible, and what
 * all of them leave is soon little: the quickest way there and the quickest way back need not be one round trip.
 * Both clocks may be hours off; neither is trusted to keep pace exactly.
 */
export class MachineClock {
  #bounds: Bounds[] = [];
  #answers = 0;
  #offset: number | null = null;
  #movedAt = 0;

  /**
   * @param sentAt when the ping left, ms of the local clock
   * @param machineAt what the machine's clock said, UTC ms, its fraction cut off
   * @param receivedAt when the pong came, ms of the local clock
   */
  add(sentAt: number, machineAt: number, receivedAt: number): void {
    const newest = { low: machineAt - receivedAt, high: machineAt + 1 - sentAt, at: receivedAt };
    const kept = this.#bounds.filter(({ at }) => receivedAt - at < KEPT_MS).slice(1 - MOST_KEPT);
    this.#bounds = [...kept, newest];
    this.#answers += 1;
    let { low, high } = this.#left(receivedAt);
    if (low > high) {
      // One of the clocks was set, or stood still: what was learned before is void.
      this.#bounds = [newest];
      this.#answers = 1;
      ({ low, high } = newest);
    }
    this.#move((low + high) / 2, receivedAt);
  }

  /**
   * @param local ms of the local clock
   * @returns local clock + offset = the machine's clock; null until something is known
   */
  offsetAt(local: number): number | null {
    if (this.#offset === null || this.#answers <= ROUGH_ANSWERS) return this.#offset;
    const { low, high } = this.#left(local);
    if (low <= high) this.#move((low + high) / 2, local);
    return this.#offset;
  }

  #move(to: number, local: number): void {
    const most =
      this.#offset === null || this.#answers <= ROUGH_ANSWERS
        ? Number.POSITIVE_INFINITY
        : Math.max(0, local - this.#movedAt) * SLEW;
    const from = this.#offset ?? to;
    this.#offset = from + Math.max(-most, Math.min(most, to - from));
    this.#movedAt = local;
  }

  #left(local: number): { low: number; high: number } {
    let low = Number.NEGATIVE_INFINITY;
    let high = Number.POSITIVE_INFINITY;
    for (const each of this.#bounds) {
      const parted = Math.max(0, local - each.at) * DRIFT;
      low = Math.max(low, each.low - parted);
      high = Math.min(high, each.high + parted);
    }
    return { low, high };
  }
}
