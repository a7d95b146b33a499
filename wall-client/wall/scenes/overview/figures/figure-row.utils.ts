import type { View } from '../../../../../wire/views.ts';
import { count, period } from '../../../../ui/format.ts';

type Statistic = View<'statistic'>;

/**
 * A state figure is of this very day; a running period says from when, and whether the year earlier reaches into it.
 * Without a value: why not.
 */
export function periodWords(statistic: Statistic): string {
  const { period: of, previous, value } = statistic;
  const { from, to } = of;
  const isOverlapped = value !== null && previous !== undefined && previous.to >= from;
  const span = from === to ? '当前' : `${period(from, to)}${isOverlapped ? '，两期有重叠' : ''}`;
  const missing = reasonOfNone(statistic);
  return missing === null ? span : `${span}，${missing}`;
}

/** What a change is against, in cases (its numerator is the difference): a bare percentage says nothing. */
export function comparison({ value, previous, numerator }: Statistic): string | null {
  if (value === null || !previous || numerator === undefined) return null;
  const before = `上年同期 ${count(previous.value)} 件`;
  if (numerator === 0) return `${before}，持平`;
  return `${before}，${numerator > 0 ? '增' : '减'} ${count(Math.abs(numerator))} 件`;
}

/** Why a figure has no value. */
export function reasonOfNone({ value, previous, denominator }: Statistic): string | null {
  if (value !== null) return null;
  if (previous) return '上年同期为零';
  return denominator === 0 ? '尚无可计算的案件' : '数据不足';
}

const LINE = 24;
const PADDING = 14;

/** Height of a middle-sized row, design units: its lines of words and a little air. */
export function rowUnits(statistic: Statistic): number {
  return LINE * (comparison(statistic) === null ? 2 : 3) + PADDING;
}

/** As many of the statistics, in their order, as `room` design units hold. */
export function thatFit(statistics: readonly Statistic[], room: number): Statistic[] {
  let used = 0;
  const fitting = statistics.findIndex((each) => {
    used += rowUnits(each);
    return used > room;
  });
  return statistics.slice(0, fitting < 0 ? statistics.length : fitting);
}
