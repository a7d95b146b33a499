import { expect, it } from 'vitest';
import { percentile, ratios, summary } from './stats.ts';

it('the median of an even number of values lies between the two in the middle', () => {
  expect(summary([4, 1, 3, 2])).toEqual({ median: 2.5, min: 1, max: 4, n: 4 });
});

it('percentiles are interpolated and do not reorder what they are given', () => {
  const values = [30, 10, 20];
  expect(percentile(values, 0)).toBe(10);
  expect(percentile(values, 75)).toBe(25);
  expect(percentile(values, 100)).toBe(30);
  expect(values).toEqual([30, 10, 20]);
});

it('ratios are taken round by round', () => {
  expect(ratios([2, 40], [1, 10])).toEqual({ median: 3, min: 2, max: 4, n: 2 });
});

it('no values have no median', () => {
  expect(() => summary([])).toThrow(RangeError);
});
