import { dayNumber, dayText } from '../../wire/court-day.ts';

export {
  addDays as plusDays,
  courtDayOf as dayOf,
  dayNumber,
  daysBetween as daysFrom,
  dayText,
} from '../../wire/court-day.ts';

/**
 * The day that is `days` working days after `day`, Monday to Friday.
 * Public holidays, and weekend days worked in exchange for them, are not known here: around them the
 * real day is some days later, seldom a day or two earlier [A].
 */
export function plusWorkingDays(day: string, days: number): string {
  let number = dayNumber(day);
  for (let left = days; left > 0; ) {
    number += 1;
    // 1970-01-01 was a Thursday.
    const weekday = (number + 4) % 7;
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return dayText(number);
}

export function laterDay(a: string, b: string): string {
  return a > b ? a : b;
}

/** The earlier of two days, of those that lie after `after`; null for none. */
export function earliest(first: string | null, day: string | null, after: string): string | null {
  return day !== null && day > after && (first === null || day < first) ? day : first;
}
