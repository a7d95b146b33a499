/**
 * Court days are `YYYY-MM-DD` in Asia/Shanghai: fixed UTC+8, no daylight saving since 1991. They are
 * reckoned as day numbers (days since 1970-01-01, proleptic Gregorian): the rules do it a hundred
 * times an event, where `Date` and its ISO text would be most of the cost. Years 0000 to 9999.
 */
const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

const digit = (day: string, at: number) => day.charCodeAt(at) - 48;
const yearOf = (day: string) =>
  digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3);
const monthOf = (day: string) => digit(day, 5) * 10 + digit(day, 6);
const dateOf = (day: string) => digit(day, 8) * 10 + digit(day, 9);

/** Day number of a civil date (days_from_civil, H. Hinnant: the year begins in March). */
function numberOf(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Day number of a court day. */
export function dayNumber(day: string): number {
  return numberOf(yearOf(day), monthOf(day), dateOf(day));
}

// One entry a day that was ever asked for between 1970 and 2106: bounded.
const texts: (string | undefined)[] = [];

/** The court day of a day number. */
export function dayText(number: number): string {
  const known = texts[number];
  if (known !== undefined) return known;
  const text = civilText(number);
  if (number >= 0 && number < 50_000) texts[number] = text;
  return text;
}

/** civil_from_days, the inverse of `numberOf`. */
function civilText(number: number): string {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return textOf(year, month, dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1);
}

function textOf(year: number, month: number, date: number): string {
  const two = (n: number) => (n < 10 ? `0${n}` : `${n}`);
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${two(month)}-${two(date)}`;
}

/** The court day on which an instant (UTC ms) falls. */
export function courtDayOf(instant: number): string {
  return dayText(Math.floor((instant + SHANGHAI_MS) / DAY_MS));
}

/** The instant (UTC ms) at which a court day begins. */
export function startOfCourtDay(day: string): number {
  return dayNumber(day) * DAY_MS - SHANGHAI_MS;
}

/** Natural days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(day: string, days: number): string {
  return dayText(dayNumber(day) + days);
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function lengthOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (LENGTHS[month - 1] ?? 31);
}

/** Adds months; a day that the target month lacks becomes its last day (as the Civil Code counts). */
export function addMonths(day: string, months: number): string {
  const counted = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const year = Math.floor(counted / 12);
  const month = counted - year * 12 + 1;
  return dayText(numberOf(year, month, Math.min(dateOf(day), lengthOf(year, month))));
}
