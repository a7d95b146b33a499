import type { FigureAnswer, FigureBreakdown } from '../../wire/figures.ts';
import type { LogStore } from '../log/store.ts';
import { rowSchemas } from '../projections/rows.ts';
import type { Indicator } from '../rules/indicators/definition.ts';
import { type StatisticsConfig, yearEarlier } from '../rules/indicators/periods.ts';
import { type Defined, definitionOver } from '../rules/indicators/versions.ts';
import { answerOf } from './answer.ts';
import type { FigureBook } from './figure-book.ts';
import type { Found, Reckoned } from './found.ts';
import type { HeldFigure } from './held-figure.ts';
import type { Span } from './span.ts';
import { stateSummary } from './state-figure.ts';

export interface FigureDeskOptions {
  readonly store: Pick<LogStore, 'rows' | 'loadCells' | 'head' | 'digestAt'>;
  readonly book: FigureBook;
  readonly config: StatisticsConfig;
}

/** What is asked of a figure. */
export interface FigureQuestion {
  readonly indicator: Indicator;
  readonly span: Span;
  readonly by: FigureBreakdown | null;
  readonly compare: boolean;
}

/** Answers what a figure is, over which days, of what it is made, and how it was a year earlier. */
export class FigureDesk {
  readonly #options: FigureDeskOptions;

  constructor(options: FigureDeskOptions) {
    this.#options = options;
  }

  get config(): StatisticsConfig {
    return this.#options.config;
  }

  /** The log's court day and as-of; both stand at the beginning before the first event. */
  async standing(): Promise<{ courtToday: string; asOf: number }> {
    for await (const [row] of this.#options.store.rows({ topics: ['meta'], liveOnly: true })) {
      return rowSchemas.meta.parse(row?.data);
    }
    return { courtToday: '1970-01-01', asOf: 0 };
  }

  /** @throws StorageUnavailable */
  async answer(question: FigureQuestion): Promise<FigureAnswer> {
    return answerOf(await this.found(question));
  }

  /**
   * Everything that an answer is made of, in full.
   * @throws StorageUnavailable
   */
  async found({ indicator, span, by, compare }: FigureQuestion): Promise<Found> {
    const { store } = this.#options;
    const standing = await this.standing();
    const { courtToday } = standing;
    const isCompared = indicator.kind === 'change' || (compare && indicator.kind !== 'state');
    const earlierDays = isCompared ? yearEarlier(span, courtToday) : null;
    const isFuture = span.from > courtToday;
    const now = isFuture ? null : await this.#reckon(indicator, span, by);
    const earlierSpan = earlierDays && { ...span, ...earlierDays };
    const earlier = earlierSpan && (await this.#reckon(indicator, earlierSpan, by));
    const events = now?.held ? await this.#options.book.eventsOf(now.held) : null;
    const { seq, digest } = store.head();
    return {
      ...{ indicator, span, by, compare, standing, isFuture, now, earlierDays, earlier, events },
      head: { seq, digest },
    };
  }

  async #reckon(
    indicator: Indicator,
    { from, to }: Pick<Span, 'from' | 'to'>,
    by: FigureBreakdown | null,
  ): Promise<(Reckoned & { readonly held: HeldFigure | null }) | null> {
    const defined: Defined | null = definitionOver(indicator, from, to);
    if (defined === null) return null;
    if (indicator.kind === 'state') {
      return { defined, summary: await stateSummary(this.#options.store, defined, by), held: null };
    }
    const name = [indicator.id, from, to ?? '', by ?? ''].join(' ');
    const held = await this.#options.book.figure(name, { defined, from, to, by });
    return { defined, summary: held.summary(), held };
  }
}
