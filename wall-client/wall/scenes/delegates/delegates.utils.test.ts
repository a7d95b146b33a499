import { describe, expect, it } from 'vitest';
import { visitPages } from '../../../../wire/codes.ts';
import type { View } from '../../../../wire/views.ts';
import { bothPeriods, changeWords, overlapWords, publishedWords } from './figure-words.ts';
import { monthValues, monthWords, revisedIn, untoldWords } from './month-values.ts';
import { story } from './story.ts';

const base: View<'statistic'> = {
  ...{ id: 'closedCount@published-centre', label: '首执案件执结数', value: 3_121, unit: 'count' },
  ...{ period: { from: '2023-10-01', to: '2024-11-27' }, asOf: 0, definition: '' },
};
const change: View<'statistic'> = {
  ...base,
  ...{ unit: 'percent', value: -60, numerator: -90, denominator: 150 },
  previous: { from: '2022-10-01', to: '2023-11-27', value: 150 },
};

describe('what stands at a figure', () => {
  it('a comparison has both numbers and both periods', () => {
    const both = bothPeriods(change);
    expect(both).toEqual({
      ...{ before: 150, now: 60, beforePeriod: '2022.10.01–2023.11.27' },
      nowPeriod: '2023.10.01–2024.11.27',
    });
    expect(both && changeWords(both)).toBe('上年同期 150 件，本期 60 件');
    expect(bothPeriods(base)).toBeNull();
    expect(bothPeriods(undefined)).toBeNull();
  });

  it('days that both periods count are told', () => {
    expect(overlapWords(change)).toBe('两期有重叠：2023.10.01–2023.11.27，两边都计入');
    const year = { ...change, period: { from: '2024-01-01', to: null } };
    expect(overlapWords(year)).toBeNull();
    expect(overlapWords(base)).toBeNull();
  });

  it('a published figure keeps its own period', () => {
    expect(publishedWords(base)).toBe('公布期间 2023.10.01–2024.11.27：3,121 件');
    expect(publishedWords(change)).toBe('公布期间 2023.10.01–2024.11.27：−60.00%（150 → 60 件）');
    expect(publishedWords({ ...base, value: null })).toBeNull();
    expect(publishedWords(undefined)).toBeNull();
  });
});

it('a month’s value is handed on as it came, the newest thirteen in order', () => {
  const row = {
    ...{ filed: 1, closed: 2, recovered: 3, claimedClosed: 4, averageDays: 45.87 },
    ...{ codePersons: null, questionPersons: 0, warningPersons: 18, warningRecovered: 456_000_000 },
    stated: null,
  };
  const months = Array.from({ length: 15 }, (_, at) => `2023-${String(at + 1).padStart(2, '0')}`);
  const rows = new Map(months.reverse().map((id) => [id, row]));
  const values = monthValues(rows, 'codePersons', '2023-15-01');
  expect(values).toHaveLength(13);
  expect(values[0]).toEqual({ month: '2023-03', value: null, running: false });
  expect(values.at(-1)).toEqual({ month: '2023-15', value: null, running: true });
  expect([0, 45_600_000, 912_300_000_000].map(monthWords('recovered'))).toEqual([
    ...['0', '45.6', '912,300'],
  ]);
  expect(monthWords('averageDays')(45.87)).toBe('45.9');
});

it('a month that was revised says both values beneath the chart of its figure', () => {
  const now = { filed: 1, closed: 313, recovered: 3, claimedClosed: 4, averageDays: 45.87 };
  const row = {
    ...{ ...now, codePersons: 1, questionPersons: 0, warningPersons: 1, warningRecovered: 1 },
    stated: { filed: 1, closed: 312, recovered: 3 },
  };
  const rows = new Map([['2024-10', row]]);
  const of = (field: 'closed' | 'recovered' | 'averageDays') =>
    revisedIn(rows, field, [{ month: '2024-10' }]);
  expect(of('closed')).toBe('修订：2024.10 原 312，现 313');
  expect([of('recovered'), of('averageDays')]).toEqual([null, null]);
});

it('every page asks a question, and answers it with figures', () => {
  for (const page of visitPages.codes) {
    expect(story[page].question).toMatch(/？$/);
    expect(story[page].figures.length).toBeGreaterThan(0);
  }
});

it('a bar that is not told is said to be so beside the chart; a line leaves a gap', () => {
  const months = [3, null].map((value, at) => ({
    month: `2024-0${at + 1}`,
    value,
    running: false,
  }));
  expect(untoldWords(months, 'bar')).toBe('（— 不公布或无数据）');
  expect(untoldWords(months, 'line')).toBe('');
  expect(untoldWords(months.slice(0, 1), 'bar')).toBe('');
});
