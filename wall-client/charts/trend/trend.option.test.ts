import { describe, expect, it } from 'vitest';
import { changedParts } from '../changed-parts.ts';
import {
  axisMoney,
  monthLabel,
  trendOption as optionOf,
  type TrendMonth,
  trendGroundOption,
} from './trend.option.ts';
import { trendAxes } from './trend-axes.ts';

const months: TrendMonth[] = [
  { month: '2023-11', filed: 200, closed: 180, recovered: 8_000_000_000, running: false },
  { month: '2023-12', filed: 190, closed: 260, recovered: 9_500_000_000, running: false },
  { month: '2024-01', filed: 240, closed: 150, recovered: 6_100_000_000, running: true },
];

const axes = trendAxes([260], [9_500_000_000]);
const trendOption = (of: readonly TrendMonth[], unit: number) => optionOf(of, axes, unit);

describe('trendOption', () => {
  it('hands the relay’s figures on unchanged, in their order', () => {
    const [filed, closed, recovered] = trendOption(months, 1).series;
    expect([filed?.data, closed?.data, recovered?.data]).toMatchObject([
      [{ value: 200 }, { value: 190 }, { value: 240 }],
      [{ value: 180 }, { value: 260 }, { value: 150 }],
      [{ value: 8_000_000_000 }, { value: 9_500_000_000 }, { value: 6_100_000_000 }],
    ]);
  });

  it('draws the month that still runs hollow, and only that', () => {
    for (const { data } of trendOption(months, 1).series) {
      expect(data).toMatchObject([{}, {}, { itemStyle: { borderWidth: 2 } }]);
      expect(Array.isArray(data) && data.filter((one) => 'itemStyle' in one)).toHaveLength(1);
    }
  });

  it('redraws only the bar that changed', () => {
    const next = months.map((one, at) => (at === 2 ? { ...one, closed: 151 } : one));
    const { option } = changedParts(trendOption(months, 1), trendOption(next, 1));
    expect(option?.series.map((one) => one.id)).toEqual(['closed']);
  });

  it('stands on its ground to the pixel, which stays while bars grow within the axes', () => {
    const names = months.map(({ month }) => month);
    const ground = trendGroundOption(names, axes, 1);
    expect(trendOption(months, 1).grid).toEqual(ground.grid);
    expect(ground.yAxis).toMatchObject([{ max: 300 }, { max: 15_000_000_000 }]);
    expect(trendOption(months, 1).yAxis).toMatchObject([{ max: 300 }, { max: 15_000_000_000 }]);
    const grown = trendAxes([299], [12_000_000_000]);
    expect(changedParts(ground, trendGroundOption(names, grown, 1)).option).toBeUndefined();
  });

  it('scales every text with the unit', () => {
    expect(trendGroundOption([], axes, 2).xAxis).toMatchObject({ axisLabel: { fontSize: 40 } });
  });
});

describe('trendAxes', () => {
  it.each([
    [295, 14_000_000_000, [300, 100], [15_000_000_000, 5_000_000_000]],
    [5_210, 990_000_000, [6_000, 2_000], [1_500_000_000, 500_000_000]],
    [3, 0, [4, 2], [200, 100]],
    [0, 0, [1, 1], [100, 100]],
    [150, 2_000_000_000, [200, 100], [2_000_000_000, 1_000_000_000]],
  ])(
    '%i cases and %i fen stand on round steps, as many left as right',
    (cases, fen, left, right) => {
      const { count, money } = trendAxes([cases], [fen]);
      expect([count.max, count.step]).toEqual(left);
      expect([money.max, money.step]).toEqual(right);
    },
  );
});

describe('labels', () => {
  it('says a month by its number', () => {
    expect(monthLabel('2023-12')).toBe('12');
    expect(monthLabel('2024-01')).toBe('1');
  });
  it.each([
    [0, '0'],
    [15_000_000_000, '1.5亿'],
    [10_000_000_000, '1亿'],
    [500_000_000_000, '50亿'],
    [500_000_000, '500万'],
  ])('an axis says %i fen as %s', (fen, text) => {
    expect(axisMoney(fen)).toBe(text);
  });
});
