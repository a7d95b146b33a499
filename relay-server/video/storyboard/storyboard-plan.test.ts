import { describe, expect, it } from 'vitest';
import type { GapLine, SegmentLine } from '../recording/index-lines.ts';
import { storyboardPlan } from './storyboard-plan.ts';

const START = 1_732_700_000_000;
const hash = 'a'.repeat(64);
const HD = { width: 1280, height: 720 };
const segment = (n: number, at: number, key = true): SegmentLine => ({
  ...{ kind: 'segment', n, at: START + at, ms: 2_000, bytes: 1, sha256: hash, key, chain: hash },
});
const gap = (from: number, to: number): GapLine => ({
  ...{ kind: 'gap', from: START + from, to: START + to, reason: 'slow', chain: hash },
});
/** Segments of 2 s, one after another. */
const run = (count: number, isKey = (_n: number) => true) =>
  Array.from({ length: count }, (_, index) => segment(index + 1, index * 2_000, isKey(index + 1)));

describe('H-17 which segment a tile is taken from', () => {
  it('that which shows its offset; a tile every 5 s', () => {
    expect(storyboardPlan(run(10), HD)).toEqual({
      intervalMs: 5_000,
      width: 160,
      height: 90,
      tiles: [1, 3, 6, 8],
    });
  });

  it('the nearest before it that begins with a key frame, if one is near', () => {
    const everyThird = storyboardPlan(
      run(10, (n) => n % 3 === 1),
      HD,
    );
    expect(everyThird?.tiles).toEqual([1, 1, 4, 7]);
    const onlyFirst = storyboardPlan(
      run(10, (n) => n === 1),
      HD,
    );
    expect(onlyFirst?.tiles).toEqual([1, 1, 1, null]);
    expect(storyboardPlan([segment(1, 0, false)], HD)?.tiles).toEqual([null]);
  });

  it('none where nothing was kept', () => {
    const entries = [segment(1, 0), gap(2_000, 16_000), segment(2, 16_000), segment(3, 18_000)];
    expect(storyboardPlan(entries, HD)?.tiles).toEqual([1, null, null, null]);
    const untold = [segment(1, 0), segment(2, 14_000)];
    expect(storyboardPlan(untold, HD)?.tiles).toEqual([1, null, null, 2]);
  });

  it('a clock that trembles leaves no holes', () => {
    const entries = [segment(1, 0), segment(2, 2_400), segment(3, 5_100), segment(4, 7_000)];
    expect(storyboardPlan(entries, HD)?.tiles).toEqual([1, 2]);
  });

  it('a long recording has no more than 400 tiles', () => {
    const day = storyboardPlan(run(43_200), HD);
    expect(day?.intervalMs).toBe(216_000);
    expect(day?.tiles).toHaveLength(400);
    expect(storyboardPlan(run(1_001), HD)?.tiles.length).toBeLessThanOrEqual(400);
  });

  it.each([
    [{ width: 1080, height: 1920 }, 284],
    [{ width: 0, height: 0 }, 90],
    [{ width: 1, height: 10_000 }, 320],
    [{ width: 10_000, height: 1 }, 40],
  ])('of %o the tiles are %i px high', (size, height) => {
    expect(storyboardPlan(run(1), size)?.height).toBe(height);
  });

  it('of nothing there is nothing', () => {
    expect(storyboardPlan([], HD)).toBeNull();
    expect(storyboardPlan([gap(0, 9_000)], HD)).toBeNull();
  });
});
