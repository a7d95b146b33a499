interface Waiting {
  readonly source: string;
  readonly items: readonly unknown[];
}

/**
 * What waits to be written, in the order of arrival within each source. Sources take turns, and none
 * may fill the whole queue: who sends much waits behind himself, not before the others.
 */
export class FairQueue<J extends Waiting> {
  readonly #most: number;
  readonly #lanes = new Map<string, J[]>();
  readonly #events = new Map<string, number>();
  #all = 0;

  /** @param most events that may wait in all; of one source half of them */
  constructor(most: number) {
    this.#most = most;
  }

  get isEmpty(): boolean {
    return this.#lanes.size === 0;
  }

  /** Events that wait. */
  get size(): number {
    return this.#all;
  }

  /** @returns false when there is no room; one request of a source always finds some */
  add(job: J): boolean {
    const { source, items } = job;
    const mine = this.#events.get(source) ?? 0;
    const tooMuch = mine + items.length > this.#most / 2 || this.#all + items.length > this.#most;
    if (tooMuch && this.#lanes.has(source)) return false;
    this.#lanes.set(source, [...(this.#lanes.get(source) ?? []), job]);
    this.#count(source, items.length);
    return true;
  }

  /**
   * The next jobs to be written together: at least one, and beside it up to `limit` events; a quarter
   * of that while several sources wait, so that a small request does not wait for many large ones.
   */
  take(limit: number): J[] {
    const taken: J[] = [];
    const bound = this.#lanes.size > 1 ? limit / 4 : limit;
    let events = 0;
    // Always the first lane, which then stands behind the others.
    for (const [source, [next, ...rest]] of this.#lanes) {
      if (!next || (taken.length > 0 && events + next.items.length > bound)) break;
      taken.push(next);
      events += next.items.length;
      this.#count(source, -next.items.length);
      this.#lanes.delete(source);
      if (rest.length > 0) this.#lanes.set(source, rest);
    }
    return taken;
  }

  #count(source: string, change: number): void {
    const now = (this.#events.get(source) ?? 0) + change;
    this.#all += change;
    if (now > 0) this.#events.set(source, now);
    else this.#events.delete(source);
  }
}
