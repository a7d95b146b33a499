import type { CellName, CellParts, Selector } from '../../rules/indicators/cells.ts';
import { selects } from '../../rules/indicators/cells.ts';
import type { Indicator } from '../../rules/indicators/definition.ts';
import { evaluate } from '../../rules/indicators/evaluate.ts';
import {
  type Period,
  runningPeriod,
  type StatisticsConfig,
  yearEarlier,
} from '../../rules/indicators/periods.ts';
import type { Journal } from '../memory/journal.ts';
import type { RowData } from '../rows.ts';
import { type CellStore, isWithin } from './cell-store.ts';
import { type Quantity, type Term, type Unit, unitId } from './discretion/quantity.ts';

/** A figure's row; its as-of, which is stamped when the row is written, is 0. */
type Figure = RowData<'statistic'>;

/** The sum of some cells over a window of days, kept up to date cell by cell. */
interface RunningSum {
  readonly selectors: readonly Selector[];
  from: string;
  to: string | null;
  value: number;
}

interface Statistic {
  readonly id: string;
  readonly indicator: Indicator;
  readonly periodOn: (today: string) => Period;
  period: Period;
  readonly numerator: RunningSum;
  readonly denominator: RunningSum | null;
  readonly previous: RunningSum | null;
  /** Of how many cases it is, where it does not count by itself. */
  readonly count: RunningSum | null;
}

/**
 * Every indicator over every period it is shown for, as running sums: a changed cell touches the
 * sums that select it and no other.
 */
export class Statistics {
  readonly #statistics: readonly Statistic[];
  readonly #bySeries = new Map<string, { statistic: Statistic; sum: RunningSum }[]>();
  readonly #cells: CellStore;
  readonly #dirty = new Set<Statistic>();

  /** @throws RangeError when a report names an indicator that does not exist */
  constructor(indicators: readonly Indicator[], config: StatisticsConfig, cells: CellStore) {
    this.#cells = cells;
    this.#statistics = statisticsOf(indicators, config);
  }

  /** Whether there is a figure of this id. */
  has(id: string): boolean {
    return this.#statistics.some((statistic) => statistic.id === id);
  }

  /** A cell changed by n. */
  change(parts: CellParts, n: number): void {
    for (const { statistic, sum } of this.#hits(parts)) {
      if (!isWithin(parts.day, sum.from, sum.to)) continue;
      sum.value += n;
      this.#dirty.add(statistic);
    }
  }

  /** Sets every period to the court's day and reckons anew the sums whose window moved. */
  turn(today: string, journal: Journal): void {
    for (const statistic of this.#statistics) {
      const period = statistic.periodOn(today);
      const old = statistic.period;
      if (period.from !== old.from || period.to !== old.to) {
        statistic.period = period;
        journal.note(() => {
          statistic.period = old;
        });
        this.#dirty.add(statistic);
      }
      this.#move(statistic, statistic.numerator, period, journal);
      if (statistic.denominator) this.#move(statistic, statistic.denominator, period, journal);
      if (statistic.count) this.#move(statistic, statistic.count, period, journal);
      if (statistic.previous) {
        this.#move(statistic, statistic.previous, yearEarlier(period, today), journal);
      }
    }
  }

  /** A figure's row is to be looked at again. */
  touch(id: string): void {
    const statistic = this.#statistics.find((each) => each.id === id);
    if (statistic) this.#dirty.add(statistic);
  }

  /** What the figures tell, those over the longest periods first. */
  units(): Unit[] {
    const isOfMonth = ({ id }: Statistic) => Number(id.endsWith('@month'));
    return [...this.#statistics]
      .sort((a, b) => isOfMonth(a) - isOfMonth(b))
      .map((statistic) => ({
        id: unitId('statistic', statistic.id),
        partOf: null,
        quantities: quantitiesOf(statistic),
      }));
  }

  /**
   * The figures that may have changed since the last call.
   * @param isWithheld whether a figure is, by its id
   */
  takeChanged(isWithheld: (id: string) => boolean): Figure[] {
    const figures: Figure[] = [];
    for (const statistic of this.#dirty) {
      figures.push(figureOf(statistic, isWithheld(statistic.id)));
    }
    this.#dirty.clear();
    return figures;
  }

  #move(statistic: Statistic, sum: RunningSum, to: Period, journal: Journal): void {
    if (sum.from === to.from && sum.to === to.to) return;
    const old = { ...sum };
    journal.note(() => Object.assign(sum, old));
    sum.from = to.from;
    sum.to = to.to;
    sum.value = this.#cells.sum(sum.selectors, sum.from, sum.to);
    this.#dirty.add(statistic);
  }

  #hits(parts: CellParts): readonly { statistic: Statistic; sum: RunningSum }[] {
    const known = this.#bySeries.get(parts.series);
    if (known) return known;
    const hits = this.#statistics.flatMap((statistic) =>
      [statistic.numerator, statistic.denominator, statistic.previous, statistic.count]
        .filter((sum) => sum !== null)
        .flatMap((sum) =>
          sum.selectors
            .filter((selector) => selects(selector, parts))
            .map(() => ({ statistic, sum })),
        ),
    );
    this.#bySeries.set(parts.series, hits);
    return hits;
  }
}

/** A window that no day lies in: before the first turn of the court's day. */
const NEVER = { from: '9999-12-31', to: '0000-01-01' } as const;

function statisticsOf(indicators: readonly Indicator[], config: StatisticsConfig): Statistic[] {
  const running = indicators.flatMap((indicator) =>
    indicator.periods.map((period) =>
      statistic(indicator, period, (today) => runningPeriod(period, config.openedOn, today)),
    ),
  );
  const reported = config.reports.flatMap(({ id, from, to, indicators: ids }) =>
    ids.map((indicatorId) => {
      const indicator = indicators.find((each) => each.id === indicatorId);
      if (!indicator) throw new RangeError(`report ${id}: no indicator ${indicatorId}`);
      return statistic(indicator, id, () => ({ from, to }));
    }),
  );
  return [...running, ...reported];
}

function statistic(
  indicator: Indicator,
  periodId: string,
  periodOn: (today: string) => Period,
): Statistic {
  const sum = (selectors: readonly Selector[]): RunningSum => ({ selectors, ...NEVER, value: 0 });
  return {
    id: `${indicator.id}@${periodId}`,
    indicator,
    periodOn,
    period: NEVER,
    numerator: sum(indicator.numerator),
    denominator: indicator.denominator ? sum(indicator.denominator) : null,
    previous: indicator.kind === 'change' ? sum(indicator.numerator) : null,
    count: indicator.countedBy ? sum([over(indicator.countedBy, periodId)]) : null,
  };
}

/** Cases that money came in for are counted by the span over which each counts once. */
function over(selector: Selector, periodId: string): Selector {
  if (selector.cell !== 'paidCases') return selector;
  const span = periodId === 'month' || periodId === 'year' ? periodId : 'ever';
  return { ...selector, where: { ...selector.where, span: [span] } };
}

function quantitiesOf(statistic: Statistic): Quantity[] {
  const { indicator, numerator, denominator, previous, count } = statistic;
  const terms = (sum: RunningSum, sign: 1 | -1 = 1): Term[] =>
    sum.selectors.map((selector) => ({ selector, from: sum.from, to: sum.to, sign }));
  const of = (sum: RunningSum, counted: RunningSum): Quantity => ({
    terms: terms(sum),
    count: () => counted.value,
    countedBy: cellsOf(counted),
  });
  if (previous) return [of(numerator, numerator), of(previous, previous)];
  if (count) return [of(numerator, count), ...(denominator ? [of(denominator, count)] : [])];
  if (!denominator) return [of(numerator, numerator)];
  if (indicator.kind === 'average') {
    return [of(numerator, denominator), of(denominator, denominator)];
  }
  const rest: Quantity = {
    terms: [...terms(denominator), ...terms(numerator, -1)],
    count: () => denominator.value - numerator.value,
    countedBy: [...cellsOf(denominator), ...cellsOf(numerator)],
  };
  return [of(numerator, numerator), of(denominator, denominator), rest];
}

function cellsOf({ selectors }: RunningSum): CellName[] {
  return selectors.map(({ cell }) => cell);
}

/** Member by member: it is made for many figures with every event, and to spread optional parts is slow. */
function figureOf(statistic: Statistic, few: boolean): Figure {
  const { id, indicator, period, numerator, denominator, previous } = statistic;
  const result = evaluate(indicator, {
    numerator: numerator.value,
    denominator: denominator?.value ?? 0,
    previous: previous?.value ?? 0,
  });
  const { label, unit, definition } = indicator;
  const { from, to } = period;
  const figure: Figure = {
    id,
    label,
    value: result.value,
    unit,
    period: { from, to },
    definition,
    few,
    asOf: 0,
  };
  if (previous && previous.to !== null && result.previous !== undefined) {
    figure.previous = { from: previous.from, to: previous.to, value: result.previous };
  }
  if (result.numerator !== undefined) figure.numerator = result.numerator;
  if (result.denominator !== undefined) figure.denominator = result.denominator;
  return figure;
}
