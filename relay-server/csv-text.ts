import { courtDayOf } from '../wire/court-day.ts';

export type CsvCell = string | number | null;

/**
 * Lines of cells as CSV for a spreadsheet: UTF-8 with a byte order mark, CRLF. A text that a spreadsheet would
 * take for a formula is quoted by an apostrophe.
 */
export function csvText(lines: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${lines.map((cells) => cells.map(cellText).join(',')).join('\r\n')}\r\n`;
}

const FORMULA = /^[=+\-@\t\r\n]/;

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell.normalize('NFKC')) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Fen as yuan with two decimals, exactly. */
export function yuanText(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

const HOURS = 8 * 3_600_000;

/** Court-local time of an instant (UTC ms): `2024-11-27 15:59:00`. */
export function courtTime(instant: number): string {
  const time = new Date(instant + HOURS).toISOString().slice(11, 19);
  return `${courtDayOf(instant)} ${time}`;
}
