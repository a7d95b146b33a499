import type { Request } from 'express';
import { z } from 'zod';
import { type FigureBreakdown, figureBreakdowns } from '../../wire/figures.ts';
import { courtDay } from '../../wire/primitives.ts';
import type { FigureQuestion } from '../figures/figure-desk.ts';
import { namedSpan, type Span, spanOfDays } from '../figures/span.ts';
import { breakdownsOf } from '../rules/indicators/breakdowns.ts';
import type { Indicator } from '../rules/indicators/definition.ts';
import { INDICATORS } from '../rules/indicators/index.ts';
import type { StatisticsConfig } from '../rules/indicators/periods.ts';
import { RequestProblem } from './problem.ts';
import { parsedQuery } from './query.ts';

const query = z.strictObject({
  period: z.string().min(1).max(40).optional(),
  from: courtDay.optional(),
  to: courtDay.optional(),
  by: z.enum(figureBreakdowns.options).optional(),
  compare: z.literal('yearEarlier').optional(),
  for: z.literal('visitors').optional(),
});

/** What is asked of a figure, and whether it is to be answered as to visitors. */
export interface AskedFigure {
  readonly question: FigureQuestion;
  readonly forVisitors: boolean;
}

const BY: Readonly<Record<FigureBreakdown, string>> = {
  town: '镇街',
  month: '月份',
  type: '案件类型',
  cause: '案由',
  band: '标的金额段',
};

/** The earliest day that may be asked for: no court of this kind has older data. */
const FIRST = '2000-01-01';

/**
 * What a request asks of which figure.
 * @throws RequestProblem `not_found` for an indicator that there is not, `invalid_request` saying in Chinese what
 *   is wrong with the period or the breakdown
 */
export function figureQuestion(
  request: Request,
  config: StatisticsConfig,
  today: string,
): AskedFigure {
  const indicator = INDICATORS.find(({ id }) => id === request.params.id);
  if (!indicator) throw new RequestProblem('not_found', '没有此指标；全部指标见 /indicators.html');
  const { by, compare, for: whom, ...period } = parsedQuery(request, query);
  if (by !== undefined && !breakdownsOf(indicator).includes(by)) {
    const can = breakdownsOf(indicator).map((each) => BY[each]);
    throw wrong(`“${indicator.label}”不能按${BY[by]}分组，可按：${can.join('、')}`);
  }
  const span = spanOf(indicator, period, config, today);
  const question = { indicator, span, by: by ?? null, compare: compare !== undefined };
  return { question, forVisitors: whom === 'visitors' };
}

function spanOf(
  indicator: Indicator,
  {
    period,
    from,
    to,
  }: { period?: string | undefined; from?: string | undefined; to?: string | undefined },
  config: StatisticsConfig,
  today: string,
): Span {
  const isState = indicator.kind === 'state';
  if (from !== undefined || to !== undefined) {
    if (period !== undefined) throw wrong('period 与 from、to 只能用一种');
    if (from === undefined || to === undefined) throw wrong('from 与 to 要一起给出');
    if (isState) throw wrong(`“${indicator.label}”是现状指标，没有起止日期，请用 period=now`);
    if (from > to) throw wrong(`期间起止颠倒：${from} 晚于 ${to}`);
    if (from < FIRST) throw wrong(`起始日期不能早于 ${FIRST}`);
    return spanOfDays(from, to);
  }
  const [usual = 'centre'] = indicator.periods;
  const id = period ?? usual;
  const span = namedSpan(id, config, today);
  if (!span) throw wrong(`没有期间 ${id}`);
  if (isState !== (id === 'now')) {
    throw wrong(
      `“${indicator.label}”${isState ? '只有目前一个期间（now）' : '不是现状指标，没有 now'}`,
    );
  }
  return span;
}

function wrong(detail: string): RequestProblem {
  return new RequestProblem('invalid_request', detail);
}
