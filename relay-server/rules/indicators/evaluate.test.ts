import { describe, expect, it } from 'vitest';
import { divide, evaluate } from './evaluate.ts';

describe('divide', () => {
  it('rounds to two decimals, half away from zero', () => {
    expect(divide(1, 800, 100)).toBe(0.13); // 0.125 %
    expect(divide(-1, 800, 100)).toBe(-0.13);
    expect(divide(1, 3, 100)).toBe(33.33);
    expect(divide(2, 3, 100)).toBe(66.67);
    expect(divide(4587, 100, 1)).toBe(45.87);
  });

  it('is exact where a binary fraction is not', () => {
    expect(divide(1005, 1000, 1)).toBe(1.01); // 1.005 is 1.00499… as a double
    expect(divide(9_007_199_254_740_991, 9_007_199_254_740_991, 100)).toBe(100);
  });

  it('is unknown when there is nothing to divide by', () => {
    expect(divide(0, 0, 100)).toBeNull();
    expect(divide(5, 0, 1)).toBeNull();
  });

  it('has no negative zero', () => {
    expect(Object.is(divide(-1, 1_000_000_000, 1), 0)).toBe(true);
  });
});

describe('evaluate', () => {
  const sums = { numerator: 40, denominator: 160, previous: 100 };

  it('a sum and a state are their numerator', () => {
    expect(evaluate({ kind: 'sum' }, sums)).toEqual({ value: 40 });
    expect(evaluate({ kind: 'state' }, sums)).toEqual({ value: 40 });
  });

  it('a ratio is in percent and shows both halves', () => {
    expect(evaluate({ kind: 'ratio' }, sums)).toEqual({
      value: 25,
      numerator: 40,
      denominator: 160,
    });
  });

  it('an average keeps its unit', () => {
    expect(evaluate({ kind: 'average' }, sums)).toMatchObject({ value: 0.25 });
  });

  it('a change is signed and set against the year before', () => {
    expect(evaluate({ kind: 'change' }, sums)).toEqual({
      value: -60,
      numerator: -60,
      denominator: 100,
      previous: 100,
    });
    expect(evaluate({ kind: 'change' }, { ...sums, previous: 0 }).value).toBeNull();
  });
});
