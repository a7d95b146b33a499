import type { LogStore } from '../../log/store.ts';
import { CELLS, cellParts, type Selector, selects } from '../../rules/indicators/cells.ts';
import type { Indicator } from '../../rules/indicators/definition.ts';
import { INDICATORS } from '../../rules/indicators/index.ts';
import { runningPeriod, type StatisticsConfig } from '../../rules/indicators/periods.ts';
import type { Contributions, CountedCases, NotDrawable } from './counted.ts';

export interface LogContributionsOptions {
  readonly store: Pick<LogStore, 'contributions' | 'contributionSeries'>;
  readonly statistics: StatisticsConfig;
  /** The log's court day; null: before its first. */
  readonly today: () => string | null;
}

const CHUNK = 2_000;

/** What the log's contributions say of the cases that a figure counts. */
export class LogContributions implements Contributions {
  readonly #options: LogContributionsOptions;

  constructor(options: LogContributionsOptions) {
    this.#options = options;
  }

  async casesOf(figure: string, until?: string): Promise<CountedCases | NotDrawable> {
    const [id, period = ''] = figure.split('@');
    const indicator = INDICATORS.find((one) => one.id === id);
    const today = this.#options.today();
    if (!indicator || today === null) return 'unknown';
    const span = this.#spanOf(indicator, period, today);
    if (!span) return 'unknown';
    const selectors = countedBy(indicator);
    if (!selectors.every(({ cell }) => isOfCases(cell))) return 'notOfCases';
    const to = until !== undefined && until < span.to ? until : span.to;
    const found = new Set<string>();
    for (const selector of selectors) await this.#collect(selector, { from: span.from, to }, found);
    return { figure, label: indicator.label, from: span.from, to, contributors: [...found] };
  }

  #spanOf(
    { id, periods }: Indicator,
    period: string,
    today: string,
  ): { from: string; to: string } | null {
    const { openedOn, reports } = this.#options.statistics;
    const running = periods.find((one) => one === period);
    if (running) {
      const { from, to } = runningPeriod(running, openedOn, today);
      return { from, to: to ?? today };
    }
    const report = reports.find((one) => one.id === period && one.indicators.includes(id));
    return report ? { from: report.from, to: report.to } : null;
  }

  async #collect(
    selector: Selector,
    { from, to }: { from: string; to: string },
    into: Set<string>,
  ): Promise<void> {
    const { store } = this.#options;
    const all = await store.contributionSeries(selector.cell);
    // A series is a cell's key without its day: any day makes it whole.
    const series = all.filter((each) => selects(selector, cellParts(`${each}|${from}`)));
    let after: Parameters<typeof store.contributions>[0]['after'];
    do {
      const query = { series, from, to, limit: CHUNK, ...(after && { after }) };
      const { contributions, next } = await store.contributions(query);
      for (const { contributor } of contributions) into.add(contributor);
      after = next ?? undefined;
    } while (after);
  }
}

/** What is counted: of a share or a mean, all that it is a share or a mean of. */
function countedBy({ numerator, denominator }: Indicator): readonly Selector[] {
  return denominator ?? numerator;
}

/** Whether a cell counts cases, each on a day. */
function isOfCases(cell: Selector['cell']): boolean {
  return CELLS[cell].dated && CELLS[cell].by === 'case';
}
