import { describe, expect, it } from 'vitest';
import { following, lanesOf, offsetAt, placeOf, ticksOf, whole, zoomed } from './scale.ts';

const HOUR = 3_600_000;

describe('the window', () => {
  it('an offset has a place and a place an offset', () => {
    const now = { fromMs: 10_000, toMs: 20_000 };
    expect(placeOf(now, 15_000)).toBe(0.5);
    expect(offsetAt(now, 0.25)).toBe(12_500);
    expect(offsetAt(now, 7)).toBe(20_000);
  });

  it('comes nearer round its anchor and never leaves the recording', () => {
    const near = zoomed(whole(HOUR), 0.5, HOUR / 4, HOUR);
    expect(near).toEqual({ fromMs: HOUR / 8, toMs: HOUR / 8 + HOUR / 2 });
    expect(zoomed(near, 100, HOUR / 4, HOUR)).toEqual(whole(HOUR));
    expect(zoomed(whole(HOUR), 0.5, HOUR, HOUR)).toEqual({ fromMs: HOUR / 2, toMs: HOUR });
    const nearest = zoomed(whole(HOUR), 1e-9, 0, HOUR);
    expect(nearest).toEqual({ fromMs: 0, toMs: 5_000 });
    expect(zoomed(whole(2_000), 0.5, 0, 2_000)).toEqual(whole(2_000));
  });

  it('follows what plays', () => {
    const now = { fromMs: 0, toMs: 60_000 };
    expect(following(now, 59_000, HOUR)).toBe(now);
    expect(following(now, 61_000, HOUR)).toEqual({ fromMs: 58_000, toMs: 118_000 });
    expect(following(now, HOUR, HOUR)).toEqual({ fromMs: HOUR - 60_000, toMs: HOUR });
  });
});

describe('ticks', () => {
  it('stand at round capture times', () => {
    const startedAt = Date.UTC(2024, 10, 28, 2, 0, 7);
    const ticks = ticksOf(whole(60_000), startedAt, 8);
    expect(ticks.map((tick) => (startedAt + tick) % 10_000)).toEqual(ticks.map(() => 0));
    expect(ticks).toEqual([3_000, 13_000, 23_000, 33_000, 43_000, 53_000]);
  });
  it.each([5_000, 90_000, HOUR, 30 * HOUR])('are few enough over %i ms', (length) => {
    const ticks = ticksOf(whole(length), 0, 8);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(9);
  });
});

it('bars that overlap stand in lanes of their own', () => {
  const bar = (fromMs: number, toMs: number) => ({ fromMs, toMs });
  expect(
    lanesOf([bar(5, 9), bar(0, 6), bar(6, 8), bar(9, 12)]).map(({ bar, lane }) => [
      bar.fromMs,
      lane,
    ]),
  ).toEqual([
    [0, 0],
    [5, 1],
    [6, 0],
    [9, 0],
  ]);
});
