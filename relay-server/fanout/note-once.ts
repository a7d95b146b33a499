/** Something about a display that the operator may want to know. */
export interface Note {
  readonly kind: 'refused' | 'cut-off';
  readonly address: string;
  readonly reason: string;
}

const MOST_REMEMBERED = 1_000;

/** Passes on each kind of note once per address and reason in a minute: a flood must not flood the log. */
export class NoteOnce {
  readonly #pass: (note: Note) => void;
  readonly #now: () => number;
  readonly #seen = new Map<string, number>();

  constructor(pass: (note: Note) => void, now: () => number = () => performance.now()) {
    this.#pass = pass;
    this.#now = now;
  }

  note(note: Note): void {
    const key = `${note.kind} ${note.address} ${note.reason}`;
    const now = this.#now();
    const last = this.#seen.get(key);
    if (last !== undefined && now - last < 60_000) return;
    if (this.#seen.size >= MOST_REMEMBERED) this.#seen.clear();
    this.#seen.set(key, now);
    this.#pass(note);
  }
}
