import { cells } from './cells.ts';
import type { Indicator, RunningPeriod } from './definition.ts';

const PERIODS: readonly RunningPeriod[] = ['centre', 'year'];

/** Objections and petitions. Source: domain notes §4. */
export const supervisionIndicators: readonly Indicator[] = [
  {
    id: 'objectionCount',
    label: '执行异议',
    definition: '期间内提出的执行异议件数，按提出日期计。',
    formula: { numerator: '提出的执行异议件数', denominator: null },
    unit: 'count',
    kind: 'sum',
    numerator: [cells('objections')],
    periods: PERIODS,
  },
  {
    id: 'objectionChange',
    label: '执行异议同比',
    definition: '（本期执行异议件数 − 上年同期件数）÷ 上年同期件数 × 100%，按提出日期计。',
    formula: { numerator: '本期执行异议件数 − 上年同期件数', denominator: '上年同期执行异议件数' },
    unit: 'percent',
    kind: 'change',
    numerator: [cells('objections')],
    periods: PERIODS,
  },
  {
    id: 'petitionCount',
    label: '执行信访',
    definition: '期间内收到的执行信访件数，按收到日期计。',
    formula: { numerator: '收到的执行信访件数', denominator: null },
    unit: 'count',
    kind: 'sum',
    numerator: [cells('petitionsReceived')],
    periods: PERIODS,
  },
  {
    id: 'petitionChange',
    label: '执行信访同比',
    definition: '（本期执行信访件数 − 上年同期件数）÷ 上年同期件数 × 100%，按收到日期计。',
    formula: { numerator: '本期执行信访件数 − 上年同期件数', denominator: '上年同期执行信访件数' },
    unit: 'percent',
    kind: 'change',
    numerator: [cells('petitionsReceived')],
    periods: PERIODS,
  },
  {
    id: 'petitionDoneRate',
    label: '信访办结率',
    definition: '期间内录入的执行信访中至今已办结的件数 ÷ 期间内录入的件数 × 100%，按录入日期计。',
    formula: { numerator: '已办结的执行信访件数', denominator: '录入的执行信访件数' },
    unit: 'percent',
    kind: 'ratio',
    numerator: [cells('petitionsDone')],
    denominator: [cells('petitionsEntered')],
    periods: PERIODS,
  },
];
