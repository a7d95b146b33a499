import type { Rate } from './limits.ts';
import { TokenBucket } from './token-bucket.ts';

/** Addresses remembered at once; the one that was heard of longest ago is forgotten first. */
const MOST = 1_024;

/** A rate for each address by itself: who floods is slowed, and nobody else. */
export class AddressBuckets {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** Takes one token of an address; false when there is none. @param now ms of a monotonic clock */
  take(address: string, now: number): boolean {
    const { burst, perSecond } = this.#rate;
    const bucket = this.#buckets.get(address) ?? new TokenBucket(burst, perSecond, now);
    this.#buckets.delete(address);
    this.#buckets.set(address, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MOST && oldest !== undefined) this.#buckets.delete(oldest);
    return bucket.take(now);
  }
}
