/** What went wrong in the player below. Only what it cannot mend by itself is told. */
export type Failure = 'network' | 'media' | 'other';

export type Remedy =
  /** Let the decoder begin anew with what is there. */
  | { do: 'recover' }
  /** Everything anew, after so many ms. */
  | { do: 'rebuild'; after: number };

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5000;
/** A second media error within this time is not mended by the same means. */
const AGAIN_MS = 10_000;

/** Which remedy comes next: for ever, with growing pauses that start anew once pictures came. */
export class Recovery {
  #wait = FIRST_WAIT_MS;
  #recoveredAt = Number.NEGATIVE_INFINITY;

  /** @param now monotonic ms */
  remedy(failure: Failure, now: number): Remedy {
    if (failure === 'media' && now - this.#recoveredAt > AGAIN_MS) {
      this.#recoveredAt = now;
      return { do: 'recover' };
    }
    const after = this.#wait;
    this.#wait = Math.min(LONGEST_WAIT_MS, this.#wait * 2);
    return { do: 'rebuild', after };
  }

  /** New frames come. */
  succeeded(): void {
    this.#wait = FIRST_WAIT_MS;
  }
}
