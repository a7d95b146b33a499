import type { Journal } from './journal.ts';

/** Which aggregates the clock alone changes next, and when. */
export class WakeIndex {
  readonly #days = new Map<string, string>();
  readonly #keys = new Map<string, Set<string>>();

  /** @param wakeOn null: the clock changes nothing any more. @returns whether it differs from before */
  set(key: string, wakeOn: string | null, journal: Journal): boolean {
    const old = this.#days.get(key) ?? null;
    if (old === wakeOn) return false;
    this.#put(key, old, wakeOn);
    journal.note(() => this.#put(key, wakeOn, old));
    return true;
  }

  /** Aggregates that are due on or before the court day, in the order of their keys. */
  due(day: string): string[] {
    const keys: string[] = [];
    for (const [wakeOn, of] of this.#keys) if (wakeOn <= day) keys.push(...of);
    return keys.sort();
  }

  #put(key: string, from: string | null, to: string | null): void {
    if (from !== null) {
      const keys = this.#keys.get(from);
      keys?.delete(key);
      if (keys?.size === 0) this.#keys.delete(from);
    }
    if (to === null) {
      this.#days.delete(key);
      return;
    }
    this.#days.set(key, to);
    const keys = this.#keys.get(to);
    if (keys) keys.add(key);
    else this.#keys.set(to, new Set([key]));
  }
}
