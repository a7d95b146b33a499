import { addDays, courtDayOf, daysBetween } from '../../wire/court-day.ts';
import type { RecordingItem } from '../../wire/library.ts';

/** Bytes as a file manager says them. */
export function sizeText(bytes: number): string {
  const units = ['KB', 'MB', 'GB', 'TB'];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** When a recording may be deleted, and how near that is. */
export function keptWords(
  { keptUntil, held, state }: Pick<RecordingItem, 'keptUntil' | 'held' | 'state'>,
  today: string,
): { text: string; near: boolean } {
  if (held) return { text: '保全中，不到期', near: false };
  // Without a day, once it is over, it is kept for a case that is not closed.
  const isOver = state === 'closed' || state === 'deleted';
  if (keptUntil === null) return { text: isOver ? '随案件留存' : '录完后起算', near: false };
  const left = daysBetween(today, keptUntil);
  if (left < 0) return { text: `${keptUntil} 已到期`, near: true };
  if (left <= SOON_DAYS) {
    return { text: `${keptUntil} 到期（${left === 0 ? '今天' : `还有 ${left} 天`}）`, near: true };
  }
  return { text: `${keptUntil} 到期`, near: false };
}

const SOON_DAYS = 15;

/** A day as people say it: 今天, 昨天, else the date. */
export function dayWords(instant: number, today: string): string {
  const day = courtDayOf(instant);
  if (day === today) return '今天';
  return day === addDays(today, -1) ? '昨天' : day;
}
