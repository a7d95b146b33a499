import type { SignIn } from './account-book.ts';

/** How long a sign-in lasts, ms: with nothing heard of it, and whatever is heard. */
export const SIGN_IN_LIMITS = { idleMs: 30 * 60_000, longestMs: 12 * 3_600_000 } as const;

/**
 * When each sign-in was heard of last; in memory only, so that a restart begins anew. UTC ms of the
 * machine's clock.
 */
export class Presence {
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #seen = new Map<string, number>();
  readonly #isConnected: (signInId: string) => boolean;

  /** @param isConnected whether a page of it holds a connection: then it is not idle */
  constructor(now: () => number, isConnected: (signInId: string) => boolean) {
    this.#isConnected = isConnected;
    this.#now = now;
    this.#startedAt = now();
  }

  /** A request came of it. */
  touch(signInId: string): void {
    this.#seen.set(signInId, this.#now());
  }

  /** While a page of it is connected, that counts as hearing of it. */
  note(signInId: string): void {
    if (this.#isConnected(signInId)) this.touch(signInId);
  }

  forget(signInId: string): void {
    this.#seen.delete(signInId);
  }

  /** Why a sign-in stands no longer; null: it does. */
  overOf({ id, until }: Pick<SignIn, 'id' | 'until'>): 'idle' | 'expired' | null {
    const now = this.#now();
    if (now >= until) return 'expired';
    const last = this.#seen.get(id) ?? this.#startedAt;
    if (now - last < SIGN_IN_LIMITS.idleMs || this.#isConnected(id)) return null;
    return 'idle';
  }
}
