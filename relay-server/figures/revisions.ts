import type { FigureAnswer } from '../../wire/figures.ts';
import type { LogStore } from '../log/store.ts';
import { rowSchemas } from '../projections/rows.ts';
import type { Indicator } from '../rules/indicators/definition.ts';
import type { Span } from './span.ts';

/** Of which indicators it is kept how a month was first stated. */
const STATED: Readonly<Record<string, 'filed' | 'closed' | 'recovered'>> = {
  filedCount: 'filed',
  closedCount: 'closed',
  recoveredTotal: 'recovered',
};

/**
 * Months of a span that have been revised since they were over, with both values.
 * @throws StorageUnavailable
 */
export async function revisionsOf(
  store: Pick<LogStore, 'rows'>,
  { id }: Indicator,
  { from, to }: Pick<Span, 'from' | 'to'>,
  asOf: number,
): Promise<FigureAnswer['revisions']> {
  const field = STATED[id];
  const revisions: FigureAnswer['revisions'] = [];
  if (field === undefined) return revisions;
  for await (const chunk of store.rows({ topics: ['trend'], liveOnly: true })) {
    for (const { id: month, seq, data } of chunk) {
      if (month < from.slice(0, 7) || (to !== null && month > to.slice(0, 7))) continue;
      const row = rowSchemas.trend.parse(data);
      const first = row.first?.[field];
      if (first === undefined || first === row[field]) continue;
      revisions.push({ month, first, now: row[field], since: { seq, asOf } });
    }
  }
  return revisions.sort((a, b) => (a.month < b.month ? -1 : 1));
}
