import { courtDayOf } from '../../wire/court-day.ts';

/**
 * Court-day arithmetic on day numbers (days since 1970-01-01). The fold and the alerts do it a
 * hundred times an event, where `Date` and its ISO text would be most of the cost.
 */
const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

const digit = (day: string, at: number) => day.charCodeAt(at) - 48;

/** Day number of a `YYYY-MM-DD` (proleptic Gregorian; days_from_civil, H. Hinnant). */
export function dayNumber(day: string): number {
  const month = digit(day, 5) * 10 + digit(day, 6);
  const year =
    digit(day, 0) * 1000 +
    digit(day, 1) * 100 +
    digit(day, 2) * 10 +
    digit(day, 3) -
    Number(month <= 2);
  const date = digit(day, 8) * 10 + digit(day, 9);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

// One entry a day that was ever asked for between 1970 and 2106: bounded.
const texts: (string | undefined)[] = [];

/** `YYYY-MM-DD` of a day number. */
export function dayText(number: number): string {
  const known = texts[number];
  if (known !== undefined) return known;
  const text = new Date(number * DAY_MS).toISOString().slice(0, 10);
  if (number >= 0 && number < 50_000) texts[number] = text;
  return text;
}

export function plusDays(day: string, days: number): string {
  return dayText(dayNumber(day) + days);
}

/** Natural days from `from` to `to`; negative when `to` is earlier. */
export function daysFrom(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The court day on which an instant (UTC ms) falls. */
export function dayOf(instant: number): string {
  return instant >= 0 ? dayText(Math.floor((instant + SHANGHAI_MS) / DAY_MS)) : courtDayOf(instant);
}

/**
 * The day that is `days` working days after `day`, Monday to Friday.
 * Public holidays are not known here, so a real deadline is never earlier than this one [A].
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
