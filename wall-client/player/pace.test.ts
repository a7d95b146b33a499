import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

const PART_S = 0.2;

/**
 * A live stream whose parts arrive every 0.2 s, each `delay(n)` late, and a player that shows them at
 * the pace's rate; it begins with `buffered` in hand.
 */
function play(
  pace: Pace,
  { buffered = 1.6, seconds = 30, floor = 0.6, from = 0, delay = (_: number): number => 0 } = {},
) {
  const STEP_MS = 20;
  let shown = 0;
  let end = buffered;
  let next = 0;
  let rate = 1;
  let standing = false;
  let stalls = 0;
  const rates: number[] = [];
  for (let at = from; at < from + seconds * 1000; at += STEP_MS) {
    while (from + (next * PART_S + delay(next)) * 1000 <= at) {
      pace.arrived(end - shown, at);
      end += PART_S;
      next += 1;
      standing = false;
    }
    rate = pace.rate(end - shown - floor, at);
    rates.push(rate);
    const forward = (rate * STEP_MS) / 1000;
    if (shown + forward > end) {
      if (!standing) {
        standing = true;
        stalls += 1;
        pace.stalled(at);
      }
    } else shown += forward;
  }
  return { left: end - shown, stalls, rates, last: rate };
}

describe('the pace of live pictures', () => {
  it('begun too far behind it hurries, and stays at what the stream asks for', () => {
    const { left, stalls, rates, last } = play(new Pace(), { buffered: 2.5 });
    expect(Math.max(...rates)).toBeGreaterThan(1.3);
    expect(Math.max(...rates)).toBeLessThanOrEqual(1.5);
    // It saws by a part.
    expect(left).toBeGreaterThan(0.4);
    expect(left).toBeLessThan(0.9);
    expect({ stalls, last }).toEqual({ stalls: 0, last: 1 });
  });

  it('where parts come unevenly it keeps more in hand, and does not stall', () => {
    const uneven = (n: number) => (n % 5 === 4 ? 0.5 : 0);
    const { left, stalls } = play(new Pace(), { delay: uneven });
    expect(stalls).toBe(0);
    expect(left).toBeGreaterThan(0.5);
    expect(left).toBeLessThan(1.2);
  });

  it('too near to live it slows down until there is something in hand', () => {
    const { left, stalls, rates } = play(new Pace(), { buffered: 0.05, floor: 0 });
    expect(stalls).toBe(0);
    expect(Math.min(...rates)).toBe(0.95);
    expect(left).toBeGreaterThan(0.2);
  });

  it('each stall keeps more in hand; later it dares again', () => {
    const pace = new Pace();
    const before = play(pace, { floor: 0 }).left;
    for (let n = 0; n < 3; n += 1) pace.stalled(30_000);
    const after = play(pace, { floor: 0, from: 30_000, seconds: 15 }).left;
    expect(after).toBeGreaterThan(before + 0.3);
    const later = play(pace, { floor: 0, from: 45_000, seconds: 300 }).left;
    expect(later).toBeLessThan(before + 0.15);
  });

  it('as long as little has arrived it plays as it is', () => {
    const pace = new Pace();
    expect(pace.rate(3, 0)).toBe(1);
    for (let at = 0; at < 1_000; at += 200) pace.arrived(3, at);
    expect(pace.rate(3, 1_000)).toBe(1.5);
    expect(pace.rate(3, 9_000)).toBe(1);
  });
});
