import type { Principal } from './principal.ts';

interface Answer {
  readonly writableEnded: boolean;
  destroy(): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/** Answers that are under way to who is signed in: when a sign-in ends, video that is being sent to it ends too. */
export class HeldAnswers {
  readonly #held = new Map<string, Set<Answer>>();

  /** Remembers an answer until it is over; to others than persons none is remembered. */
  hold(principal: Principal, answer: Answer): void {
    if (principal.kind !== 'account') return;
    const { signInId } = principal;
    const answers = this.#held.get(signInId) ?? new Set();
    this.#held.set(signInId, answers.add(answer));
    answer.once('close', () => {
      answers.delete(answer);
      if (answers.size === 0 && this.#held.get(signInId) === answers) this.#held.delete(signInId);
    });
  }

  /** Hangs up on what goes to a sign-in. What has been said whole stands. */
  end(signInId: string): void {
    for (const answer of this.#held.get(signInId) ?? []) {
      if (!answer.writableEnded) answer.destroy();
    }
  }
}
