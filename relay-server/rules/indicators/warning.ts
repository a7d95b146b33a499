import { cells } from './cells.ts';
import type { Indicator, RunningPeriod } from './definition.ts';

const PERIODS: readonly RunningPeriod[] = ['centre', 'year'];

/** Warning sessions (执行警示活动). Source: domain notes §5: credit only money traced to one. */
export const warningIndicators: readonly Indicator[] = [
  {
    id: 'warningSessions',
    label: '警示活动场次',
    definition: '期间内举行的执行警示活动场次，按举行日期计。',
    formula: { numerator: '举行的警示活动场次', denominator: null },
    unit: 'sessions',
    kind: 'sum',
    numerator: [cells('warningSessions')],
    periods: PERIODS,
  },
  {
    id: 'warningArrivalRate',
    label: '警示活动到场率',
    definition:
      '在本系统登记并已结束的执行警示活动，传票至迟于活动当日送达的人中，到场的人数 ÷ 送达的人数 × 100%，按活动结束日计；没有登记送达的，到场与否都不计；由其他系统登记的场次没有送达记录，不计。',
    formula: { numerator: '传票已送达且到场的人数', denominator: '传票已送达的人数' },
    unit: 'percent',
    kind: 'ratio',
    numerator: [cells('warningSummoned', { arrival: ['came'] })],
    denominator: [cells('warningSummoned')],
    periods: PERIODS,
  },
  {
    id: 'warningSettled',
    label: '警示教育后履行或和解人次',
    definition:
      '执行警示活动与类案教育后当场履行（含部分履行）或达成和解的被执行人次，同一活动中每人只计一次，按其履行或和解之日计；达成和解不等于已经履行。',
    formula: { numerator: '履行或达成和解的被执行人次', denominator: null },
    unit: 'persons',
    kind: 'sum',
    numerator: [cells('warningOutcomes', { outcome: ['paid', 'settled'] })],
    periods: PERIODS,
  },
  {
    id: 'warningRecovered',
    label: '警示教育后到位金额',
    definition:
      '到账记录注明出自警示活动或类案教育、或者注明出自在警示活动上签订的和解的到位金额之和，按到账日期计；没有注明的不计。',
    formula: { numerator: 'Σ 记录可追溯到警示活动的到账金额', denominator: null },
    unit: 'fen',
    kind: 'sum',
    numerator: [cells('warningRecovered')],
    countedBy: cells('paidCases', { money: ['warning'] }),
    periods: PERIODS,
  },
];
