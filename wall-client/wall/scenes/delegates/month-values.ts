import { type MonthValue, UNTOLD } from '../../../charts/visit/months.option.ts';
import type { Rows } from '../../../replica/use-replica.ts';
import { count } from '../../../ui/format.ts';
import { revisedWords } from '../../revised-months.ts';
import type { MonthField } from './story.ts';

const MONTHS = 13;

/**
 * A figure over the newest thirteen months that the relay has sent, oldest first.
 * @param today the court day: its month still runs
 */
export function monthValues(rows: Rows<'trend'>, field: MonthField, today: string): MonthValue[] {
  return [...rows]
    .map(([month, row]) => ({ month, value: row[field], running: today.startsWith(month) }))
    .sort((a, b) => (a.month < b.month ? -1 : 1))
    .slice(-MONTHS);
}

/** What of the months that are drawn was revised; null: nothing, or it is not kept of this figure. */
export function revisedIn(
  rows: Rows<'trend'>,
  field: MonthField,
  months: readonly Pick<MonthValue, 'month'>[],
): string | null {
  if (field !== 'closed' && field !== 'recovered') return null;
  return revisedWords(
    rows,
    { [field]: '' },
    months.map(({ month }) => month),
    2,
  );
}

/** How a value stands at its bar; money in 万元, as the title says. */
export function monthWords(field: MonthField): (value: number) => string {
  switch (field) {
    case 'recovered':
    case 'warningRecovered':
      return tenThousands;
    case 'averageDays':
      return (value) => value.toFixed(1);
    default:
      return count;
  }
}

/** Fen → 万元, with as many decimals as there is room for: 9,123 · 45.6. */
function tenThousands(fen: number): string {
  const value = fen / 1e6;
  return fen === 0 || value >= 100 ? count(Math.round(value)) : value.toFixed(1);
}

/** What a bar's dash means, beside a chart's title; empty: no month has one. A line leaves a gap instead. */
export function untoldWords(months: readonly MonthValue[], look: 'bar' | 'line'): string {
  const isUntold = look === 'bar' && months.some(({ value }) => value === null);
  return isUntold ? `（${UNTOLD} 不公布或无数据）` : '';
}
