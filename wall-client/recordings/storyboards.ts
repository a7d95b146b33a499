import type { Storyboard } from '../../wire/library.ts';

/** So many are remembered: a list that is paged back and forth does not ask anew. */
const MOST = 200;

/** Storyboards by address: asked once however many want one at a time, and remembered when they came. */
export class Storyboards {
  readonly #load: (address: string) => Promise<Storyboard>;
  readonly #known = new Map<string, Storyboard>();
  readonly #asked = new Map<string, Promise<Storyboard>>();

  constructor(load: (address: string) => Promise<Storyboard>) {
    this.#load = load;
  }

  /** Forgets what came. */
  clear(): void {
    this.#known.clear();
  }

  known(address: string): Storyboard | null {
    return this.#known.get(address) ?? null;
  }

  /** @throws what loading throws; it is asked again the next time */
  of(address: string): Promise<Storyboard> {
    const known = this.#known.get(address);
    if (known) return Promise.resolve(known);
    const before = this.#asked.get(address);
    if (before) return before;
    const asked = this.#load(address)
      .then((board) => {
        this.#remember(address, board);
        return board;
      })
      .finally(() => this.#asked.delete(address));
    this.#asked.set(address, asked);
    return asked;
  }

  #remember(address: string, board: Storyboard): void {
    this.#known.set(address, board);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
  }
}
