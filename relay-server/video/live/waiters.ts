/** How a wait ended: it came true · the time was up · whoever waited is gone. */
export type Waited = 'true' | 'late' | 'left';

interface Waiter {
  readonly until: () => boolean;
  readonly done: (waited: Waited) => void;
}

/** Those who wait for something to come true; it is looked at when told, not by the clock. */
export class Waiters {
  readonly #waiting = new Set<Waiter>();

  get size(): number {
    return this.#waiting.size;
  }

  /** @param until looked at now and at every `look`  @param signal aborted when nobody waits any more */
  wait(until: () => boolean, ms: number, signal: AbortSignal): Promise<Waited> {
    if (until()) return Promise.resolve('true');
    if (signal.aborted) return Promise.resolve('left');
    return new Promise((resolve) => {
      const left = () => waiter.done('left');
      const timer = setTimeout(() => waiter.done('late'), ms);
      const waiter: Waiter = {
        until,
        done: (waited) => {
          this.#waiting.delete(waiter);
          clearTimeout(timer);
          signal.removeEventListener('abort', left);
          resolve(waited);
        },
      };
      this.#waiting.add(waiter);
      signal.addEventListener('abort', left);
    });
  }

  look(): void {
    for (const waiter of [...this.#waiting]) {
      if (waiter.until()) waiter.done('true');
    }
  }
}
