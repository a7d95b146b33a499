import { cells } from './cells.ts';
import type { Indicator, RunningPeriod } from './definition.ts';

const INITIAL = ['执'] as const;
const TERMINATED = ['currentProcedureTerminated'] as const;
const NOT_TERMINATED = [
  'fullySatisfied',
  'enforcementTerminated',
  'caseWithdrawn',
  'nonEnforcement',
  'applicationDismissed',
] as const;
const PERIODS: readonly RunningPeriod[] = ['centre', 'year', 'month'];
const closed = [cells('closed', { type: INITIAL })];

/** Closings of initial enforcement cases (首执). Source: domain notes §4; 执结 counts every way. */
export const closingIndicators: readonly Indicator[] = [
  {
    id: 'closedCount',
    label: '首执案件执结数',
    definition:
      '期间内以任何方式结案的首次执行案件件数（含终结本次执行程序），按结案日期计；恢复执行后再次结案的计入恢复执行案件。',
    formula: { numerator: '期间内首执案件结案件数', denominator: null },
    unit: 'count',
    kind: 'sum',
    numerator: closed,
    periods: PERIODS,
  },
  {
    id: 'recoveryRate',
    label: '实际到位率',
    definition:
      '期间内以任何方式结案（含终本）的首次执行案件，结案时实际到位金额之和 ÷ 结案时申请执行标的金额之和 × 100%，按结案日期计；申请执行人放弃的不从标的中减去。',
    formula: {
      numerator: 'Σ 首执案件结案时实际到位金额',
      denominator: 'Σ 首执案件结案时申请执行标的',
    },
    unit: 'percent',
    kind: 'ratio',
    numerator: [cells('closedRecovered', { type: INITIAL })],
    denominator: [cells('closedClaimed', { type: INITIAL })],
    countedBy: cells('closed', { type: INITIAL }),
    periods: PERIODS,
  },
  {
    id: 'fullySatisfiedRate',
    label: '执行完毕率',
    definition:
      '期间内以执行完毕方式结案的首次执行案件数 ÷ 期间内首执结案数（各种结案方式） × 100%，按结案日期计；达成和解尚未履行完毕的，不是执行完毕，也不是结案。',
    formula: { numerator: '以执行完毕方式结案的首执案件数', denominator: '首执结案数' },
    unit: 'percent',
    kind: 'ratio',
    numerator: [cells('closed', { type: INITIAL, way: ['fullySatisfied'] })],
    denominator: closed,
    periods: PERIODS,
  },
  {
    id: 'terminatedRate',
    label: '终本率',
    definition:
      '期间内以终结本次执行程序方式结案的首次执行案件数 ÷ 期间内首执结案数 × 100%，按结案日期计。',
    formula: { numerator: '以终本方式结案的首执案件数', denominator: '首执结案数' },
    unit: 'percent',
    kind: 'ratio',
    numerator: [cells('closed', { type: INITIAL, way: TERMINATED })],
    denominator: closed,
    periods: PERIODS,
  },
  {
    id: 'substantivelyClosedRate',
    label: '实际执结率',
    definition:
      '期间内以终结本次执行程序以外的方式（执行完毕、终结执行、销案、不予执行、驳回申请）结案的首次执行案件数 ÷ 期间内首执结案数 × 100%，按结案日期计。',
    formula: { numerator: '以终本以外方式结案的首执案件数', denominator: '首执结案数' },
    unit: 'percent',
    kind: 'ratio',
    numerator: [cells('closed', { type: INITIAL, way: NOT_TERMINATED })],
    denominator: closed,
    periods: PERIODS,
  },
  {
    id: 'closedWithinLimitRate',
    label: '法定期限内结案率',
    definition:
      '期间内在法定期限（扣除、延长后）以内结案的首次执行案件数 ÷ 期间内有法定期限的首执结案数 × 100%。',
    formula: { numerator: '在法定期限内结案的首执案件数', denominator: '有法定期限的首执结案数' },
    unit: 'percent',
    kind: 'ratio',
    numerator: [cells('closedLimit', { type: INITIAL, limit: ['within'] })],
    denominator: [cells('closedLimit', { type: INITIAL })],
    periods: PERIODS,
  },
  {
    id: 'averageClosingDays',
    label: '结案平均用时',
    definition:
      '期间内结案的首次执行案件，立案日至结案日的自然日数之和 ÷ 期间内首执结案数，保留两位小数。',
    formula: { numerator: 'Σ（结案日 − 立案日），自然日', denominator: '首执结案数' },
    clock: 'natural',
    unit: 'days',
    kind: 'average',
    numerator: [cells('closingDays', { type: INITIAL })],
    denominator: closed,
    periods: PERIODS,
  },
  {
    id: 'averageNetClosingDays',
    label: '扣除停计后平均用时',
    definition:
      '期间内结案的首次执行案件，立案日至结案日的自然日数，减去其间依法停止计算期限的日数（评估、拍卖变卖、中止、暂缓、管辖争议，重叠的日子只减一次）之和 ÷ 期间内首执结案数，保留两位小数。',
    formula: { numerator: 'Σ（结案日 − 立案日 − 停计日数）', denominator: '首执结案数' },
    clock: 'netOfStops',
    unit: 'days',
    kind: 'average',
    numerator: [cells('closingNetDays', { type: INITIAL })],
    denominator: closed,
    periods: ['centre', 'year'],
  },
  {
    id: 'terminationQualifiedRate',
    label: '终本合格率',
    definition:
      '期间内终结本次执行程序的首次执行与恢复执行案件中，结案时九项条件（执行通知与报告财产令、限制消费、三个月内网络查控、现场调查、线索核查、财产处置、终本约谈、立案满三个月、终本裁定）全部齐备的件数 ÷ 逐项核对的件数 × 100%，按结案日期计；应否纳入失信名单、下落不明的查找不在核对之列。',
    formula: { numerator: '九项条件齐备的终本案件数', denominator: '逐项核对的终本案件数' },
    unit: 'percent',
    kind: 'ratio',
    numerator: [cells('termination', { result: ['qualified'] })],
    denominator: [cells('termination')],
    periods: PERIODS,
  },
];
