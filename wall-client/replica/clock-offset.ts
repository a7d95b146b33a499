interface Sample {
  readonly offset: number;
  readonly roundTrip: number;
}

const KEPT = 5;
/** How far two honest samples may differ beyond what their round trips explain, ms. */
const TOLERANCE_MS = 250;

/**
 * The relay's clock as seen from here: the sample with the shortest round trip is the best (F-45).
 * The relay's clock may jump (the demo's skips nights): a sample that contradicts the best starts anew.
 */
export class ClockOffset {
  #samples: Sample[] = [];

  /**
   * @param sentAt when the ping left, ms of the local clock
   * @param serverAt what the relay's clock said, UTC ms
   * @param receivedAt when the pong came, ms of the local clock
   */
  add(sentAt: number, serverAt: number, receivedAt: number): void {
    const roundTrip = Math.max(0, receivedAt - sentAt);
    const sample = { offset: serverAt - (sentAt + roundTrip / 2), roundTrip };
    const best = this.#best();
    const contradicts =
      best !== undefined &&
      Math.abs(sample.offset - best.offset) >
        (sample.roundTrip + best.roundTrip) / 2 + TOLERANCE_MS;
    this.#samples = contradicts ? [sample] : [...this.#samples.slice(1 - KEPT), sample];
  }

  /** Local clock + offset = the relay's clock. 0 until something is known. */
  get offset(): number {
    return this.#best()?.offset ?? 0;
  }

  #best(): Sample | undefined {
    return this.#samples.reduce<Sample | undefined>(
      (best, each) => (best === undefined || each.roundTrip <= best.roundTrip ? each : best),
      undefined,
    );
  }
}
