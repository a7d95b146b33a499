import { courtDayOf } from '../../../../wire/court-day.ts';
import type { Row } from './case-rows.ts';

export interface TimelineDay {
  /** Court day. */
  readonly day: string;
  readonly entries: readonly Row<'timeline'>[];
}

/** A wall shows the newest few screens of a life, not the whole of it. */
export const MOST_ENTRIES = 40;

/** Gold is for money that came in or went out to the creditor, not for every amount. */
export function isMoneyMoved(type: string): boolean {
  return /^(payment\.(deducted|recovered|disbursed)|proceeds\.)/.test(type);
}

/** Newest first, by occurrence and then by sequence; grouped by court day; at most `most` entries. */
export function timelineDays(
  rows: readonly Row<'timeline'>[],
  most: number = MOST_ENTRIES,
): TimelineDay[] {
  const sorted = [...rows]
    .sort((a, b) => b.view.occurredAt - a.view.occurredAt || (a.id < b.id ? 1 : -1))
    .slice(0, most);
  const days: { day: string; entries: Row<'timeline'>[] }[] = [];
  for (const row of sorted) {
    const day = courtDayOf(row.view.occurredAt);
    const last = days[days.length - 1];
    if (last?.day === day) last.entries.push(row);
    else days.push({ day, entries: [row] });
  }
  return days;
}
