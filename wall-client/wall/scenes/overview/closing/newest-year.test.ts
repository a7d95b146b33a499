import { describe, expect, it } from 'vitest';
import { newestMonths } from '../trend/trend-months.ts';
import { newestYear } from './newest-year.ts';

describe('newestYear', () => {
  it('shows the new year’s closings only, though last year’s rows are still there', () => {
    const rows = new Map([
      ['fullySatisfied', { way: 'fullySatisfied' as const, year: 2025, cases: 3 }],
      ['caseWithdrawn', { way: 'caseWithdrawn' as const, year: 2024, cases: 88 }],
      ['nonEnforcement', { way: 'nonEnforcement' as const, year: 2025, cases: 0 }],
    ]);
    expect(newestYear(rows)).toEqual({ year: 2025, bars: [{ label: '执行完毕', cases: 3 }] });
  });
  it('is empty without rows', () => {
    expect(newestYear(new Map())).toEqual({ year: null, bars: [] });
  });
});

describe('newestMonths', () => {
  it('keeps the newest thirteen, oldest first, whatever the order of arrival', () => {
    const ids = Array.from(
      { length: 16 },
      (_, at) => `${at < 9 ? 2023 : 2024}-${String((at % 9) + 1).padStart(2, '0')}`,
    );
    const row = { filed: 1, closed: 2, recovered: 3, claimedClosed: 4 };
    const months = newestMonths(new Map([...ids].reverse().map((id) => [id, row])), '2024-07-15');
    expect(months.map((one) => one.month)).toEqual(ids.slice(3));
    const figures = { filed: 1, closed: 2, recovered: 3 };
    expect(months[0]).toEqual({ month: '2023-04', ...figures, running: false });
    expect(months.at(-1)).toEqual({ month: '2024-07', ...figures, running: true });
  });
});
