/** What is known of something that is asked for again and again. */
export interface Standing<T> {
  /** The newest that was heard; null: nothing yet. */
  readonly value: T | null;
  /** What is shown answers an earlier question. */
  readonly isOther: boolean;
  /** When it was heard, UTC ms of this machine. */
  readonly asOf: number | null;
  /** Why the newest question had no answer; null: it had one, or is under way. */
  readonly error: unknown;
  /** Since when no question has had an answer, UTC ms. */
  readonly failingSince: number | null;
  readonly asking: boolean;
}

/** The world around it: real on a page, set by hand in a test. */
export interface Surroundings {
  now(): number;
  /** Calls back once after so many ms; returns what calls it off. */
  after(ms: number, then: () => void): () => void;
  isVisible(): boolean;
}

/** Politely: only while somebody looks, one question at a time. */
export const POLL_MS = 15_000;
/** While there is no answer it is asked sooner, to be back soon. */
const RETRY_MS = 3_000;

/**
 * Asks at once, then every `every` ms after an answer while the page is seen; `again` asks now. An
 * answer to a question that was overtaken is not heard.
 */
export class Polled<T> {
  readonly #load: (signal: AbortSignal) => Promise<T>;
  readonly #world: Surroundings;
  readonly #every: number;
  readonly #listeners = new Set<() => void>();
  #standing: Standing<T>;
  #question: AbortController | null = null;
  #callOff: () => void = () => undefined;
  #isDue = false;
  #stopped = false;

  /** @param earlier what was known of a question like it: shown until this one is answered */
  constructor(
    load: (signal: AbortSignal) => Promise<T>,
    world: Surroundings,
    every: number = POLL_MS,
    earlier: Standing<T> | null = null,
  ) {
    this.#load = load;
    this.#world = world;
    this.#every = every;
    this.#standing = {
      value: earlier?.value ?? null,
      asOf: earlier?.asOf ?? null,
      isOther: true,
      error: null,
      failingSince: earlier?.failingSince ?? null,
      asking: false,
    };
  }

  get standing(): Standing<T> {
    return this.#standing;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks now; a question under way is overtaken. */
  again(): void {
    if (this.#stopped) return;
    this.#callOff();
    this.#isDue = false;
    this.#question?.abort();
    const question = new AbortController();
    this.#question = question;
    this.#set({ asking: true });
    this.#load(question.signal).then(
      (value) => {
        if (this.#question !== question) return;
        const asOf = this.#world.now();
        const known = { value, asOf, isOther: false, error: null, failingSince: null };
        this.#answered(known, this.#every);
      },
      (error: unknown) => {
        if (this.#question !== question) return;
        const failingSince = this.#standing.failingSince ?? this.#world.now();
        this.#answered({ error, failingSince }, RETRY_MS);
      },
    );
  }

  /** The page is looked at again: what fell due meanwhile is asked now. */
  seen(): void {
    if (this.#isDue) this.again();
  }

  /** Another question had no answer: whether this one's still holds is asked now, not when it is due. */
  doubt(): void {
    if (!this.#standing.asking && this.#standing.error === null) this.again();
  }

  stop(): void {
    this.#stopped = true;
    this.#callOff();
    this.#question?.abort();
    this.#question = null;
    this.#listeners.clear();
  }

  #answered(change: Partial<Standing<T>>, wait: number): void {
    this.#question = null;
    this.#set({ ...change, asking: false });
    this.#callOff = this.#world.after(wait, () => {
      if (this.#world.isVisible()) this.again();
      else this.#isDue = true;
    });
  }

  #set(change: Partial<Standing<T>>): void {
    this.#standing = { ...this.#standing, ...change };
    for (const listener of this.#listeners) listener();
  }
}
