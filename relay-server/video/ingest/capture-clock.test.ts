import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CaptureClock } from './capture-clock.ts';

const START = 1_700_000_000_000;

/** Feeds frames 40 ms apart, each later by its delay; answers the error of each estimate, ms. */
function errors(clock: CaptureClock, delays: readonly number[], from = 0): number[] {
  return delays.map((delay, n) => {
    const media = from + 40 * n;
    clock.observe(START + media + delay, media);
    return clock.capturedAt(media) - (START + media);
  });
}

test('the network’s delays do not move the anchor', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(900), { minLength: 300, maxLength: 600 }), (delays) => {
      // A frame without delay in every window, as a network has them.
      const some = delays.map((delay, n) => (n % 50 === 0 ? 0 : delay));
      const found = errors(new CaptureClock(), some);
      expect(Math.max(...found)).toBeLessThanOrEqual(5);
      expect(Math.min(...found)).toBeGreaterThanOrEqual(-1);
    }),
  );
});

test('no answer is earlier than the one before it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3_000), { minLength: 2, maxLength: 200 }), (delays) => {
      const clock = new CaptureClock();
      const answers = delays.map((delay, n) => {
        clock.observe(START + 40 * n + delay, 40 * n);
        return clock.capturedAt(40 * n);
      });
      expect(answers).toEqual([...answers].sort((a, b) => a - b));
    }),
  );
});

test('a late second alone changes nothing; all being late for long sets it anew', () => {
  const clock = new CaptureClock();
  errors(clock, Array(100).fill(0));
  const burst = errors(clock, [...Array(25).fill(2_000), ...Array(25).fill(0)], 4_000);
  expect(burst.at(-1)).toBeLessThanOrEqual(5);
  const drifted = errors(clock, Array(400).fill(2_000), 6_000);
  expect(drifted.at(-1)).toBeGreaterThanOrEqual(1_990);
});
