import type { FigureAnswer, IndicatorView } from '../../../../wire/figures.ts';

/** An indicator as the relay lists it. */
export function fakeIndicator(over: Partial<IndicatorView> = {}): IndicatorView {
  return {
    ...{ id: 'closedCount', label: '首执案件执结数', group: '结案', kind: 'sum', unit: 'count' },
    definition: '期间内以任何方式结案的首次执行案件件数（含终结本次执行程序），按结案日期计。',
    formula: { numerator: '期间内首执结案件数', denominator: null },
    ...{ clock: null, periods: ['centre', 'year', 'month'], breakdowns: ['town', 'month'] },
    ...{
      reference: null,
      versions: [{ from: '2023-10-01', text: '首次' }],
      source: '领域说明第四节',
    },
    ...over,
  };
}

/** A figure as the relay answers it. */
export function fakeAnswer(over: Partial<FigureAnswer> = {}): FigureAnswer {
  const { label, definition, formula, unit, kind } = fakeIndicator();
  return {
    ...{ indicator: 'closedCount', label, definition, formula, unit, kind },
    period: {
      id: 'centre',
      from: '2023-10-01',
      to: '2024-11-28',
      toDate: true,
      label: '中心启用以来',
    },
    ...{ value: 3_121, numerator: 3_121, denominator: null, whyNone: null },
    ...{
      previous: null,
      change: null,
      both: null,
      reference: null,
      records: 3_121,
      events: 24_518,
    },
    ...{
      asOf: Date.parse('2024-11-28T02:00:00Z'),
      seq: 139_862,
      head: 'a1b2c3d4e5f6'.padEnd(64, '0'),
    },
    by: 'month',
    groups: [
      {
        key: '2024-10',
        label: '2024年10月',
        value: 230,
        numerator: 230,
        denominator: null,
        suppressed: false,
      },
      {
        key: '2024-11',
        label: '2024年11月',
        value: 121,
        numerator: 121,
        denominator: null,
        suppressed: false,
      },
    ],
    ...{ suppressedNote: null, revisions: [], notes: [] },
    ...over,
  };
}
