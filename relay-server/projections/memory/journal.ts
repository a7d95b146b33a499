/**
 * What to do to take back the changes of a draft. A draft changes the projector's memory at once, so
 * that its events see each other; dropping it plays the journal backwards.
 */
export class Journal {
  #undo: (() => void)[] = [];

  note(undo: () => void): void {
    this.#undo.push(undo);
  }

  /** Takes everything back, the latest first. */
  rollBack(): void {
    for (let undo = this.#undo.pop(); undo; undo = this.#undo.pop()) undo();
  }
}
