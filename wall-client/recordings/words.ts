import { courtDayOf } from '../../wire/court-day.ts';
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
