import { DEFAULT_STATISTICS } from '../../relay-server/rules/indicators/periods.ts';
import type { FigureBreakdown } from '../../wire/figures.ts';

/** One figure in one breakdown, as the relay is asked for it and as plain SQL makes it. */
export interface Question {
  readonly indicator: string;
  readonly by: FigureBreakdown;
  /** First court day that counts. */
  readonly from: string;
  /** What moves it. */
  readonly movedBy: 'closing' | 'payment';
  /** Files of the audit that make its parts, in their order. */
  readonly steps: readonly string[];
  /** Parts in `counted` of its numerator and denominator. */
  readonly part: string;
  readonly ofPart: string | null;
}

const SINCE_CENTRE = DEFAULT_STATISTICS.openedOn;
/** Before the first event of the largest log. */
const ALL_DAYS = '2010-01-01';

const OF_PAYMENTS = ['1-standing', '2-cases', '3-money'];
const OF_CLOSINGS = [...OF_PAYMENTS, '4-closings'];

/** Of a figure all but how it is asked. */
type Made = Omit<Question, 'by' | 'from'>;

const closedCount: Made = {
  ...{ indicator: 'closedCount', movedBy: 'closing', steps: OF_CLOSINGS },
  ...{ part: 'closed', ofPart: null },
};
const recoveredTotal: Made = {
  ...{ indicator: 'recoveredTotal', movedBy: 'payment', steps: OF_PAYMENTS },
  ...{ part: 'recovered', ofPart: null },
};
const averageClosingDays: Made = {
  ...{ indicator: 'averageClosingDays', movedBy: 'closing', steps: OF_CLOSINGS },
  ...{ part: 'closed.days', ofPart: 'closed' },
};
const recoveryRate: Made = {
  ...{ indicator: 'recoveryRate', movedBy: 'closing', steps: OF_CLOSINGS },
  ...{ part: 'closed.recovered', ofPart: 'closed.claimed' },
};

/**
 * Since the centre opened, which is what the wall shows; two of them over every day of the log. By type
 * there is only money: the other three count one type of case.
 */
export const QUESTIONS: readonly Question[] = [
  { ...closedCount, by: 'town', from: SINCE_CENTRE },
  { ...closedCount, by: 'month', from: SINCE_CENTRE },
  { ...closedCount, by: 'cause', from: SINCE_CENTRE },
  { ...closedCount, by: 'band', from: SINCE_CENTRE },
  { ...recoveredTotal, by: 'town', from: SINCE_CENTRE },
  { ...recoveredTotal, by: 'type', from: SINCE_CENTRE },
  { ...averageClosingDays, by: 'cause', from: SINCE_CENTRE },
  { ...recoveryRate, by: 'band', from: SINCE_CENTRE },
  { ...closedCount, by: 'month', from: ALL_DAYS },
  { ...recoveredTotal, by: 'town', from: ALL_DAYS },
];

export function nameOf({ indicator, by, from }: Question): string {
  return `${indicator} by ${by}${from === ALL_DAYS ? ', all days' : ''}`;
}
