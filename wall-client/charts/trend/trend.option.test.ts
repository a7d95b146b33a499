import { describe, expect, it } from 'vitest';
import { palette } from '../../ui/palette.ts';
import { type ChartOption, changedParts } from '../changed-parts.ts';
import {
  axisMoney,
  monthLabel,
  trendOption as optionOf,
  runningTrendOption,
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
  it('hands the relay’s figures on unchanged, in their order, the month that still runs apart', () => {
    const data = (option: ChartOption) => option.series.map((one) => one.data);
    expect(data(trendOption(months, 1))).toEqual([
      [{ value: 200 }, { value: 190 }, { value: null }],
      [{ value: 180 }, { value: 260 }, { value: null }],
      [{ value: 8_000_000_000 }, { value: 9_500_000_000 }, { value: null }],
    ]);
    expect(data(runningTrendOption(months, axes, 1))).toMatchObject([
      [{ value: null }, { value: null }, { value: 240 }],
      [{ value: null }, { value: null }, { value: 150 }],
      // The line leads there from the month before, whose point is drawn already.
      [{ value: null }, { value: 9_500_000_000, symbol: 'none' }, { value: 6_100_000_000 }],
    ]);
  });

  it('draws the month that still runs hollow, and only that', () => {
    const drawn = [...trendOption(months, 1).series, ...runningTrendOption(months, axes, 1).series];
    const hollow = drawn.map(({ data }) =>
      Array.isArray(data) ? data.map((one) => 'itemStyle' in one) : [],
    );
    const none = [false, false, false];
    const last = [false, false, true];
    expect(hollow).toEqual([none, none, none, last, last, last]);
    const running = runningTrendOption(months, axes, 1).series.map(({ data }) => data);
    const filled = (color: string) => [{}, {}, { itemStyle: { color, borderWidth: 2 } }];
    // The line ends within its point, which is filled with what is behind it.
    const [bar, point] = [filled('transparent'), filled(palette.panel)];
    expect(running).toMatchObject([bar, bar, point]);
  });

  it('a case of this month redraws one bar, and nothing of the months before', () => {
    const next = months.map((one, at) => (at === 2 ? { ...one, closed: 151 } : one));
    expect(changedParts(trendOption(months, 1), trendOption(next, 1)).option).toBeUndefined();
    const [before, after] = [months, next].map((one) => runningTrendOption(one, axes, 1));
    const { option } = changedParts(before, Object(after));
    expect(option?.series.map((one) => one.id)).toEqual(['closed']);
  });

  it('a correction of a month that is over redraws that month', () => {
    const next = months.map((one, at) => (at === 1 ? { ...one, filed: 189 } : one));
    const { option } = changedParts(trendOption(months, 1), trendOption(next, 1));
    expect(option?.series.map((one) => one.id)).toEqual(['filed']);
  });

  it('stands on its ground to the pixel, which stays while bars grow within the axes', () => {
    const names = months.map(({ month }) => month);
    const ground = trendGroundOption(names, axes, 1);
    expect(trendOption(months, 1).grid).toEqual(ground.grid);
    expect(runningTrendOption(months, axes, 1).grid).toEqual(ground.grid);
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
