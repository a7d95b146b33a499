/**
 * Names for commands: the relay carries out each name once. A command whose answer was lost keeps its
 * name when it is sent again, so that nothing is done twice.
 */
export class CommandIds {
  readonly #unanswered = new Map<string, string>();
  readonly #newId: () => string;

  constructor(newId: () => string = randomId) {
    this.#newId = newId;
  }

  /** @param text all that is asked; the same text is the same command until it is answered */
  nameOf(text: string): string {
    const known = this.#unanswered.get(text) ?? this.#newId();
    this.#unanswered.set(text, known);
    return known;
  }

  /** It was done or refused: the same text is another command from now on. */
  answered(text: string): void {
    this.#unanswered.delete(text);
  }
}

/** A UUID; `crypto.randomUUID` is not there for a page of a plain http:// address other than this machine's. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
