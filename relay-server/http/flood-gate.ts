import { TokenBucket } from '../fanout/token-bucket.ts';
import { RequestProblem, retryAfter } from './problem.ts';

export interface FloodLimits {
  /** Requests of one source: at once, and in the long run. */
  readonly burst: number;
  readonly perSecond: number;
  /** Requests whose body is being received or recorded, of one source and of all. */
  readonly inFlightOfSource: number;
  readonly inFlight: number;
}

export const FLOOD_LIMITS: FloodLimits = {
  burst: 2_000,
  perSecond: 1_000,
  inFlightOfSource: 128,
  inFlight: 256,
};

/** Of uploads: their requests last, and must not keep events out. */
export const UPLOAD_FLOOD: FloodLimits = {
  burst: 400,
  perSecond: 100,
  inFlightOfSource: 16,
  inFlight: 64,
};

/** Bounds what sources may ask of the relay at a time; with bodies of 1 MiB it bounds memory too. */
export class FloodGate {
  readonly #limits: FloodLimits;
  readonly #now: () => number;
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #inFlight = new Map<string, number>();
  #all = 0;

  /** @param now ms of a monotonic clock */
  constructor(limits: FloodLimits, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  /**
   * Runs `work` as one request of the source.
   * @throws RequestProblem `rate_limited`
   */
  async pass<T>(source: string, work: () => Promise<T>): Promise<T> {
    const mine = this.#inFlight.get(source) ?? 0;
    if (mine >= this.#limits.inFlightOfSource || this.#all >= this.#limits.inFlight) {
      throw new RequestProblem('rate_limited', '同时进行的请求过多', retryAfter(1));
    }
    if (!this.#bucketOf(source).take(this.#now())) {
      throw new RequestProblem('rate_limited', undefined, retryAfter(1));
    }
    this.#inFlight.set(source, mine + 1);
    this.#all += 1;
    try {
      return await work();
    } finally {
      this.#inFlight.set(source, (this.#inFlight.get(source) ?? 1) - 1);
      this.#all -= 1;
    }
  }

  #bucketOf(source: string): TokenBucket {
    const { burst, perSecond } = this.#limits;
    const bucket = this.#buckets.get(source) ?? new TokenBucket(burst, perSecond, this.#now());
    this.#buckets.set(source, bucket);
    return bucket;
  }
}
