import type { Frame, Scope } from '../../wire/frame.ts';
import { CASE_TOPICS, type Topic, type View, WALL_TOPICS } from '../../wire/views.ts';
import { type InvalidRow, type Outcome, Replica } from './replica.ts';

type Listener = () => void;

interface Held {
  readonly replica: Replica;
  readonly dirty: Set<Topic>;
  /** What was told of it last. */
  position: Position;
}

/** Where a scope's replica stands. `ready`: complete at least once in this epoch. */
export interface Position {
  readonly epoch: string | null;
  readonly seq: number | null;
  readonly ready: boolean;
}

const NOWHERE: Position = { epoch: null, seq: null, ready: false };

/**
 * The replicas of all scopes, and what the screen reads of them: per topic an immutable snapshot.
 * However many frames arrive, readers hear of it at most once per animation frame; while a page is
 * hidden they hear nothing and nothing piles up.
 */
export class ReplicaStore {
  readonly #held = new Map<Scope, Held>();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #schedule: (run: () => void) => void;
  #scheduled = false;
  #invalid = 0;
  readonly #onInvalid: (row: InvalidRow) => void;

  /**
   * @param schedule runs a function soon, once: requestAnimationFrame on a page
   * @param onInvalid told of the first row of each epoch that could not be understood
   */
  constructor(schedule: (run: () => void) => void, onInvalid: (row: InvalidRow) => void) {
    this.#schedule = schedule;
    this.#onInvalid = onInvalid;
  }

  /** Rows that could not be understood so far. */
  get invalid(): number {
    return this.#invalid;
  }

  scopes(): Scope[] {
    return [...this.#held.keys()];
  }

  replica(scope: Scope): Replica | undefined {
    return this.#held.get(scope)?.replica;
  }

  open(scope: Scope): Replica {
    const known = this.#held.get(scope);
    if (known) return known.replica;
    const replica = new Replica((row) => this.#noteInvalid(row));
    this.#held.set(scope, { replica, dirty: new Set(), position: NOWHERE });
    return replica;
  }

  close(scope: Scope): void {
    if (this.#held.delete(scope)) this.#tellAll(scope);
  }

  apply(frame: Frame): Outcome {
    const held = this.#held.get(frame.scope);
    if (!held) return { kind: 'ignored' };
    const outcome = held.replica.apply(frame);
    if (outcome.kind === 'applied') {
      for (const topic of outcome.topics) held.dirty.add(topic);
      this.#flushSoon();
    }
    return outcome;
  }

  /** Drops all that a scope holds; readers see it empty at once, before anything else is painted. */
  begin(scope: Scope, epoch: string): void {
    const held = this.#held.get(scope);
    if (!held) return;
    held.replica.begin(epoch);
    held.dirty.clear();
    held.position = { epoch, seq: null, ready: false };
    this.#tellAll(scope);
  }

  /** The rows of a topic as last told; the same object until they change. */
  rows<T extends Topic>(scope: Scope, topic: T): ReadonlyMap<string, View<T>> {
    return this.#held.get(scope)?.replica.snapshot(topic) ?? EMPTY;
  }

  position(scope: Scope): Position {
    return this.#held.get(scope)?.position ?? NOWHERE;
  }

  /** @param topic `null`: the scope's position @returns ends the subscription */
  subscribe(scope: Scope, topic: Topic | null, listener: Listener): () => void {
    const key = keyOf(scope, topic);
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(key);
    };
  }

  #flushSoon(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(() => this.#flush());
  }

  #flush(): void {
    this.#scheduled = false;
    for (const [scope, held] of this.#held) {
      const { epoch, seq } = held.replica;
      const { position } = held;
      const topics = [...held.dirty];
      held.dirty.clear();
      for (const topic of topics) held.replica.renew(topic);
      const moved = position.seq !== seq || position.epoch !== epoch;
      if (moved) held.position = { epoch, seq, ready: seq !== null };
      for (const topic of topics) this.#tell(scope, topic);
      if (moved) this.#tell(scope, null);
    }
  }

  #tellAll(scope: Scope): void {
    for (const topic of [...WALL_TOPICS, ...CASE_TOPICS, null]) this.#tell(scope, topic);
  }

  #tell(scope: Scope, topic: Topic | null): void {
    for (const listener of [...(this.#listeners.get(keyOf(scope, topic)) ?? [])]) listener();
  }

  #noteInvalid(row: InvalidRow): void {
    this.#invalid += 1;
    if (this.#invalid === 1) this.#onInvalid(row);
  }
}

const EMPTY: ReadonlyMap<string, never> = new Map<string, never>();

function keyOf(scope: Scope, topic: Topic | null): string {
  return `${scope}\n${topic ?? ''}`;
}
