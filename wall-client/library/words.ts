import { addDays, courtDayOf, daysBetween } from '../../wire/court-day.ts';
import type { RecordingItem } from '../../wire/library.ts';
import { clockTime } from '../ui/format.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** Court-local `2024-11-28 10:42:07`. */
export function momentText(instant: number): string {
  return `${courtDayOf(instant)} ${clockTime(instant)}`;
}

/** Court-local `10:42:07.3`: a tenth of a second tells pictures apart. */
export function preciseTime(instant: number): string {
  return `${clockTime(instant)}.${Math.floor((((instant % 1000) + 1000) % 1000) / 100)}`;
}

/** How far into a recording, or how long: `12:03`, `1:02:03`. */
export function offsetText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = `${two(minutes)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** A length in words: `12 秒`, `3 分 05 秒`, `1 小时 02 分`. */
export function lengthWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (ms < 950) return `${(Math.max(ms, 100) / 1000).toFixed(1)} 秒`;
  if (seconds < 60) return `${seconds} 秒`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} 分 ${two(seconds % 60)} 秒`;
  return `${Math.floor(minutes / 60)} 小时 ${two(minutes % 60)} 分`;
}

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
