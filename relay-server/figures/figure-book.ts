import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LogStore } from '../log/store.ts';
import type { HeldFigure, Window } from './held-figure.ts';
import { type ContributionCommit, ReadFigure } from './reading.ts';

export interface FigureBookOptions {
  readonly store: Pick<LogStore, 'contributions' | 'contributionSeries' | 'eventCount' | 'head'>;
  /** The log's court day. */
  readonly today: () => string | null;
  /** The machine's clock, ms: when a figure was asked for last. */
  readonly now?: () => number;
  readonly limits?: Partial<BookLimits>;
}

export interface BookLimits {
  /** Figures held, at most. */
  readonly figures: number;
  /** Cases and matters in all of them, at most, about; one figure is held whatever it weighs. */
  readonly members: number;
  /** Not asked for so long, a figure is let go of, ms. */
  readonly idleMs: number;
}

const LIMITS: BookLimits = { figures: 64, members: 200_000, idleMs: 600_000 };
/** Aggregates whose events are counted at a stretch. */
const COUNTED_AT_ONCE = 400;

interface Held {
  readonly read: ReadFigure;
  readonly whenRead: Promise<void>;
  usedAt: number;
}

/**
 * The figures that were asked for of late, each read once from the store and then kept in step by commits. What is
 * not asked for any more is let go of.
 */
export class FigureBook {
  readonly #options: FigureBookOptions;
  readonly #limits: BookLimits;
  readonly #now: () => number;
  /** The least recently asked for first. */
  readonly #held = new Map<string, Held>();

  constructor(options: FigureBookOptions) {
    this.#options = options;
    this.#limits = { ...LIMITS, ...options.limits };
    this.#now = options.now ?? (() => performance.now());
  }

  /** How many are held. */
  get size(): number {
    return this.#held.size;
  }

  /** A commit is durable. */
  update(commit: ContributionCommit): void {
    if (this.#held.size === 0) return;
    for (const { read } of this.#held.values()) read.take(commit);
    this.#letGo(null);
  }

  /**
   * One figure, as of the newest commit.
   * @param name what tells this window from any other
   * @throws StorageUnavailable
   */
  async figure(name: string, window: Window): Promise<HeldFigure> {
    const held = this.#held.get(name) ?? this.#begin(name, window);
    this.#held.delete(name);
    this.#held.set(name, held);
    held.usedAt = this.#now();
    try {
      await held.whenRead;
    } catch (error) {
      this.#held.delete(name);
      throw error;
    }
    this.#letGo(name);
    return held.read.figure;
  }

  /**
   * Events in the log of all that a figure counts.
   * @throws StorageUnavailable
   */
  async eventsOf(figure: HeldFigure): Promise<number> {
    const { store } = this.#options;
    const uncounted = figure.uncounted();
    for (let from = 0; from < uncounted.length; from += COUNTED_AT_ONCE) {
      if (from > 0) await nextTurn();
      for (const each of uncounted.slice(from, from + COUNTED_AT_ONCE)) {
        const { seq } = store.head();
        figure.counted(each, await store.eventCount([each]), seq);
      }
    }
    return figure.events();
  }

  #begin(name: string, window: Window): Held {
    const read = new ReadFigure(window);
    const { store, today } = this.#options;
    const whenRead = read.read(store, today() ?? window.from, () => nextTurn());
    const held = { read, whenRead, usedAt: this.#now() };
    this.#held.set(name, held);
    return held;
  }

  /** @param kept name of the one that stays in any case */
  #letGo(kept: string | null): void {
    const { figures, members, idleMs } = this.#limits;
    const oldest = this.#now() - idleMs;
    let weight = 0;
    for (const { read } of this.#held.values()) weight += read.figure.weight;
    for (const [name, { read, usedAt }] of this.#held) {
      if (name === kept) continue;
      if (this.#held.size <= figures && weight <= members && usedAt >= oldest) return;
      this.#held.delete(name);
      weight -= read.figure.weight;
    }
  }
}
