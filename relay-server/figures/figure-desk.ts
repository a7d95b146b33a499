import { z } from 'zod';
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
import { revisionsOf } from './revisions.ts';
import { namedSpan, type Span } from './span.ts';
import { stateSummary } from './state-figure.ts';
import { visitorsAnswer, withheldIn } from './visitors-answer.ts';

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

/** What visitors cannot be told without telling them more. */
export class NotForVisitors extends Error {
  override readonly name = 'NotForVisitors';
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
   * The same for visitors: nothing that the wall withholds from them, nor anything from which it follows.
   * @throws NotForVisitors, StorageUnavailable
   */
  async visitorsAnswer(question: FigureQuestion): Promise<FigureAnswer> {
    requireForVisitors(question);
    const { indicator, span, by } = question;
    const rows = await withheldRows(this.#options.store);
    const isWithheld = (topic: string, id: string) => rows.get(`${topic} ${id}`) ?? false;
    const figure = rows.get(`statistic ${indicator.id}@${span.id}`);
    if (figure === undefined) throw new NotForVisitors();
    const { courtToday } = await this.standing();
    const month = courtToday.slice(0, 7);
    const topic = by === 'month' ? 'trend' : 'town';
    const keys = [...rows.keys()].map((key) => key.split(' ')).filter(([of]) => of === topic);
    const groups = new Set(keys.map(([, id = '']) => id).filter((id) => isWithheld(topic, id)));
    if (isWithheld('statistic', `${indicator.id}@month`)) groups.add(month);
    const found = await this.found(question);
    const withheld = { figure, groups, months: withheldMonths(rows) };
    if (by !== 'month' || span.id === 'centre') return visitorsAnswer(found, withheld);
    // Months of this year are withheld as they are of all months: the two would complete each other.
    const centre = namedSpan('centre', this.#options.config, courtToday) ?? span;
    const all = await this.found({ ...question, span: centre });
    return visitorsAnswer(found, { ...withheld, groups: withheldIn(all, groups) });
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
    const revisions = await revisionsOf(store, indicator, span, standing.asOf);
    const { seq, digest } = store.head();
    return {
      ...{ indicator, span, by, compare, standing, isFuture, now, earlierDays, earlier, events },
      revisions,
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

/** Over any days, or broken down over more than one period, what is withheld could be had by subtracting. */
function requireForVisitors({ span, by, indicator }: FigureQuestion): void {
  if (span.id === null) throw new NotForVisitors();
  if (by === null) return;
  const over =
    indicator.kind === 'state' ? ['now'] : by === 'month' ? ['centre', 'year'] : ['year'];
  if (!over.includes(span.id)) throw new NotForVisitors();
}

/** Months of the trend that the wall withholds. */
function withheldMonths(rows: ReadonlyMap<string, boolean>): Set<string> {
  const ids = [...rows].flatMap(([key, few]) => (few ? [key.split(' ')] : []));
  return new Set(ids.flatMap(([topic, id = '']) => (topic === 'trend' ? [id] : [])));
}

const flagged = z.object({ few: z.boolean() });

/** Rows of the wall by `topic id`, and whether each is withheld from visitors. */
async function withheldRows(store: Pick<LogStore, 'rows'>): Promise<Map<string, boolean>> {
  const rows = new Map<string, boolean>();
  const query = { topics: ['statistic', 'trend', 'town'], liveOnly: true };
  for await (const chunk of store.rows(query)) {
    for (const { topic, id, data } of chunk) rows.set(`${topic} ${id}`, flagged.parse(data).few);
  }
  return rows;
}
