import type { TownCode } from '../../../wire/codes.ts';
import type { FigureAnswer, FigureGroup } from '../../../wire/figures.ts';
import { count, period, quantity } from '../../ui/format.ts';
import type { Bar } from './Bars.tsx';
import { said } from './card-words.ts';
import type { CardFigure } from './figure-api.ts';
import { monthGroups } from './months.ts';

/** What a figure is made of, as its card shows it. */
export interface Parts {
  readonly title: string;
  readonly bars: readonly Bar[];
}

const NOT_TOLD = '不予公布';
/** What belongs to no case, and to no town of the district. */
const NOWHERE: readonly string[] = ['none', '440607000000' satisfies TownCode];

/** Types of cases in words; the law's own short names beside them. */
const TYPES: Readonly<Record<string, string>> = {
  执: '首次执行（执）',
  执恢: '恢复执行（执恢）',
  执保: '财产保全（执保）',
};

/** By place or kind where that is told, else by quarter; null: there is nothing to take apart. */
export function partsOf({ answer, parts }: CardFigure): Parts | null {
  if (answer.value === null) return null;
  if (parts !== null && parts.groups.length > 1)
    return { title: titleOf(parts, answer.seq), bars: bars(parts) };
  const quarters = quartersOf(answer);
  return quarters.length > 1 ? { title: '按季度', bars: quarters } : null;
}

/**
 * The parts have days of their own where visitors are told them over this year alone.
 * @param seq of the figure itself: where an event came between the two, the parts say what they stand on
 */
function titleOf({ by, kind, seq: own, period: { from, to } }: FigureAnswer, seq: number): string {
  const name = by === 'type' ? '按案件类型' : '按镇街';
  const title = kind === 'state' ? name : `${name}，${period(from, to)}`;
  return own === seq ? title : `${title}（算到日志第 ${count(own)} 条）`;
}

function bars({ by, groups, unit }: FigureAnswer): Bar[] {
  return groups
    .filter(
      ({ key, value, suppressed }) => !NOWHERE.includes(key) || suppressed || (value ?? 0) !== 0,
    )
    .map(({ key, label, value, suppressed }) => ({
      label: (by === 'type' ? TYPES[key] : undefined) ?? label,
      value,
      words: suppressed ? NOT_TOLD : said(quantity(value, unit)),
    }));
}

/** The months of a figure by quarter, each called by the months that are counted in it. */
function quartersOf(answer: FigureAnswer): Bar[] {
  const quarters = new Map<string, FigureGroup[]>();
  for (const group of monthGroups(answer)) {
    const key = `${group.key.slice(0, 4)} ${Math.ceil(Number(group.key.slice(5)) / 3)}`;
    quarters.set(key, [...(quarters.get(key) ?? []), group]);
  }
  return [...quarters.values()].map((months) => {
    const value = together(answer, months);
    const isTold = months.every(({ suppressed }) => !suppressed);
    const words = isTold ? said(quantity(value, answer.unit)) : NOT_TOLD;
    return { label: quarterName(months), value, words };
  });
}

function quarterName(months: readonly FigureGroup[]): string {
  const [first = '', last = ''] = [months[0]?.key, months.at(-1)?.key];
  const [from, to] = [Number(first.slice(5)), Number(last.slice(5))];
  return `${first.slice(0, 4)} 年 ${from === to ? from : `${from}–${to}`} 月`;
}

/** The figure over several months; null: one of them is withheld, or there is nothing to divide by. */
function together({ kind }: FigureAnswer, months: readonly FigureGroup[]): number | null {
  if (months.some(({ suppressed }) => suppressed)) return null;
  const sum = (of: 'value' | 'numerator' | 'denominator') =>
    months.reduce((total, month) => total + (month[of] ?? 0), 0);
  if (kind === 'sum') return sum('value');
  const [over, under] = [sum('numerator'), sum('denominator')];
  if (under === 0) return null;
  return kind === 'ratio' ? (over / under) * 100 : over / under;
}
