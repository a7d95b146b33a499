import { randomInt } from 'node:crypto';

/** A display that asks to be let in. */
export interface Waiting {
  readonly keyDigest: string;
  /** Six digits, of no other that waits. */
  readonly code: string;
  /** Where it was asked from. */
  readonly address: string;
  /** Machine's UTC ms. */
  readonly since: number;
  readonly expiresAt: number;
}

export const MOST_WAITING = 64;
export const MOST_WAITING_OF_ADDRESS = 16;
export const CODE_MS = 10 * 60_000;

export interface WaitingOptions {
  /** Machine's UTC ms: codes last as long for a person, whatever the demo's clock does. */
  readonly now?: () => number;
  /** Whether its page is connected: then a new code follows the old one. */
  readonly isConnected?: (waiting: Waiting) => boolean;
  readonly newCode?: () => string;
}

/**
 * The displays that wait to be paired: in memory, bounded, and gone with the relay. Their pages ask anew.
 */
export class WaitingDisplays {
  readonly #waiting = new Map<string, Waiting>();
  readonly #options: Required<WaitingOptions>;

  constructor(options: WaitingOptions = {}) {
    this.#options = { now: Date.now, isConnected: () => false, newCode: sixDigits, ...options };
  }

  /**
   * Takes a display in.
   * @returns undefined when too many wait
   */
  add(keyDigest: string, address: string): Waiting | undefined {
    this.expire();
    const ofAddress = [...this.#waiting.values()].filter((each) => each.address === address);
    if (ofAddress.length >= MOST_WAITING_OF_ADDRESS && !this.#dropOne(ofAddress)) return undefined;
    const all = [...this.#waiting.values()];
    if (all.length >= MOST_WAITING && !this.#dropOne(all)) return undefined;
    return this.#put(keyDigest, address, this.#options.now());
  }

  get(keyDigest: string): Waiting | undefined {
    const waiting = this.#waiting.get(keyDigest);
    return waiting && waiting.expiresAt > this.#options.now() ? waiting : undefined;
  }

  byCode(code: string): Waiting | undefined {
    const now = this.#options.now();
    return [...this.#waiting.values()].find((each) => each.code === code && each.expiresAt > now);
  }

  all(): Waiting[] {
    return [...this.#waiting.values()];
  }

  remove(keyDigest: string): void {
    this.#waiting.delete(keyDigest);
  }

  /**
   * Lets go of those whose time is over; one whose page is still there gets another code.
   * @returns whether anything changed
   */
  expire(): boolean {
    const now = this.#options.now();
    const over = [...this.#waiting.values()].filter(({ expiresAt }) => expiresAt <= now);
    for (const waiting of over) {
      const { keyDigest, address, since } = waiting;
      this.#waiting.delete(keyDigest);
      if (this.#options.isConnected(waiting)) this.#put(keyDigest, address, since);
    }
    return over.length > 0;
  }

  #put(keyDigest: string, address: string, since: number): Waiting {
    const expiresAt = this.#options.now() + CODE_MS;
    const waiting = { keyDigest, code: this.#freeCode(), address, since, expiresAt };
    this.#waiting.set(keyDigest, waiting);
    return waiting;
  }

  /** One whose page is gone makes room, the oldest first. */
  #dropOne(among: readonly Waiting[]): boolean {
    const gone = among.find((waiting) => !this.#options.isConnected(waiting));
    if (gone) this.#waiting.delete(gone.keyDigest);
    return gone !== undefined;
  }

  #freeCode(): string {
    for (;;) {
      const code = this.#options.newCode();
      if (![...this.#waiting.values()].some((each) => each.code === code)) return code;
    }
  }
}

function sixDigits(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}
