import { figureUnits } from '../../../wire/codes.ts';
import type { FigureAnswer } from '../../../wire/figures.ts';
import { count, dotDay, period, type Quantity, quantity, shortMoment } from '../../ui/format.ts';

/** Why there is no value, in words that say what that means. */
const WHY: Readonly<Record<NonNullable<FigureAnswer['whyNone']>, string>> = {
  division_by_zero: '分母为零，无从计算',
  future: '期间尚未开始',
  empty: '期间内没有可计的案件',
  suppressed: '少于五，为免指向具体的人，不予公布',
  definition_changed: '期间内口径有变，前后不能相加',
};

export function whyNone({ whyNone: why }: Pick<FigureAnswer, 'whyNone'>): string | null {
  return why === null ? null : WHY[why];
}

/** The span that is counted: how things stand now, or from when to when. */
export function spanWords({ kind, period: of }: Pick<FigureAnswer, 'kind' | 'period'>): string {
  if (kind === 'state') return `当前（${dotDay(of.to)}）`;
  const span = period(of.from, of.to);
  return of.toDate ? `${span}（至今）` : span;
}

/** One half of a formula in its own unit: money in yuan, days, else what is counted. */
export function partQuantity(
  { kind, unit }: Pick<FigureAnswer, 'kind' | 'unit'>,
  part: 'numerator' | 'denominator',
  { text, value }: { text: string; value: number },
): Quantity {
  if (kind === 'average' && part === 'numerator') return { number: count(value), unit: '天' };
  if (unit === 'fen' || /金额|标的|案款/.test(text)) return quantity(value, 'fen');
  if (/人次|人数/.test(text)) return quantity(value, 'persons');
  const of = /场次/.test(text) ? 'sessions' : /次数/.test(text) ? 'times' : 'count';
  return quantity(value, of);
}

/** A half of the formula; of a sum, which has one, that is the value. */
export function halfOf(answer: FigureAnswer, part: 'numerator' | 'denominator'): number | null {
  const isWhole = part === 'numerator' && answer.formula.denominator === null;
  return answer[part] ?? (isWhole ? answer.value : null);
}

/** The same period a year earlier, with both numbers; null: it is not known. */
export function comparisonWords(answer: FigureAnswer): string | null {
  const { previous, change, both, unit } = answer;
  if (previous === null) return null;
  const span = period(previous.from, previous.to);
  if (both !== null) {
    return `本期 ${count(both.now)} 件，上年同期 ${count(both.earlier)} 件（${span}）`;
  }
  const none = whyNone(previous);
  if (previous.value === null) return `上年同期（${span}）${none ?? '没有数据'}`;
  const before = `上年同期 ${said(quantity(previous.value, unit))}（${span}）`;
  if (change === null) return before;
  if (change.difference === 0) return `${before}，持平`;
  const by = said(quantity(Math.abs(change.difference), unit)).replace('%', ' 个百分点');
  return `${before}，${change.difference > 0 ? '增' : '减'} ${by}`;
}

/** A quantity in one string, with the minus sign of figures. */
export function said({ number, unit }: Quantity): string {
  const signed = number.replace(/^-/, '−');
  return unit === '' || unit === '%' ? `${signed}${unit}` : `${signed} ${unit}`;
}

/** What the value stands on. */
export function recordsWords({ kind, unit, records, events }: FigureAnswer): string {
  if (records === null) {
    return kind === 'state' ? '按日志现在的状况计' : '计入的件数不予公布';
  }
  const of = unit === 'sessions' ? figureUnits.labels[unit] : '件';
  if (events === null) return `由 ${count(records)} ${of}算出`;
  return `由 ${count(records)} ${of}的 ${count(events)} 条记录算出`;
}

/** A month that says something else now than when it ended. */
export function revisionWords(
  { month, first, now, since }: FigureAnswer['revisions'][number],
  unit: FigureAnswer['unit'],
): string {
  const of = `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;
  if (now === null) return `${of}有修订，不予公布`;
  const after = said(quantity(now, unit));
  if (first === null) return `${of}有修订，现为 ${after}`;
  const before = said(quantity(first, unit));
  return `${of}原为 ${before}，${shortMoment(since.asOf)} 起为 ${after}`;
}

/** How a value stands at its bar: short, money in 万元. */
export function barWords(unit: FigureAnswer['unit']): (value: number) => string {
  if (unit === 'fen') {
    return (fen) => {
      const value = fen / 1e6;
      return value < 100 ? value.toFixed(1) : count(Math.round(value));
    };
  }
  return unit === 'percent' || unit === 'days' ? (value) => value.toFixed(1) : count;
}

/** Unit of the bars. */
export function barUnit(unit: FigureAnswer['unit']): string {
  return unit === 'fen' ? '万元' : figureUnits.labels[unit];
}
