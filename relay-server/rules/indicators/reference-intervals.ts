import { type Term, type TermTable, termRowOn } from '../terms.ts';

/** Where a value ought to lie, both ends included; null: open. In the indicator's own unit. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

const FOUR = '“三个90%、一个80%”核心指标（最高人民法院，基本解决执行难）';

/**
 * Reference intervals by indicator. They tell how a value stands; nobody is ranked by them. Those tagged A are
 * our assumption: a court enters the intervals that its superior court has set.
 */
const INTERVALS: Readonly<Record<string, TermTable<Interval>>> = {
  closedWithinLimitRate: [
    {
      validFrom: '2018-01-01',
      value: { low: 90, high: null },
      tag: 'A',
      basis: `暂定，待上级法院口径：参照${FOUR}中有财产可供执行案件法定期限内实际执结率`,
    },
  ],
  terminationQualifiedRate: [
    { validFrom: '2018-01-01', value: { low: 90, high: null }, tag: 'P', basis: FOUR },
  ],
  petitionDoneRate: [
    { validFrom: '2018-01-01', value: { low: 90, high: null }, tag: 'P', basis: FOUR },
  ],
  averageClosingDays: [
    {
      validFrom: '2009-01-01',
      value: { low: null, high: 180 },
      tag: 'A',
      basis: '暂定，待上级法院口径：首次执行案件的法定结案期限六个月，以 180 日计',
    },
  ],
};

/** The interval of an indicator on a court day, with what it rests on. */
export function referenceOn(indicator: string, day: string): Term<Interval> | null {
  const table = INTERVALS[indicator];
  return table === undefined ? null : termRowOn(table, day);
}

/** Indicators that have an interval. */
export const REFERENCED: readonly string[] = Object.keys(INTERVALS);

/** How a value stands to an interval. */
export function standingOf(
  value: number | null,
  { low, high }: Interval,
): 'within' | 'below' | 'above' | null {
  if (value === null) return null;
  if (low !== null && value < low) return 'below';
  return high !== null && value > high ? 'above' : 'within';
}
