import { describe, expect, it } from 'vitest';
import { MachineClock } from './machine-clock.ts';

const HOUR = 3_600_000;

/** Numbers from 0 to 1 that are the same every time. */
function randomFrom(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

interface Network {
  readonly offset: number;
  /** Most ms that a message takes, each way by itself. */
  readonly jitter: number;
  /** How much faster the machine's clock runs. */
  readonly drift?: number;
  readonly seed?: number;
}

/** Pings as a page does: 16 quick ones, then every second. @returns the errors after each, ms */
function errorsOver(clock: MachineClock, pings: number, network: Network): number[] {
  const { offset, jitter, drift = 0, seed = 1 } = network;
  const random = randomFrom(seed);
  const machine = (local: number) => local + offset + local * drift;
  return Array.from({ length: pings }, (_, n) => {
    const sentAt = n < 16 ? n * 130 : 2_000 + (n - 15) * 1_000;
    const there = sentAt + 1 + random() * jitter;
    const receivedAt = there + 1 + random() * jitter;
    clock.add(sentAt, Math.floor(machine(there)), receivedAt);
    return (clock.offsetAt(receivedAt) ?? Number.NaN) + receivedAt - machine(receivedAt);
  });
}

describe('the machine’s clock', () => {
  it('F-45 is not known before the first answer', () => {
    expect(new MachineClock().offsetAt(0)).toBeNull();
  });

  it.each([
    ['a quiet network', { offset: 2 * HOUR, jitter: 2 }, 2, 2],
    ['jitter of 200 ms, two hours ahead', { offset: 2 * HOUR, jitter: 200 }, 20, 8],
    ['jitter of 200 ms, two hours behind', { offset: -2 * HOUR, jitter: 200, seed: 7 }, 20, 8],
    ['jitter and a clock that drifts', { offset: 5, jitter: 200, drift: 5e-5, seed: 9 }, 20, 10],
  ])(
    'F-45 %s: near after 16 answers, within a few ms in the long run',
    (_, network, soon, late) => {
      const errors = errorsOver(new MachineClock(), 100, network).map(Math.abs);
      expect(Math.max(...errors.slice(15, 30))).toBeLessThanOrEqual(soon);
      expect(Math.max(...errors.slice(60))).toBeLessThanOrEqual(late);
    },
  );

  it('F-45 starts anew when a clock was set', () => {
    const clock = new MachineClock();
    errorsOver(clock, 20, { offset: 0, jitter: 20 });
    clock.add(30_000, 30_000 + HOUR, 30_010);
    expect(clock.offsetAt(30_010)).toBeCloseTo(HOUR - 4.5, 0);
  });
});
