import { cells } from './cells.ts';
import type { Indicator, RunningPeriod } from './definition.ts';

const PERIODS: readonly RunningPeriod[] = ['centre', 'year', 'month'];

/** What the parties are told: progress codes (一码通看) and answers. */
export const serviceIndicators: readonly Indicator[] = [
  {
    id: 'codeCases',
    label: '进度码推送案件',
    definition: '推送过进度二维码的案件件数，每案只计一次，计入首次推送之日所在的期间。',
    formula: { numerator: '首次推送进度码的案件件数', denominator: null },
    unit: 'count',
    kind: 'sum',
    numerator: [cells('codeCases')],
    periods: PERIODS,
  },
  {
    id: 'codePersons',
    label: '进度码推送人次',
    definition: '期间内向当事人推送进度二维码的人次，按推送日期计。',
    formula: { numerator: 'Σ 推送人次', denominator: null },
    unit: 'persons',
    kind: 'sum',
    numerator: [cells('codePersons')],
    periods: PERIODS,
  },
  {
    id: 'questionPersons',
    label: '解答咨询人次',
    definition: '期间内解答当事人咨询的人次（一码通看、热线、窗口、线上），按解答日期计。',
    formula: { numerator: 'Σ 解答人次', denominator: null },
    unit: 'persons',
    kind: 'sum',
    numerator: [cells('questionPersons')],
    periods: PERIODS,
  },
];
