/**
 * What to do to take back the changes of a draft. A draft changes the projector's memory at once, so
 * that its events see each other; dropping it plays the journal backwards.
 */
export class Journal {
  #undo: (() => void)[] = [];
  readonly #noted = new Map<object, Set<string>>();

  note(undo: () => void): void {
    this.#undo.push(undo);
  }

  /**
   * Of all changes of one thing only the first needs taking back. What stood in between, which can be
   * a long case over and over, is not held.
   */
  noteFirst(owner: object, key: string, undo: () => void): void {
    const keys = this.#noted.get(owner) ?? new Set();
    if (keys.has(key)) return;
    this.#noted.set(owner, keys.add(key));
    this.note(undo);
  }

  /** Takes everything back, the latest first. */
  rollBack(): void {
    this.#noted.clear();
    for (let undo = this.#undo.pop(); undo; undo = this.#undo.pop()) undo();
  }
}
