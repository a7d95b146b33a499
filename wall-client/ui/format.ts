import { type FigureUnit, figureUnits } from '../../wire/codes.ts';

const SHANGHAI_MS = 8 * 3_600_000;
const two = (value: number) => String(value).padStart(2, '0');
const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A number with its unit apart, so that a screen can set them in two sizes. */
export interface Quantity {
  number: string;
  unit: string;
}

/** Count with thousands separators: 12345 → `12,345`. */
export function count(value: number): string {
  return grouped.format(value);
}

/** Group separators and exactly two decimals, rounded half away from zero on the decimal digits. */
function decimals(value: number): string {
  const cents = Math.round(Math.abs(value) * 100 + 1e-7);
  const sign = value < 0 && cents > 0 ? '−' : '';
  return `${sign}${count(Math.floor(cents / 100))}.${two(cents % 100)}`;
}

/** Money in fen as a wall says it: 亿元 from a hundred million yuan, 万元 from ten thousand, else 元. */
export function money(fen: number): Quantity {
  const yuan = Math.abs(fen) / 100;
  if (yuan >= 1e8 - 50) return { number: decimals(fen / 1e10), unit: '亿元' };
  if (yuan >= 1e4) return { number: decimals(fen / 1e6), unit: '万元' };
  return { number: decimals(fen / 100), unit: '元' };
}

/** `money` in one string: `12.05 亿元`. */
export function moneyText(fen: number): string {
  const { number, unit } = money(fen);
  return `${number} ${unit}`;
}

/** The exact value for a detail view: `1,205,000,000.00 元`. */
export function exactMoney(fen: number): string {
  return `${decimals(fen / 100)} 元`;
}

/** A statistic's value in its unit; `null` (not computable) is said with a dash. */
export function quantity(value: number | null, unit: FigureUnit): Quantity {
  if (value === null) return { number: '—', unit: '' };
  switch (unit) {
    case 'fen':
      return money(value);
    case 'percent':
    case 'days':
      return { number: decimals(value), unit: figureUnits.labels[unit] };
    default:
      return { number: count(value), unit: figureUnits.labels[unit] };
  }
}

function local(instant: number): Date {
  return new Date(instant + SHANGHAI_MS);
}

/** Court-local `10:42:07` of a UTC ms instant. */
export function clockTime(instant: number): string {
  const at = local(instant);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
}

/** Court-local `10:42`. */
export function minuteTime(instant: number): string {
  return clockTime(instant).slice(0, 5);
}

/** Court-local `11-27 10:42:07`: for what may stand for longer than a day. */
export function fullMoment(instant: number): string {
  return `${local(instant).toISOString().slice(5, 10)} ${clockTime(instant)}`;
}

/** Court-local `11-27 15:59`. */
export function shortMoment(instant: number): string {
  return `${local(instant).toISOString().slice(5, 10)} ${minuteTime(instant)}`;
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** Court-local `2024年11月27日 星期三`. */
export function longDay(instant: number): string {
  const at = local(instant);
  const weekday = WEEKDAYS[at.getUTCDay()] ?? '';
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日 星期${weekday}`;
}

/** A court day for a line of text: `2024-11-27` → `2024.11.27`. */
export function dotDay(day: string): string {
  return day.replaceAll('-', '.');
}

/** A period as a card shows it; an open one runs "至今". */
export function period(from: string, to: string | null): string {
  return to === null ? `${dotDay(from)} 至今` : `${dotDay(from)}–${dotDay(to)}`;
}
