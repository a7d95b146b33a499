import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { FigureAnswer, FigureBreakdown } from '../../../wire/figures.ts';
import { figureAnswer } from '../../../wire/figures.ts';
import { World } from '../../projections/testing/world.ts';
import type { Indicator } from '../../rules/indicators/definition.ts';
import { INDICATORS } from '../../rules/indicators/index.ts';
import { DEFAULT_STATISTICS } from '../../rules/indicators/periods.ts';
import { FigureBook } from '../figure-book.ts';
import { FigureDesk } from '../figure-desk.ts';
import { namedSpan, type Span, spanOfDays } from '../span.ts';

export interface Asked {
  readonly period?: string;
  readonly days?: readonly [from: string, to: string];
  readonly by?: FigureBreakdown;
  readonly compare?: boolean;
}

export function indicatorOf(id: string): Indicator {
  const indicator = INDICATORS.find((each) => each.id === id);
  if (!indicator) throw new Error(`no indicator ${id}`);
  return indicator;
}

/** A court in memory whose figures can be asked for while events come in. */
export class AskedCourt {
  readonly world = new World();
  readonly book: FigureBook;
  readonly desk: FigureDesk;
  #today = '1970-01-01';

  constructor(limits: ConstructorParameters<typeof FigureBook>[0]['limits'] = {}) {
    const { store } = this.world;
    this.book = new FigureBook({ store, today: () => this.#today, limits });
    this.desk = new FigureDesk({ store, book: this.book, config: DEFAULT_STATISTICS });
    this.world.listeners.push((commit) => this.book.update(commit));
  }

  async take(...events: readonly LoggedEvent[]): Promise<void> {
    await this.world.take(...events);
    this.#today = (await this.desk.standing()).courtToday;
  }

  /** A desk that holds nothing yet. */
  anew(): FigureDesk {
    const { store } = this.world;
    const book = new FigureBook({ store, today: () => this.#today });
    return new FigureDesk({ store, book, config: DEFAULT_STATISTICS });
  }

  /** @param indicator its id, or a synthetic one */
  async ask(
    indicator: string | Indicator,
    asked: Asked,
    desk: FigureDesk = this.desk,
  ): Promise<FigureAnswer> {
    const { by = null, compare = false } = asked;
    const of = typeof indicator === 'string' ? indicatorOf(indicator) : indicator;
    const answer = await desk.answer({ indicator: of, span: this.#span(asked), by, compare });
    return figureAnswer.parse(answer);
  }

  #span({ period = 'centre', days }: Asked): Span {
    if (days) return spanOfDays(...days);
    const span = namedSpan(period, DEFAULT_STATISTICS, this.#today);
    if (!span) throw new Error(`no period ${period}`);
    return span;
  }
}
