import { describe, expect, it } from 'vitest';
import { durationOf, holeAt, holeBetween, holesOf, holeWords } from './holes.ts';

const extent = {
  startedAt: 1_000_000,
  endedAt: 1_060_000,
  spans: [
    { fromMs: 0, toMs: 20_000 },
    { fromMs: 20_040, toMs: 30_000 },
    { fromMs: 42_000, toMs: 55_000 },
  ],
  gaps: [
    { fromMs: 30_010, toMs: 42_000, reason: 'slow' as const },
    { fromMs: 55_000, toMs: null, reason: 'full' as const },
  ],
};

describe('what there is nothing to see of', () => {
  it('is what lies between the spans, with its reason; rounding is none', () => {
    expect(holesOf(extent)).toEqual([
      { fromMs: 30_000, toMs: 42_000, reason: 'slow' },
      { fromMs: 55_000, toMs: 60_000, reason: 'full' },
    ]);
  });

  it('without a reason is told all the same', () => {
    const [hole] = holesOf({ ...extent, gaps: [] });
    expect(hole).toEqual({ fromMs: 30_000, toMs: 42_000, reason: null });
  });

  it('a recording of one span has none; one without pictures is nothing else', () => {
    const whole = { ...extent, spans: [{ fromMs: 0, toMs: 60_000 }], gaps: [] };
    expect(holesOf(whole)).toEqual([]);
    expect(holesOf({ ...extent, spans: [], gaps: [] })).toHaveLength(1);
    expect(holesOf({ ...extent, endedAt: null, spans: [], gaps: [] })).toEqual([]);
  });

  it('is said in words', () => {
    expect(holeWords({ fromMs: 30_000, toMs: 42_000, reason: 'slow' })).toBe(
      '此处 12 秒未录：磁盘写入过慢',
    );
    expect(holeWords({ fromMs: 0, toMs: 400, reason: null })).toBe('此处 0.4 秒未录：原因未记录');
  });
});

it('a recording is as long as its last frame, or as what is known while it goes on', () => {
  expect(durationOf(extent)).toBe(60_000);
  expect(durationOf({ ...extent, endedAt: null })).toBe(55_000);
});

describe('a player that comes to a hole', () => {
  const holes = holesOf(extent);
  it('steps over it when the pictures before and after are its edges', () => {
    expect(holeBetween(holes, 29_960, 42_000)?.reason).toBe('slow');
    expect(holeBetween(holes, 30_200, 41_700)?.reason).toBe('slow');
    expect(holeBetween(holes, 35_980, 36_020)).toBeUndefined();
    expect(holeBetween(holes, 10_000, 10_040)).toBeUndefined();
    expect(holeBetween(holes, 42_000, 42_040)).toBeUndefined();
    expect(holeBetween(holes, 43_000, 20_000)).toBeUndefined();
  });
  it('is in it from its first moment to its end', () => {
    expect(holeAt(holes, 30_000)?.reason).toBe('slow');
    expect(holeAt(holes, 42_000)).toBeUndefined();
    expect(holeAt(holes, 29_999)).toBeUndefined();
  });
});
