interface Sender {
  readonly hangUp: () => void;
  readonly gone: Promise<void>;
}

/**
 * Who sends to which upload: one at a time. A device that has lost its connection comes back before the
 * relay has noticed: the newcomer is right, and the one before is hung up on.
 */
export class UploadSenders {
  readonly #senders = new Map<string, Sender>();

  /** Whether nobody sends. */
  isQuiet(id: string): boolean {
    return !this.#senders.has(id);
  }

  /** Hangs up on whoever sends, and resolves when what came is on the disk. */
  async quiet(id: string): Promise<void> {
    for (let sender = this.#senders.get(id); sender; sender = this.#senders.get(id)) {
      sender.hangUp();
      await sender.gone;
    }
  }

  async quietAll(): Promise<void> {
    await Promise.all([...this.#senders.keys()].map((id) => this.quiet(id)));
  }

  /**
   * Works as the one who sends; to be called in the same turn in which it was seen to be quiet.
   * @param hangUp ends the body, so that `work` comes to its end
   */
  async sending<T>(id: string, hangUp: () => void, work: () => Promise<T>): Promise<T> {
    let leave: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      leave = resolve;
    });
    this.#senders.set(id, { hangUp, gone });
    try {
      return await work();
    } finally {
      this.#senders.delete(id);
      leave();
    }
  }
}
