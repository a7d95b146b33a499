import type { Course } from '../../../wire/views/draws.ts';

/** Days of a month since filing. */
const MONTH_DAYS = 30;

/** Which month since filing a day lies in; -1: before it. @param day court days since filing */
export function monthOf(day: number): number {
  return day < 0 ? -1 : Math.floor(day / MONTH_DAYS);
}

/** How much of a claim came in. Both fen. */
export function recoveredOf(recovered: number, claim: number): Course['recovered'] {
  if (recovered === 0) return 'none';
  return recovered < claim ? 'part' : 'all';
}
