import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RelayClocks } from './relay-clocks.ts';

describe('asking for the clocks', () => {
  let asked = 0;
  let clocks: RelayClocks;
  const within = (ms: number) => {
    const before = asked;
    vi.advanceTimersByTime(ms);
    return asked - before;
  };

  beforeEach(() => {
    vi.useFakeTimers();
    asked = 0;
    clocks = new RelayClocks({
      now: () => performance.now(),
      send: () => {
        asked += 1;
      },
      onPong: () => undefined,
    });
  });
  afterEach(() => {
    clocks.stop();
    vi.useRealTimers();
  });

  it('F-45 every second; 16 times within 2 s of each welcome', () => {
    expect(within(5_000)).toBe(5);
    clocks.welcomed();
    expect(within(2_000)).toBe(15);
    clocks.welcomed();
    expect(within(2_000)).toBe(15);
    expect(within(5_000)).toBe(5);
  });

  it('F-45 four times a second while something plays by it, and nothing once it is over', () => {
    const one = clocks.plays();
    const other = clocks.plays();
    expect(within(5_000)).toBe(20);
    one();
    expect(within(5_000)).toBe(20);
    other();
    within(1_000);
    expect(within(5_000)).toBe(5);
    clocks.stop();
    expect(within(5_000)).toBe(0);
  });
});
