import type { Journal } from './journal.ts';

interface Weighed {
  readonly weight: number;
}

/** Holds what was used last, up to a total weight; changes can be taken back by a journal. */
export class Lru<V extends Weighed> {
  readonly #most: number;
  readonly #items = new Map<string, V>();
  #weight = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get weight(): number {
    return this.#weight;
  }

  /** Looking something up makes it the newest. */
  get(key: string): V | undefined {
    const item = this.#items.get(key);
    if (item) {
      this.#items.delete(key);
      this.#items.set(key, item);
    }
    return item;
  }

  set(key: string, item: V, journal: Journal): void {
    const old = this.#items.get(key);
    this.#put(key, item);
    journal.noteFirst(this, key, () => this.#put(key, old));
  }

  /** Lets go of the oldest while the total is too much. Never inside a draft: it may need them. */
  trim(): void {
    for (const key of this.#items.keys()) {
      if (this.#weight <= this.#most || this.#items.size <= 1) return;
      this.#put(key, undefined);
    }
  }

  #put(key: string, item: V | undefined): void {
    this.#weight -= this.#items.get(key)?.weight ?? 0;
    this.#items.delete(key);
    if (!item) return;
    this.#weight += item.weight;
    this.#items.set(key, item);
  }
}
