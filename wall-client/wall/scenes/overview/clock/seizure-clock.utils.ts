import { daysBetween } from '../../../../../wire/court-day.ts';
import type { View } from '../../../../../wire/views.ts';

export interface Expiring {
  id: string;
  view: View<'expiry'>;
  /** Natural days from the court's today to the last day of the term; 0: today is the last. */
  daysLeft: number;
  mark: 'critical' | 'warning' | 'info';
}

/** The `room` seizures whose terms end first; of the same day the more valuable one first. */
export function nextToExpire(
  rows: ReadonlyMap<string, View<'expiry'>>,
  today: string,
  room: number,
): Expiring[] {
  return [...rows]
    .sort(
      ([idA, a], [idB, b]) =>
        a.until.localeCompare(b.until) || (b.value ?? -1) - (a.value ?? -1) || (idA < idB ? -1 : 1),
    )
    .slice(0, room)
    .map(([id, view]) => {
      const daysLeft = daysBetween(today, view.until);
      return { id, view, daysLeft, mark: markOf(daysLeft) };
    });
}

function markOf(daysLeft: number): Expiring['mark'] {
  if (daysLeft <= 7) return 'critical';
  return daysLeft <= 30 ? 'warning' : 'info';
}

/** The relay shows a wall the next to expire, at most this many (projections: expiry shelf). */
const MOST_EXPIRIES = 500;

/** How many there are, in words: a full shelf goes on beyond what the wall is sent. */
export function expiringCount(rows: number): string {
  return rows >= MOST_EXPIRIES ? `${rows}+` : String(rows);
}
