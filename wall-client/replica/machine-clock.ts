/** What one answer leaves possible for the offset, and when (ms of the local clock) it was learned. */
interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly at: number;
}

const KEPT_MS = 120_000;
const MOST_KEPT = 500;
/** How fast two clocks may part, ms per ms. */
const DRIFT = 1e-4;

/**
 * The clock of the relay's machine as seen from here, good to a few ms however the network jitters (F-45): an
 * answer was given after it was asked for and before it arrived, so each leaves only so much possible, and what
 * all of them leave is soon little: the quickest way there and the quickest way back need not be one round trip.
 * Both clocks may be hours off; neither is trusted to keep pace exactly.
 */
export class MachineClock {
  #bounds: Bounds[] = [];

  /**
   * @param sentAt when the ping left, ms of the local clock
   * @param machineAt what the machine's clock said, UTC ms, its fraction cut off
   * @param receivedAt when the pong came, ms of the local clock
   */
  add(sentAt: number, machineAt: number, receivedAt: number): void {
    const newest = { low: machineAt - receivedAt, high: machineAt + 1 - sentAt, at: receivedAt };
    const kept = this.#bounds.filter(({ at }) => receivedAt - at < KEPT_MS).slice(1 - MOST_KEPT);
    this.#bounds = [...kept, newest];
    const { low, high } = this.#left(receivedAt);
    // One of the clocks was set, or stood still: what was learned before is void.
    if (low > high) this.#bounds = [newest];
  }

  /**
   * @param local ms of the local clock
   * @returns local clock + offset = the machine's clock; null until something is known. It moves by what is
   *   learned: whoever shows it smoothly does so himself.
   */
  offsetAt(local: number): number | null {
    if (this.#bounds.length === 0) return null;
    const { low, high } = this.#left(local);
    return (low + high) / 2;
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
