import { describe, expect, it } from 'vitest';
import { MOST_MOVING, MOST_ROLLING, startMoving } from './moving.ts';

describe('startMoving', () => {
  it('lets three things move at a time, and the next when one has ended', () => {
    const ends = Array.from({ length: MOST_MOVING }, () => startMoving());
    expect(ends.every((end) => end !== null)).toBe(true);
    expect(startMoving()).toBeNull();
    ends[0]?.();
    ends[0]?.();
    const next = startMoving();
    expect(next).not.toBeNull();
    expect(startMoving()).toBeNull();
    for (const end of [...ends, next]) end?.();
  });
  it('keeps a place for a pulse while figures roll', () => {
    const rolls = Array.from({ length: 4 }, () => startMoving(MOST_ROLLING));
    expect(rolls.filter((end) => end !== null)).toHaveLength(MOST_ROLLING);
    const pulse = startMoving();
    expect(pulse).not.toBeNull();
    for (const end of [...rolls, pulse]) end?.();
  });
});
