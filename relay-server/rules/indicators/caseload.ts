import { cells } from './cells.ts';
import type { Indicator } from './definition.ts';

const WORKED = ['执', '执恢', '执保'] as const;

/** What came in and what is on the desks now. */
export const caseloadIndicators: readonly Indicator[] = [
  {
    id: 'filedCount',
    label: '首执案件立案数',
    definition: '期间内立案的首次执行案件件数，按立案日期计。',
    formula: { numerator: '期间内立案的首执案件件数', denominator: null },
    unit: 'count',
    kind: 'sum',
    numerator: [cells('filed', { type: ['执'] })],
    periods: ['centre', 'year', 'month'],
  },
  {
    id: 'openCases',
    label: '在办案件',
    definition:
      '目前未结的首次执行、恢复执行与执行保全案件件数（含中止与和解履行中的，不含终本与已结的）。',
    formula: { numerator: '目前未结的首次执行、恢复执行、执行保全案件件数', denominator: null },
    unit: 'count',
    kind: 'state',
    numerator: [cells('open', { type: WORKED })],
    periods: ['now'],
  },
  {
    id: 'openAmount',
    label: '在办标的',
    definition: '目前未结的首次执行、恢复执行案件尚未到位的金额之和（申请标的减到位、减放弃）。',
    formula: { numerator: 'Σ（申请标的 − 到位 − 放弃），目前未结案件', denominator: null },
    unit: 'fen',
    kind: 'state',
    numerator: [cells('openAmount', { type: ['执', '执恢'] })],
    countedBy: cells('open', { type: ['执', '执恢'] }),
    periods: ['now'],
  },
];
