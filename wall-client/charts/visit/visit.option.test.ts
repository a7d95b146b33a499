import { describe, expect, it } from 'vitest';
import { changedParts } from '../changed-parts.ts';
import { type MonthValue, monthName, monthsOption, topOf } from './months.option.ts';
import { stagesOption } from './stages.option.ts';
import { versusOption } from './versus.option.ts';

const months: MonthValue[] = [
  { month: '2023-11', value: 46.6, running: false },
  { month: '2023-12', value: 37, running: false },
  { month: '2024-01', value: 62.3, running: false },
  { month: '2024-02', value: null, running: false },
  { month: '2024-03', value: 55, running: true },
];
const look = { kind: 'bar', color: '#fff', say: String } as const;
const dataOf = (option: ReturnType<typeof monthsOption>) => Object(option.series[0]?.data);

describe('a figure month by month', () => {
  it('each month has its number; what is withheld says so, what still runs is hollow', () => {
    const data = dataOf(monthsOption(months, look, 1));
    expect(data[0]).toMatchObject({ value: 46.6, label: { formatter: '46.6' } });
    expect(data[3]).toMatchObject({ value: 0, label: { formatter: '—' } });
    expect(data[4].itemStyle).toMatchObject({ color: 'transparent', borderColor: '#fff' });
  });

  it('a line’s number stands below where the line turns up, else above; none where there is no value', () => {
    const data = dataOf(monthsOption(months, { ...look, kind: 'line' }, 1));
    expect(data.map((one: { label: { position: string } }) => one.label.position)).toEqual([
      ...['top', 'bottom', 'top', 'top', 'top'],
    ]);
    expect(data[3].value).toBe('-');
  });

  it('redraws its bars alone while they grow beneath a round number', () => {
    const next = months.map((one, at) => (at === 4 ? { ...one, value: 56 } : one));
    const parts = changedParts(monthsOption(months, look, 1), monthsOption(next, look, 1));
    expect(Object.keys(parts.option ?? {})).toEqual(['series']);
    expect([topOf(0), topOf(62.3), topOf(292), topOf(1_000)]).toEqual([1, 80, 300, 1_000]);
  });

  it('names the year with the first month and each January', () => {
    expect(months.map(({ month }, at) => monthName(month, at))).toEqual([
      ...['2023.11', '12月', '2024.1', '2月', '3月'],
    ]);
  });
});

it('two periods stand side by side, each bar with its number', () => {
  const { series } = versusOption([{ label: '执行异议，件', before: 1_050, now: 420 }], 1);
  expect(series).toMatchObject([
    { id: 'before', data: [{ value: 1_050, label: { formatter: '1,050' } }] },
    { id: 'now', data: [{ value: 420, label: { formatter: '420' } }] },
  ]);
});

it('stages stand from the top down', () => {
  const stages = [
    { label: '入池', value: 710 },
    { label: '已复查', value: 609 },
  ];
  const option = stagesOption(stages, 1);
  expect(option.yAxis).toMatchObject({ data: ['已复查', '入池'] });
  expect(dataOf(option)).toMatchObject([{ value: 609 }, { value: 710 }]);
});
