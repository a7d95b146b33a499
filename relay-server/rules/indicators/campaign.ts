import { cells } from './cells.ts';
import type { Indicator, RunningPeriod } from './definition.ts';

const PERIODS: readonly RunningPeriod[] = ['centre', 'year'];

/** 终本清仓 (terminated stock review): the pool, stage by stage. */
export const campaignIndicators: readonly Indicator[] = [
  {
    id: 'campaignPool',
    label: '终本清仓入池案件',
    definition: '期间内纳入终本清仓专项的案件件数，同一专项中每案只计一次，按入池日期计。',
    formula: { numerator: '期间内入池案件件数', denominator: null },
    unit: 'count',
    kind: 'sum',
    numerator: [cells('campaignPooled')],
    periods: PERIODS,
  },
  {
    id: 'campaignRequeried',
    label: '终本清仓已复查案件',
    definition: '期间内终本清仓专项中已重新查控财产的案件件数，按复查日期计。',
    formula: { numerator: '期间内已复查案件件数', denominator: null },
    unit: 'count',
    kind: 'sum',
    numerator: [cells('campaignRequeried')],
    periods: PERIODS,
  },
  {
    id: 'campaignResumed',
    label: '终本清仓恢复执行案件',
    definition: '期间内终本清仓专项中以恢复执行清结的案件件数，按清结日期计。',
    formula: { numerator: '期间内以恢复执行清结的案件件数', denominator: null },
    unit: 'count',
    kind: 'sum',
    numerator: [cells('campaignCleared', { result: ['resumed'] })],
    periods: PERIODS,
  },
  {
    id: 'campaignRecovered',
    label: '终本清仓到位金额',
    definition:
      '入池案件自首次入池之日起到位的金额之和，按到账日期计；另立恢复执行案号的不在此列。',
    formula: { numerator: 'Σ 入池后到账金额', denominator: null },
    unit: 'fen',
    kind: 'sum',
    numerator: [cells('campaignRecovered')],
    countedBy: cells('paidCases', { money: ['campaign'] }),
    periods: PERIODS,
  },
  {
    id: 'campaignCleared',
    label: '终本清仓已清结案件',
    definition:
      '期间内终本清仓专项中已有结论（恢复执行、到位或确认无财产）的案件件数，按清结日期计；确认无财产的以后仍可恢复执行。',
    formula: { numerator: '期间内清结案件件数', denominator: null },
    unit: 'count',
    kind: 'sum',
    numerator: [cells('campaignCleared')],
    periods: PERIODS,
  },
];
