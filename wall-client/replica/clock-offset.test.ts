import { describe, expect, it } from 'vitest';
import { ClockOffset } from './clock-offset.ts';

describe('clock offset', () => {
  it('F-45 is nothing until something is known', () => {
    expect(new ClockOffset().offset).toBe(0);
  });

  it('F-45 takes the sample with the shortest round trip', () => {
    const clock = new ClockOffset();
    clock.add(1_000, 6_150, 1_200); // offset 5050, round trip 200
    clock.add(2_000, 7_005, 2_010); // offset 5000, round trip 10
    clock.add(3_000, 8_090, 3_100); // offset 5040, round trip 100
    expect(clock.offset).toBe(5_000);
  });

  it('F-45 forgets samples that have grown old', () => {
    const clock = new ClockOffset();
    clock.add(0, 5_001, 2);
    for (let at = 1; at <= 5; at += 1) clock.add(at * 1_000, at * 1_000 + 5_060, at * 1_000 + 20);
    expect(clock.offset).toBe(5_050);
  });

  it('F-45 follows a clock that jumps at once', () => {
    const clock = new ClockOffset();
    clock.add(0, 5_001, 2);
    clock.add(1_000, 6_000 + 3_600_000, 1_400);
    expect(clock.offset).toBe(3_604_800);
  });
});
