import { describe, expect, it } from 'vitest';
import { instantAt, timeOf } from './media-map.ts';

/** Two seconds, then twelve that were not kept, then three. */
const STRETCHES = [
  { start: 0, duration: 1, at: 100_000 },
  { start: 1, duration: 1, at: 101_000 },
  { start: 2, duration: 3, at: 114_000 },
];

describe('when a picture was taken', () => {
  it.each([
    [0, 100_000],
    [0.5, 100_500],
    [1.25, 101_250],
    [2, 114_000],
    [4.5, 116_500],
    [99, 117_000],
    [-1, 100_000],
  ])('at %f s of the player', (time, instant) => {
    expect(instantAt(STRETCHES, time)).toBe(instant);
  });

  it('a player a hair before a stretch shows its first frame', () => {
    expect(instantAt(STRETCHES, 1.9995)).toBe(114_000);
  });

  it('is not known while there is no playlist', () => {
    expect(instantAt([], 1)).toBeNull();
    expect(timeOf([], 1)).toBeNull();
  });
});

describe('where the picture of an instant is', () => {
  it.each([
    [100_500, 0.5],
    [101_250, 1.25],
    [116_000, 4],
  ])('%i', (instant, time) => {
    expect(timeOf(STRETCHES, instant)).toBeCloseTo(time, 6);
  });

  it('what was not kept leads to the next that was', () => {
    for (const instant of [102_000, 108_000, 113_999]) {
      const time = timeOf(STRETCHES, instant) ?? Number.NaN;
      expect(time).toBeCloseTo(2, 2);
      expect(instantAt(STRETCHES, time)).toBeGreaterThanOrEqual(114_000);
    }
  });

  it('before the first and after the last is the first and the end', () => {
    expect(timeOf(STRETCHES, 1)).toBeCloseTo(0, 2);
    expect(timeOf(STRETCHES, 999_000)).toBe(5);
  });

  it('the beginning of a stretch is found again as that beginning', () => {
    for (const { at } of STRETCHES) {
      expect(instantAt(STRETCHES, timeOf(STRETCHES, at) ?? -1)).toBeCloseTo(at, -1);
    }
  });
});
