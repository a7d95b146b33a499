import { addMonths } from '../../../wire/court-day.ts';
import type { RunningPeriod } from './definition.ts';

/** Court days, both included; `to` null: open-ended. */
export interface Period {
  readonly from: string;
  readonly to: string | null;
}

/** A period with fixed ends for which figures were published. */
export interface ReportPeriod {
  readonly id: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  /** Ids of the indicators shown for it. */
  readonly indicators: readonly string[];
}

/** What a court sets: the day its centre opened, and the periods it has reported on. */
export interface StatisticsConfig {
  readonly openedOn: string;
  readonly reports: readonly ReportPeriod[];
}

/** The running periods as they stand on a court day. State figures are of that very day. */
export function runningPeriod(period: RunningPeriod, openedOn: string, today: string): Period {
  switch (period) {
    case 'centre':
      return { from: openedOn, to: null };
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: null };
    case 'month':
      return { from: `${today.slice(0, 7)}-01`, to: null };
    case 'now':
      return { from: today, to: today };
  }
}

/**
 * The same period a year earlier: both ends minus twelve months. An open end is taken as today, so
 * that like is compared with like.
 */
export function yearEarlier(period: Period, today: string): { from: string; to: string } {
  return { from: addMonths(period.from, -12), to: addMonths(period.to ?? today, -12) };
}

/**
 * The court's own settings: its enforcement command centre opened in October 2023, and the figures
 * that it published on 2024-11-27 cover the two periods below.
 */
export const DEFAULT_STATISTICS: StatisticsConfig = {
  openedOn: '2023-10-01',
  reports: [
    {
      id: 'published-centre',
      label: '中心启用至2024年11月27日',
      from: '2023-10-01',
      to: '2024-11-27',
      indicators: [
        'closedCount',
        'recoveredTotal',
        'objectionChange',
        'petitionChange',
        'codeCases',
        'codePersons',
        'questionPersons',
      ],
    },
    {
      id: 'published-year',
      label: '2024年1月1日至11月27日',
      from: '2024-01-01',
      to: '2024-11-27',
      indicators: ['averageClosingDays', 'warningSettled', 'warningRecovered'],
    },
  ],
};
