import { cells } from './cells.ts';
import type { Indicator, RunningPeriod } from './definition.ts';

const PERIODS: readonly RunningPeriod[] = ['centre', 'year', 'month'];

/** Field visits and coercion. */
export const fieldworkIndicators: readonly Indicator[] = [
  {
    id: 'visitCount',
    label: '外出执行次数',
    definition: '期间内外出执行的次数（含扑空），按外出之日计。',
    formula: { numerator: '外出执行次数', denominator: null },
    unit: 'times',
    kind: 'sum',
    numerator: [cells('visits')],
    periods: PERIODS,
  },
  {
    id: 'fruitlessVisitRate',
    label: '外出扑空率',
    definition: '期间内扑空的外出次数 ÷ 期间内外出执行次数 × 100%。',
    formula: { numerator: '扑空的外出次数', denominator: '外出执行次数' },
    unit: 'percent',
    kind: 'ratio',
    numerator: [cells('visits', { result: ['fruitless'] })],
    denominator: [cells('visits')],
    periods: PERIODS,
  },
  {
    id: 'detentionCount',
    label: '司法拘留',
    definition: '期间内决定的司法拘留次数，按决定之日计。',
    formula: { numerator: '决定司法拘留的次数', denominator: null },
    unit: 'times',
    kind: 'sum',
    numerator: [cells('measures', { kind: ['judicialDetention'] })],
    periods: PERIODS,
  },
];
