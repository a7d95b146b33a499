import { describe, expect, it } from 'vitest';
import { DEFAULT_STATISTICS, runningPeriod, yearEarlier } from './periods.ts';

describe('periods', () => {
  it('run with the court’s day', () => {
    const on = (today: string) => ({
      centre: runningPeriod('centre', '2023-10-01', today),
      year: runningPeriod('year', '2023-10-01', today),
      month: runningPeriod('month', '2023-10-01', today),
      now: runningPeriod('now', '2023-10-01', today),
    });
    expect(on('2024-12-31')).toEqual({
      centre: { from: '2023-10-01', to: null },
      year: { from: '2024-01-01', to: null },
      month: { from: '2024-12-01', to: null },
      now: { from: '2024-12-31', to: '2024-12-31' },
    });
    expect(on('2025-01-01')).toMatchObject({
      year: { from: '2025-01-01' },
      month: { from: '2025-01-01' },
    });
  });

  it('a year earlier: both ends minus twelve months, an open end taken as today', () => {
    expect(yearEarlier({ from: '2023-10-01', to: '2024-11-27' }, '2025-03-01')).toEqual({
      from: '2022-10-01',
      to: '2023-11-27',
    });
    expect(yearEarlier({ from: '2024-01-01', to: null }, '2024-02-29')).toEqual({
      from: '2023-01-01',
      to: '2023-02-28',
    });
  });

  it('the published periods are those of the court’s report', () => {
    expect(DEFAULT_STATISTICS.reports.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['published-centre', '2023-10-01', '2024-11-27'],
      ['published-year', '2024-01-01', '2024-11-27'],
    ]);
  });
});
