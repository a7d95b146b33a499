import { type Failed, refused, type Shown, taken } from '../../wire/frame.ts';

/** What a display tells the relay of the clips that it plays. */
export type Saying =
  | { readonly event: 'shown'; readonly message: Shown }
  | { readonly event: 'failed'; readonly message: Failed };

/** Sends one message. @returns the relay's answer; anything else when there was none */
export type Say = (saying: Saying) => Promise<unknown>;

/** More than a session's clips need; when the relay is away for longer, the oldest go. */
const MOST_KEPT = 200;

/** Keeps what is to be told until the relay has taken it, or will never (F-70, F-71). One at a time, in order. */
export class Sayings {
  readonly #say: Say;
  #waiting: Saying[] = [];
  #busy = false;

  constructor(say: Say) {
    this.#say = say;
  }

  /** Still to be told. */
  get waiting(): number {
    return this.#waiting.length;
  }

  add(saying: Saying): void {
    this.#waiting = [...this.#waiting, saying].slice(-MOST_KEPT);
    void this.send();
  }

  /** Tries what waits; stops at the first that is not settled. */
  async send(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
        if (!settles(await this.#say(first))) return;
        const told = first;
        this.#waiting = this.#waiting.filter((each) => each !== told);
      }
    } finally {
      this.#busy = false;
    }
  }
}

function settles(answer: unknown): boolean {
  if (taken.safeParse(answer).success) return true;
  const refusal = refused.safeParse(answer);
  return refusal.success && !['unavailable', 'rate_limited'].includes(refusal.data.refused);
}
