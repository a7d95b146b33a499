import { cells } from './cells.ts';
import type { Indicator } from './definition.ts';

/** Money received. Source: domain notes §4. */
export const moneyIndicators: readonly Indicator[] = [
  {
    id: 'recoveredTotal',
    label: '执行到位金额',
    definition:
      '期间内各类执行案件实际到位的金额之和（含扣划、拍卖变卖款、以物抵债，以及警示活动现场登记的款项），按到账日期计。',
    formula: { numerator: 'Σ 到账金额', denominator: null },
    unit: 'fen',
    kind: 'sum',
    numerator: [cells('recovered')],
    countedBy: cells('paidCases', { money: ['recovered'] }),
    periods: ['centre', 'year', 'month'],
  },
];
