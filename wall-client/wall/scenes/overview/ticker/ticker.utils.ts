import { towns } from '../../../../../wire/codes.ts';
import { courtDayOf } from '../../../../../wire/court-day.ts';
import type { View } from '../../../../../wire/views.ts';
import { minuteTime, money, shortMoment } from '../../../../ui/format.ts';
import { shorten, widthInEms } from '../../../../ui/shorten.ts';

export interface TickerLine {
  id: string;
  view: View<'activity'>;
}

/** Activities by their place in the log, the newest first (ids are zero-padded seqs). */
export function newestFirst(rows: ReadonlyMap<string, View<'activity'>>): TickerLine[] {
  return [...rows].map(([id, view]) => ({ id, view })).sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** What arrived after `seen`, oldest first, and the newest id of all; the first look has no news. */
export function newsSince(
  rows: ReadonlyMap<string, View<'activity'>>,
  seen: string | null,
): { fresh: TickerLine[]; newest: string | null } {
  const lines = newestFirst(rows);
  const newest = lines[0]?.id ?? seen;
  const fresh = seen === null ? [] : lines.filter((line) => line.id > seen).reverse();
  return { fresh, newest };
}

/**
 * When it happened, as a line says it: the time for the court's today, the day too for an earlier
 * one (old events arrive late and by import), and the whole day for another year.
 */
export function whenWords(occurredAt: number, today: string): string {
  const day = courtDayOf(occurredAt);
  if (day === today) return minuteTime(occurredAt);
  return day.slice(0, 4) === today.slice(0, 4) ? shortMoment(occurredAt) : day;
}

/** `西南街道` → `西南`: the list of towns beside the map has the whole names. */
export function shortTown(town: View<'activity'>['town']): string {
  if (town === null) return '';
  return town === '440607000000' ? '区外' : towns.labels[town].replace(/(街道|镇)$/, '');
}

/** The words of a line without the town that the relay put before them. */
export function wordsOf({ town, text }: Pick<View<'activity'>, 'town' | 'text'>): string {
  const prefix = town === null ? '' : `${towns.labels[town]} · `;
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

/** Ems of a digit of the figures' face; of the gap and the unit that an amount brings with it. */
const DIGIT_EMS = 0.47;
const UNIT_EMS = 3;

export interface FittedLine {
  text: string;
  /** The amount is shown. */
  amount: boolean;
}

/**
 * Fits a line into `room` ems. Money that moved always keeps its amount; a claim or an estimate gives
 * its own up before a word is cut.
 */
export function fitTickerLine(
  { text, amount, tone }: { text: string; amount: number | null; tone: View<'activity'>['tone'] },
  room: number,
): FittedLine {
  if (amount === null || amount <= 0) return { text: shorten(text, room), amount: false };
  const left = room - (money(amount).number.length * DIGIT_EMS + UNIT_EMS);
  const keeps = tone === 'money' || widthInEms(text) <= left;
  return keeps
    ? { text: shorten(text, left), amount: true }
    : { text: shorten(text, room), amount: false };
}
