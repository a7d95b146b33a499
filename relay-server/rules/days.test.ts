import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, courtDayOf, daysBetween } from '../../wire/court-day.ts';
import { dayNumber, dayOf, daysFrom, dayText, plusDays, plusWorkingDays } from './days.ts';

const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2120-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('day arithmetic', () => {
  it('agrees with the wire’s, which goes through Date', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: -4000, max: 4000 }), (a, b, days) => {
        expect(dayText(dayNumber(a))).toBe(a);
        expect(daysFrom(a, b)).toBe(daysBetween(a, b));
        expect(plusDays(a, days)).toBe(addDays(a, days));
      }),
    );
  });

  it('knows the court day of an instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800_000, max: 4_102_444_800_000 }), (instant) => {
        expect(dayOf(instant)).toBe(courtDayOf(instant));
      }),
    );
    expect(dayOf(Date.parse('2024-02-28T15:59:59Z'))).toBe('2024-02-28');
    expect(dayOf(Date.parse('2024-02-28T16:00:00Z'))).toBe('2024-02-29');
  });

  it('skips weekends', () => {
    expect(plusWorkingDays('2024-03-01', 1)).toBe('2024-03-04');
    expect(plusWorkingDays('2024-03-02', 1)).toBe('2024-03-04');
    expect(plusWorkingDays('2024-03-04', 5)).toBe('2024-03-11');
  });
});
