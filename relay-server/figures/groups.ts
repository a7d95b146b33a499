import { CASE_TYPES } from '../../wire/case-number.ts';
import { towns } from '../../wire/codes.ts';
import { addMonths } from '../../wire/court-day.ts';
import type { FigureBreakdown } from '../../wire/figures.ts';
import { AMOUNT_BANDS } from '../rules/indicators/amount-bands.ts';
import { NO_GROUP, NOTHING, type Sums } from './sums.ts';

export interface Group {
  readonly key: string;
  readonly label: string;
  readonly sums: Sums;
}

/** Causes that are told one by one; what is left is one more group. */
const CAUSES = 40;
export const OTHER = 'other';

/**
 * The groups of a breakdown in their order: all towns, all months of the span, all bands; types that there are;
 * causes by how many cases they have.
 * @param to the span's last day that has begun
 */
export function groupsOf(
  by: FigureBreakdown,
  sums: ReadonlyMap<string, Sums>,
  span: { readonly from: string; readonly to: string },
): Group[] {
  const keys = keysOf(by, sums, span);
  const rest = [...sums.keys()].filter((key) => !keys.includes(key)).sort();
  const groups = [...keys, ...rest].map((key) => ({
    key,
    label: labelOf(by, key),
    sums: sums.get(key) ?? NOTHING,
  }));
  return by === 'cause' ? largestCauses(groups) : groups;
}

function keysOf(
  by: FigureBreakdown,
  sums: ReadonlyMap<string, Sums>,
  { from, to }: { readonly from: string; readonly to: string },
): string[] {
  switch (by) {
    case 'town':
      return [...towns.codes];
    case 'band':
      return AMOUNT_BANDS.map(({ id }) => id);
    case 'type':
      return CASE_TYPES.filter((type) => sums.has(type));
    case 'month': {
      const months: string[] = [];
      for (let day = `${from.slice(0, 7)}-01`; day <= to; day = addMonths(day, 1)) {
        months.push(day.slice(0, 7));
      }
      return months;
    }
    case 'cause':
      return [];
  }
}

function labelOf(by: FigureBreakdown, key: string): string {
  if (key === NO_GROUP) return '不属于案件';
  if (by === 'town') return towns.codes.find((code) => code === key) ? townLabel(key) : key;
  if (by === 'band') return AMOUNT_BANDS.find(({ id }) => id === key)?.label ?? key;
  if (by === 'month') return `${key.slice(0, 4)}年${Number(key.slice(5))}月`;
  return key;
}

function townLabel(key: string): string {
  const code = towns.codes.find((each) => each === key);
  return code === undefined ? key : towns.labels[code];
}

function largestCauses(groups: readonly Group[]): Group[] {
  const weight = ({ sums }: Group) => sums.members ?? 0;
  const sorted = [...groups].sort((a, b) => weight(b) - weight(a) || (a.key < b.key ? -1 : 1));
  const rest = sorted.slice(CAUSES);
  if (rest.length < 2) return sorted;
  return [...sorted.slice(0, CAUSES), merged(rest, '其他案由')];
}

/** Several groups as one. */
export function merged(groups: readonly Group[], label: string): Group {
  const sum = (of: (sums: Sums) => number) =>
    groups.reduce((total, { sums }) => total + of(sums), 0);
  return {
    key: OTHER,
    label,
    sums: {
      numerator: sum(({ numerator }) => numerator),
      denominator: sum(({ denominator }) => denominator),
      members: sum(({ members }) => members ?? 0),
    },
  };
}
