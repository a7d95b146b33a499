import type { Principal } from './principal.ts';

interface Answer {
  readonly writableEnded: boolean;
  destroy(): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/**
 * Answers that are under way, by whom they go to: when a sign-in ends or a display is revoked, video
 * that is being sent to it ends too.
 */
export class HeldAnswers {
  readonly #held = new Map<string, Set<Answer>>();

  /** Remembers an answer until it is over. Of programs and nobodies none is held. */
  hold(principal: Principal, answer: Answer): void {
    const key = holderOf(principal);
    if (key === null) return;
    const answers = this.#held.get(key) ?? new Set();
    this.#held.set(key, answers.add(answer));
    answer.once('close', () => {
      answers.delete(answer);
      if (answers.size === 0 && this.#held.get(key) === answers) this.#held.delete(key);
    });
  }

  /** Hangs up on what goes to `signIn:ID` or `display:ID`. What has been said whole stands. */
  end(key: string): void {
    for (const answer of this.#held.get(key) ?? []) {
      if (!answer.writableEnded) answer.destroy();
    }
  }
}

function holderOf(principal: Principal): string | null {
  switch (principal.kind) {
    case 'account':
      return `signIn:${principal.signInId}`;
    case 'display':
      return `display:${principal.displayId}`;
    default:
      return null;
  }
}
