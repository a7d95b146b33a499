export interface LockoutLimits {
  /** So many failures within `windowMs` … */
  readonly failures: number;
  /** … and nothing more is tried for as long after the last of them, ms. */
  readonly windowMs: number;
  /** How many names are remembered; of more the oldest are forgotten. */
  readonly names: number;
}

interface Standing {
  failures: number;
  /** Tried and not known yet: counted as failures until they are. */
  trying: number;
  last: number;
}

/** Counts failures under a name (an account, an address), whether or not there is such a one. */
export class Lockout {
  readonly #limits: LockoutLimits;
  readonly #now: () => number;
  readonly #standings = new Map<string, Standing>();

  /** @param now ms of a monotonic clock */
  constructor(limits: LockoutLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** How long nothing may be tried under this name, ms; 0: it may be now. */
  lockedFor(name: string): number {
    const standing = this.#current(name);
    if (!standing) return 0;
    const { failures, windowMs } = this.#limits;
    if (standing.failures >= failures) return standing.last + windowMs - this.#now();
    // Others are being tried at this moment, and if they fail it is locked.
    return standing.failures + standing.trying >= failures ? 1_000 : 0;
  }

  /** Something is tried under this name. Every `begin` is followed by one `end`. */
  begin(name: string): void {
    const standing = this.#current(name) ?? { failures: 0, trying: 0, last: this.#now() };
    standing.trying += 1;
    this.#standings.delete(name);
    this.#standings.set(name, standing);
    const [oldest] = this.#standings.keys();
    if (this.#standings.size > this.#limits.names && oldest !== undefined) {
      this.#standings.delete(oldest);
    }
  }

  /** @param outcome `void`: nothing came of it @returns failures in a row */
  end(name: string, outcome: 'failed' | 'succeeded' | 'void'): number {
    const standing = this.#standings.get(name);
    if (!standing) return outcome === 'failed' ? 1 : 0;
    standing.trying -= 1;
    if (outcome === 'failed') {
      standing.failures += 1;
      standing.last = this.#now();
    }
    if (outcome === 'succeeded') standing.failures = 0;
    if (standing.failures === 0 && standing.trying === 0) this.#standings.delete(name);
    return standing.failures;
  }

  #current(name: string): Standing | undefined {
    const standing = this.#standings.get(name);
    if (!standing) return undefined;
    if (standing.failures > 0 && this.#now() - standing.last >= this.#limits.windowMs) {
      standing.failures = 0;
    }
    return standing;
  }
}
