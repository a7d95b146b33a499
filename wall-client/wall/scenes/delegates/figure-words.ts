import type { View } from '../../../../wire/views.ts';
import { count, period, quantity } from '../../../ui/format.ts';

type Statistic = View<'statistic'>;

export interface BothPeriods {
  readonly before: number;
  readonly now: number;
  readonly beforePeriod: string;
  readonly nowPeriod: string;
}

/** Both numbers of a change; null: it is none, or the year earlier is not known. */
export function bothPeriods(statistic: Statistic | undefined): BothPeriods | null {
  const { previous, numerator } = statistic ?? {};
  if (!statistic || !previous || numerator === undefined) return null;
  return {
    before: previous.value,
    now: previous.value + numerator,
    beforePeriod: period(previous.from, previous.to),
    nowPeriod: period(statistic.period.from, statistic.period.to),
  };
}

/** Days that are counted in both periods: a period of more than a year reaches into the one a year earlier. */
export function overlapWords({ previous, period: { from } }: Statistic): string | null {
  if (!previous || previous.to < from) return null;
  return `两期有重叠：${period(from, previous.to)}，两边都计入`;
}

/** `上年同期 105 件，本期 42 件`. */
export function changeWords({ before, now }: BothPeriods): string {
  return `上年同期 ${count(before)} 件，本期 ${count(now)} 件`;
}

/**
 * The value over the fixed period that was reported on, as the log gives it now, with that period; null: there is none,
 * or it is not to be told.
 */
export function publishedWords(statistic: Statistic | undefined): string | null {
  if (!statistic || statistic.value === null) return null;
  const { number, unit } = quantity(statistic.value, statistic.unit);
  const both = bothPeriods(statistic);
  const numbers = both ? `（${count(both.before)} → ${count(both.now)} 件）` : '';
  const { from, to } = statistic.period;
  return `公布期间 ${period(from, to)}：${number}${unit === '%' ? '%' : ` ${unit}`}${numbers}`;
}
