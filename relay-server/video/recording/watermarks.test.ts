import { describe, expect, it } from 'vitest';
import { DISK_MARKS, type Level, levelAfter, marksOfBound, shedAt } from './watermarks.ts';

const GIB = 2 ** 30;
const next = (before: Level, gib: number) => levelAfter(before, gib * GIB, DISK_MARKS);
const open = (...marks: readonly string[]) =>
  marks.map((mark, at) => ({
    id: `${mark}${at}`,
    isHeld: mark === 'held',
    isOfCase: mark !== 'none',
  }));
const shed = (level: Level, ...marks: readonly string[]) => [...shedAt(level, open(...marks))];

describe('the level of room', () => {
  it.each([
    [41, 0],
    [40, 0],
    [39.9, 1],
    [16, 1],
    [15.9, 2],
    [11.9, 3],
    [7.9, 4],
    [4, 4],
    [3.9, 5],
    [0, 5],
  ])('with %d GiB free is %d', (gib, level) => {
    expect(next(0, gib)).toBe(level);
  });

  it('goes down at once, however many marks lie between', () => {
    expect(next(1, 3)).toBe(5);
  });

  it('goes up only with a tenth more than the mark: it does not flap', () => {
    expect(next(5, 4.3)).toBe(5);
    expect(next(5, 4.4)).toBe(4);
    expect(next(2, 17.5)).toBe(2);
    expect(next(2, 17.6)).toBe(1);
    expect(next(1, 43.9)).toBe(1);
    expect(next(1, 44)).toBe(0);
    expect(next(5, 12.5)).toBe(3);
    expect(next(5, 100)).toBe(0);
  });

  it('of a bound is the same in shares of it', () => {
    const marks = marksOfBound(1_000);
    const levels = [201, 199, 79, 59, 39, 19].map((room) => levelAfter(0, room, marks));
    expect(levels).toEqual([0, 1, 2, 3, 4, 5]);
    expect(levelAfter(0, Number.POSITIVE_INFINITY, marksOfBound(Number.POSITIVE_INFINITY))).toBe(0);
  });
});

describe('who is not recorded', () => {
  it('nobody while room is enough or low, everybody when recording has stopped', () => {
    expect(shed(0, 'none', 'none')).toEqual([]);
    expect(shed(1, 'none', 'none')).toEqual([]);
    expect(shed(5, 'held', 'case', 'none')).toHaveLength(3);
  });

  it('a quarter, half, three quarters: without a case first, under legal hold last', () => {
    const four = ['none', 'held', 'case', 'none'] as const;
    expect(shed(2, ...four)).toEqual(['none3']);
    expect(shed(3, ...four)).toEqual(['none3', 'none0']);
    expect(shed(4, ...four)).toEqual(['none3', 'none0', 'case2']);
  });

  it('of equals the one that was opened last', () => {
    expect(shed(3, 'case', 'case', 'case', 'case')).toEqual(['case3', 'case2']);
  });

  it('a single stream is recorded until nothing is', () => {
    expect(shed(4, 'none')).toEqual([]);
    expect(shed(5, 'none')).toEqual(['none0']);
  });
});
