import { describe, expect, it } from 'vitest';
import type { SeenFrame } from './frame-watch.ts';
import { firstShown, inStepFrom, skewsOf } from './skew-of.ts';

const frames = (from: number, to: number, late: number): SeenFrame[] =>
  Array.from({ length: (to - from) / 40 }, (_, n) => [
    'a.mp4',
    from + n * 40,
    1_000 + from + n * 40 + late,
  ]);

describe('skew', () => {
  it('is the time from the first to the last display that shows a frame', () => {
    expect(skewsOf([frames(0, 80, 0), frames(0, 80, 12), frames(40, 80, 30)])).toEqual([12, 30]);
    expect(skewsOf([frames(0, 80, 0), frames(0, 80, 12)], 1_035)).toEqual([12]);
    expect(skewsOf([frames(0, 80, 0)])).toEqual([]);
  });

  it('finds when a clip began, and when one that came late fell in', () => {
    expect(firstShown(frames(0, 400, 7), 'a.mp4', 1_100)).toBe(1_127);
    expect(firstShown(frames(0, 400, 7), 'b.mp4', 0)).toBeUndefined();
    const late = [...frames(0, 800, 90), ...frames(800, 2_000, 10)];
    expect(inStepFrom(late, [frames(0, 2_000, 0)], 0, 40)).toBe(1_810);
  });
});
