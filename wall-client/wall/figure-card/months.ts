import type { FigureAnswer } from '../../../wire/figures.ts';
import type { MonthValue } from '../../charts/visit/months.option.ts';

/** More would not stand beside one another with their numbers. */
const MOST_MONTHS = 13;

/** The newest months of a figure, the oldest first; the last one of an open period still runs. */
export function monthsOf({ by, groups, period }: FigureAnswer): MonthValue[] {
  if (by !== 'month') return [];
  const present = period.to.slice(0, 7);
  return groups
    .filter(({ key }) => /^\d{4}-\d{2}$/.test(key))
    .map(({ key, value }) => ({ month: key, value, running: period.toDate && key === present }))
    .sort((a, b) => (a.month < b.month ? -1 : 1))
    .slice(-MOST_MONTHS);
}
