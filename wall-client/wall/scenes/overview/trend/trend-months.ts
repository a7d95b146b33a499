import type { View } from '../../../../../wire/views.ts';
import type { TrendMonth } from '../../../../charts/trend/trend.option.ts';

const MONTHS = 13;

/**
 * The newest thirteen months that the relay has sent, oldest first.
 * @param today the court day: its month still runs
 */
export function newestMonths(
  rows: ReadonlyMap<string, Pick<View<'trend'>, 'filed' | 'closed' | 'recovered'>>,
  today: string,
): TrendMonth[] {
  return [...rows]
    .map(([month, { filed, closed, recovered }]) => {
      return { month, filed, closed, recovered, running: today.startsWith(month) };
    })
    .sort((a, b) => (a.month < b.month ? -1 : 1))
    .slice(-MONTHS);
}
