import type { ExampleAnswer } from '../../../wire/examples.ts';
import type { LogStore } from '../../log/store.ts';
import { plusDays } from '../../rules/days.ts';
import { drawnBy, LEAST_LISTED, listDigest, listOf } from '../../rules/draws/draw-list.ts';
import type { Contributions, NotDrawable } from './counted.ts';
import { maskedCases, saltOf, sha256 } from './masked-cases.ts';

export interface ExamplesOptions {
  readonly store: Pick<LogStore, 'rows' | 'digestAt'>;
  readonly contributions: Contributions;
  /** The log's court day; null: before its first. */
  readonly today: () => string | null;
}

/** Figures have few names; more were made up by whoever asks. */
const MOST_KEPT = 64;

/**
 * One masked case a figure and a court day, drawn as by a visitor, with the day as the number: nobody chose it.
 * Counted until the day before, so that it stays all day.
 */
export class Examples {
  readonly #options: ExamplesOptions;
  readonly #kept = new Map<string, Promise<ExampleAnswer | NotDrawable>>();
  #day: string | null = null;

  constructor(options: ExamplesOptions) {
    this.#options = options;
  }

  /** @throws StorageUnavailable; ZodError for damaged rows */
  of(figure: string): Promise<ExampleAnswer | NotDrawable> {
    const today = this.#options.today();
    if (today === null) return Promise.resolve('unknown');
    if (today !== this.#day || this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#day = today;
    const known = this.#kept.get(figure);
    if (known) return known;
    const made = this.#make(figure, today);
    this.#kept.set(figure, made);
    // What could not be read is read again by the next who asks.
    made.catch(() => this.#kept.delete(figure));
    return made;
  }

  async #make(figure: string, day: string): Promise<ExampleAnswer | NotDrawable> {
    const { contributions, store } = this.#options;
    const counted = await contributions.casesOf(figure, plusDays(day, -1));
    if (typeof counted === 'string') return counted;
    const list = listOf(counted.contributors);
    const number = numberOfDay(day);
    const { label } = counted;
    // How few there are is not said either.
    if (list.length < LEAST_LISTED) {
      return { figure, label, day, number, count: null, digest: null, course: null };
    }
    const salt = await saltOf(list, store);
    const digest = listDigest(list, salt, sha256);
    const drawn = drawnBy(list, { digest, salt, number, many: 1 }, sha256);
    const [masked] = await maskedCases(drawn, list, store);
    const course = masked?.course ?? null;
    return { figure, label, day, number, count: list.length, digest, course };
  }
}

/** `2024-11-27` → 241127. */
export function numberOfDay(day: string): number {
  return Number(day.slice(2).replaceAll('-', ''));
}
