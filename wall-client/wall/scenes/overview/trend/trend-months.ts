import type { View } from '../../../../../wire/views.ts';
import type { TrendMonth } from '../../../../charts/trend/trend.option.ts';

const MONTHS = 13;

/** The newest thirteen months that the relay has sent, oldest first. */
export function newestMonths(rows: ReadonlyMap<string, View<'trend'>>): TrendMonth[] {
  return [...rows]
    .map(([month, { filed, closed, recovered }]) => ({ month, filed, closed, recovered }))
    .sort((a, b) => (a.month < b.month ? -1 : 1))
    .slice(-MONTHS);
}
