import type { View } from '../../wire/views.ts';
import { count, dotDay, exactMoney, moneyText } from '../ui/format.ts';

type Month = Pick<View<'trend'>, RevisedField | 'stated'>;

/** Figures of a month of which it is kept how they were first stated. */
export type RevisedField = 'filed' | 'closed' | 'recovered';

/**
 * What of some months was revised after they were over, the newest first: `修订：2024.11 原 312，现 313`. null: nothing.
 * A former value that this audience is not told is left out.
 * @param names what stands before a value, empty where the chart is of one figure
 * @param shown months `YYYY-MM` that are drawn
 * @param most as many are told one by one; of the others their number
 */
export function revisedWords(
  rows: ReadonlyMap<string, Month>,
  names: Readonly<Partial<Record<RevisedField, string>>>,
  shown: readonly string[],
  most: number,
): string | null {
  const all = [...shown]
    .sort()
    .reverse()
    .flatMap((month) => wordsOf(month, rows.get(month), names));
  if (all.length === 0) return null;
  const rest = all.length - most;
  return `修订：${[...all.slice(0, most), ...(rest > 0 ? [`另 ${rest} 处`] : [])].join('；')}`;
}

const FIELDS = ['filed', 'closed', 'recovered'] as const;

function wordsOf(
  month: string,
  row: Month | undefined,
  names: Readonly<Partial<Record<RevisedField, string>>>,
): string[] {
  const stated = row?.stated ?? null;
  if (!row || stated === null) return [];
  return FIELDS.flatMap((field) => {
    const name = names[field];
    const first = stated[field];
    if (name === undefined || first === row[field]) return [];
    const say = sayOf(field, first, row[field]);
    const before = first === null ? '已修订' : `原 ${say(first)}`;
    return [`${dotDay(month)} ${name}${before}，现 ${say(row[field])}`];
  });
}

/** Money shortly, unless both values would read alike. */
function sayOf(field: RevisedField, first: number | null, now: number): (n: number) => string {
  if (field !== 'recovered') return count;
  return first !== null && moneyText(first) === moneyText(now) ? exactMoney : moneyText;
}
