import type { DisplayPrincipal } from '../access/principal.ts';

interface Held {
  /** Reads again who asked: undefined when it is let in no more. */
  readonly display: () => DisplayPrincipal | undefined;
  readonly end: () => void;
}

/**
 * Answers that displays are being given of what only some may see: live video that does not end, requests
 * that wait for pictures. They end when the display may not see them any more.
 */
export class HeldAnswers {
  readonly #held = new Set<Held>();

  get size(): number {
    return this.#held.size;
  }

  /** @returns ends the watch: the answer is over */
  hold(display: Held['display'], end: () => void): () => void {
    const held = { display, end };
    this.#held.add(held);
    return () => this.#held.delete(held);
  }

  /** Ends the answers of those who may not see them any more. @throws what ending one threw; all were ended */
  endForbidden(): void {
    const errors: unknown[] = [];
    for (const held of [...this.#held]) {
      if (held.display()?.mode === 'bureau') continue;
      this.#held.delete(held);
      try {
        held.end();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'answers could not be ended');
  }
}
