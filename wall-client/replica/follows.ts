import {
  type Follow,
  MAX_SCOPES,
  refused,
  type Scope,
  type SocketRefusalCode,
} from '../../wire/frame.ts';
import type { ReplicaStore } from './store.ts';

export interface FollowsOptions {
  readonly store: ReplicaStore;
  /** ms of a clock that never jumps. */
  readonly now: () => number;
  /** Of the newest welcome; null: none, or there is no link. */
  readonly epoch: () => string | null;
  readonly follow: (question: Follow, answer: (message: unknown) => void) => void;
  readonly unfollow: (scope: Scope) => void;
  /** A refusal has come. */
  readonly onRefused: () => void;
}

/** An answer of which nothing has come for this long is asked for again, ms. */
export const ASK_AGAIN_MS = 4_000;

/** Which scopes somebody on the page wants, and what of them has been asked for (SPEC F-10 to F-16). */
export class Follows {
  readonly #options: FollowsOptions;
  /** Scopes wanted → by how many. */
  readonly #wanted = new Map<Scope, number>();
  /** Scopes whose answer is under way → when something of it was last heard. */
  readonly #asked = new Map<Scope, number>();
  readonly #refusals = new Map<Scope, SocketRefusalCode>();

  constructor(options: FollowsOptions) {
    this.#options = options;
  }

  /** Why a scope cannot be followed; undefined while nothing speaks against it. */
  refusalOf(scope: Scope): SocketRefusalCode | undefined {
    return this.#refusals.get(scope);
  }

  /** Follows a scope for as long as somebody wants it. @param epoch of the welcome that stands  @returns ends this want */
  want(scope: Scope, epoch: string | null): () => void {
    const { store } = this.#options;
    const wants = this.#wanted.get(scope) ?? 0;
    this.#wanted.set(scope, wants + 1);
    if (wants === 0 && !store.replica(scope)) {
      this.#dropUnwanted(MAX_SCOPES - 1);
      store.open(scope);
      if (epoch !== null) store.begin(scope, epoch);
      this.ask(scope);
    }
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#wanted.set(scope, (this.#wanted.get(scope) ?? 1) - 1);
    };
  }

  /** Asks for everything that is held, under a new welcome. */
  welcomed(epoch: string, head: number): void {
    const { store } = this.#options;
    this.#refusals.clear();
    for (const scope of store.scopes()) {
      const replica = store.replica(scope);
      // Held under another epoch, or beyond the log's end: it is not this log's.
      const alien = replica?.epoch !== epoch || (replica.seq ?? 0) > head;
      if (alien) store.begin(scope, epoch);
      this.ask(scope);
    }
  }

  /** Which cases were looked at is nothing to ask about as another audience. */
  forgetCases(): void {
    const { store } = this.#options;
    for (const scope of store.scopes()) {
      if (scope === 'wall') continue;
      this.#wanted.delete(scope);
      this.#asked.delete(scope);
      store.close(scope);
    }
  }

  /** Something of a scope's answer has come. */
  heard(scope: Scope, complete: boolean): void {
    if (complete) this.#asked.delete(scope);
    else if (this.#asked.has(scope)) this.#asked.set(scope, this.#options.now());
  }

  isAsked(scope: Scope): boolean {
    return this.#asked.has(scope);
  }

  /** Lets go of what nobody wants, and asks again for what did not come. */
  tick(): void {
    const now = this.#options.now();
    for (const [scope, wants] of this.#wanted) if (wants <= 0) this.#drop(scope);
    for (const [scope, askedAt] of this.#asked) {
      if (now - askedAt >= ASK_AGAIN_MS) this.ask(scope);
    }
  }

  disconnected(): void {
    this.#asked.clear();
  }

  ask(scope: Scope): void {
    const epoch = this.#options.epoch();
    if (epoch === null) return;
    this.#asked.set(scope, this.#options.now());
    const { seq = null, mark } = this.#options.store.replica(scope) ?? {};
    const question =
      seq === null || mark === undefined ? { scope, seq: 0 } : { scope, epoch, seq, mark };
    this.#options.follow(question, (answer) => this.#onAnswer(scope, answer));
  }

  #onAnswer(scope: Scope, answer: unknown): void {
    const refusal = refused.safeParse(answer);
    if (!refusal.success) {
      this.#refusals.delete(scope);
      return;
    }
    this.#refusals.set(scope, refusal.data.refused);
    // Asking too fast passes; any other reason stays until the next welcome.
    if (refusal.data.refused !== 'rate_limited') this.#asked.delete(scope);
    this.#options.onRefused();
  }

  #dropUnwanted(keep: number): void {
    for (const [scope, wants] of this.#wanted) {
      if (this.#options.store.scopes().length <= keep) return;
      if (wants <= 0) this.#drop(scope);
    }
  }

  #drop(scope: Scope): void {
    this.#wanted.delete(scope);
    this.#asked.delete(scope);
    this.#refusals.delete(scope);
    this.#options.store.close(scope);
    this.#options.unfollow(scope);
  }
}
