import { describe, expect, it } from 'vitest';
import type { View } from '../../../../../wire/views.ts';
import { comparison, periodWords, reasonOfNone, rowUnits, thatFit } from './figure-row.utils.ts';

const base: View<'statistic'> = {
  id: 'recoveryRate@centre',
  label: '实际到位率',
  value: 69.2,
  unit: 'percent',
  period: { from: '2023-10-01', to: null },
  asOf: 0,
  numerator: 692,
  denominator: 1000,
  definition: '',
};
const change: View<'statistic'> = {
  ...base,
  value: -60,
  numerator: -90,
  denominator: 150,
  previous: { from: '2022-10-01', to: '2023-11-28', value: 150 },
};

describe('a figure and what it stands on', () => {
  it('says its period, and of a state figure that it is the present', () => {
    expect(periodWords(base)).toBe('2023.10.01 至今');
    const today = { from: '2024-11-28', to: '2024-11-28' };
    expect(periodWords({ ...base, period: today })).toBe('当前');
  });
  it('says that the same period a year earlier reaches into it', () => {
    expect(periodWords(change)).toBe('2023.10.01 至今，两期有重叠');
    const year = { ...change, period: { from: '2024-01-01', to: null } };
    expect(periodWords(year)).toBe('2024.01.01 至今');
  });
  it('says both numbers of a change, and of nothing else', () => {
    expect(comparison(change)).toBe('上年同期 150 件，减 90 件');
    expect(comparison({ ...change, numerator: 12 })).toBe('上年同期 150 件，增 12 件');
    expect(comparison({ ...change, numerator: 0 })).toBe('上年同期 150 件，持平');
    expect(comparison(base)).toBeNull();
  });
  it('says why there is no value', () => {
    expect(reasonOfNone(base)).toBeNull();
    expect(reasonOfNone({ ...base, value: null, denominator: 0 })).toBe('尚无可计算的案件');
    expect(reasonOfNone({ ...base, value: null })).toBe('数据不足');
    const none = { ...change, value: null, numerator: 0 };
    expect(reasonOfNone(none)).toBe('上年同期为零');
    expect(periodWords(none)).toBe('2023.10.01 至今，上年同期为零');
    expect(comparison(none)).toBeNull();
  });
  it('gives a row with more lines more room, and takes as many as fit', () => {
    expect(rowUnits(change)).toBeGreaterThan(rowUnits(base));
    expect(thatFit([base, change, base], rowUnits(base) + rowUnits(change))).toEqual([
      base,
      change,
    ]);
    expect(thatFit([base, change], 1000)).toEqual([base, change]);
    expect(thatFit([base], 10)).toEqual([]);
  });
});
