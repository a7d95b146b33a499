import type { FigureBreakdown, IndicatorView } from '../../wire/figures.ts';
import { dotDay, quantity } from '../ui/format.ts';
import { said } from '../wall/figure-card/card-words.ts';

export const KINDS: Readonly<Record<IndicatorView['kind'], string>> = {
  sum: '期间内合计',
  ratio: '两数之比',
  average: '平均数',
  change: '与上年同期相比',
  state: '当前存量',
};

export const BREAKDOWNS: Readonly<Record<FigureBreakdown, string>> = {
  town: '镇街',
  month: '月份',
  type: '案件类型',
  cause: '案由',
  band: '标的金额',
};

const PERIODS: Readonly<Record<string, string>> = {
  centre: '中心启用以来',
  year: '今年',
  month: '本月',
  now: '当前',
};

/** A period by its id, until its answer says what it is called. */
export function periodName(id: string): string {
  return PERIODS[id] ?? id;
}

/** How days are counted; null: none are. */
export function clockWords({ clock }: Pick<IndicatorView, 'clock'>): string | null {
  if (clock === null) return null;
  return clock === 'natural' ? '自然日，不扣除' : '扣除审计评估、拍卖、中止等停止计算的日子';
}

/** In which interval it ought to lie; null: nobody says. */
export function referenceWords({
  reference,
  unit,
}: Pick<IndicatorView, 'reference' | 'unit'>): string | null {
  if (reference === null) return null;
  const { low, high, source } = reference;
  const end = (value: number) => said(quantity(value, unit));
  const parts = [
    low === null ? null : `不低于 ${end(low)}`,
    high === null ? null : `不高于 ${end(high)}`,
  ].filter((part) => part !== null);
  return `${parts.join('，') || '不限'}（${source}）`;
}

/** Which wording held from when; null: it never changed. */
export function versionWords({ versions }: Pick<IndicatorView, 'versions'>): string[] | null {
  if (versions.length < 2) return null;
  return versions.map(({ from, text }) => `${dotDay(from)} 起：${text}`);
}
