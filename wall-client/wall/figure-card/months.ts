import type { FigureAnswer, FigureGroup } from '../../../wire/figures.ts';
import type { MonthValue } from '../../charts/visit/months.option.ts';

/** More would not stand beside one another with their numbers. */
const MOST_MONTHS = 13;

/** The newest months of a figure, the oldest first; the last one of an open period still runs. */
export function monthsOf(answer: FigureAnswer): MonthValue[] {
  const { period } = answer;
  const present = period.to.slice(0, 7);
  return monthGroups(answer)
    .map(({ key, value }) => ({ month: key, value, running: period.toDate && key === present }))
    .slice(-MOST_MONTHS);
}

/** What the months are: all of the period, or its newest. */
export function monthsTitle(answer: FigureAnswer): string {
  return monthGroups(answer).length > MOST_MONTHS ? `近 ${MOST_MONTHS} 个月` : '逐月';
}

/** The groups that are months, the oldest first. */
export function monthGroups({ by, groups }: FigureAnswer): FigureGroup[] {
  if (by !== 'month') return [];
  const isMonth = ({ key }: FigureGroup) => /^\d{4}-\d{2}$/.test(key);
  return groups.filter(isMonth).sort((a, b) => (a.key < b.key ? -1 : 1));
}
