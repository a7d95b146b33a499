import { describe, expect, it } from 'vitest';
import { ROLL_MS, rolledValue } from './use-rolling.ts';

describe('rolledValue', () => {
  it('starts where it was and ends exactly on the target', () => {
    expect(rolledValue(100, 250, 0, true)).toBe(100);
    expect(rolledValue(100, 250, ROLL_MS, true)).toBe(250);
    expect(rolledValue(45.1, 45.87, ROLL_MS + 40, false)).toBe(45.87);
  });
  it('never overshoots', () => {
    const steps = Array.from({ length: 60 }, (_, i) => rolledValue(0, 1000, i * 10, true));
    expect(Math.max(...steps)).toBeLessThanOrEqual(1000);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });
  it('keeps a whole figure whole on the way', () => {
    expect(Number.isInteger(rolledValue(0, 7, 137, true))).toBe(true);
  });
});
