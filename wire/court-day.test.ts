import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  courtDayOf,
  dayNumber,
  daysBetween,
  dayText,
  startOfCourtDay,
} from './court-day.ts';

const DAY_MS = 86_400_000;
const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9990-12-31'), noInvalidDate: true })
  .map((date) => isoDay(date.getTime()));

/** The same by way of `Date`: slow, and independent of what is tested. */
function monthsByDate(from: string, months: number): string {
  const date = new Date(`${from}T00:00:00Z`);
  const target = new Date(0);
  target.setUTCFullYear(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const last = new Date(target);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  target.setUTCDate(Math.min(date.getUTCDate(), last.getUTCDate()));
  return isoDay(target.getTime());
}

describe('court days', () => {
  it('are numbered as Date numbers them', () => {
    fc.assert(
      fc.property(day, (a) => {
        expect(dayNumber(a) * DAY_MS).toBe(Date.parse(`${a}T00:00:00Z`));
        expect(dayText(dayNumber(a))).toBe(a);
      }),
    );
  });

  it('of every single day from 1968 to 2105 are told in order', () => {
    for (let number = dayNumber('1968-01-01'); number <= dayNumber('2105-12-31'); number += 1) {
      if (dayText(number) !== isoDay(number * DAY_MS)) expect.unreachable(dayText(number));
    }
    expect(daysBetween('1968-01-01', '2105-12-31')).toBe(50_403);
  });

  it('begin at midnight in Shanghai', () => {
    expect(startOfCourtDay('2024-02-29')).toBe(Date.parse('2024-02-28T16:00:00Z'));
    expect(courtDayOf(Date.parse('2024-02-28T15:59:59.999Z'))).toBe('2024-02-28');
    expect(courtDayOf(Date.parse('2024-02-28T16:00:00Z'))).toBe('2024-02-29');
    expect(courtDayOf(Date.parse('1969-12-31T15:59:59Z'))).toBe('1969-12-31');
  });

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2024-12-31', 1, '2025-01-01'],
    ['2024-01-01', 366, '2025-01-01'],
  ])('%s and %i days make %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2096-02-29', 48, '2100-02-28'],
    ['2024-08-31', 6, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-01-15', -1, '2023-12-15'],
    ['2024-12-31', 36, '2027-12-31'],
    ['2024-11-30', 3, '2025-02-28'],
  ])('%s and %i months make %s: a missing day becomes the month’s last', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it('count months as Date does', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -12, max: 96 }), (from, months) => {
        fc.pre(from >= '0002' && from < '9980');
        expect(addMonths(from, months)).toBe(monthsByDate(from, months));
      }),
    );
  });
});
