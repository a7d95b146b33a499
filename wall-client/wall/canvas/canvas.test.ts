import { describe, expect, it } from 'vitest';
import { burnInShift, canvasOf, sliceOf, untilNextShift, WHOLE } from './canvas.ts';

describe('canvasOf', () => {
  it.each([
    [1920, 1080, 1, 'base'],
    [3840, 2160, 2, 'base'],
    [480, 270, 0.25, 'base'],
    [1920, 1200, 1, 'base'],
    [2560, 1080, 1, 'base'],
    [3840, 1080, 1, 'wide'],
    [1080, 1920, 0.5625, 'portrait'],
  ])('%i × %i has a unit of %f and is laid out as %s', (width, height, unit, arrangement) => {
    const canvas = canvasOf({ width, height });
    expect(canvas.unit).toBeCloseTo(unit, 10);
    expect(canvas.arrangement).toBe(arrangement);
    expect([canvas.width, canvas.height, canvas.offsetX, canvas.offsetY]).toEqual([
      width,
      height,
      0,
      0,
    ]);
  });

  it('spreads one canvas over two screens and the bezel between them', () => {
    const window = { width: 1920, height: 1080 };
    const slice = { columns: 2, rows: 1, column: 2, row: 1, bezel: 12 };
    const right = canvasOf(window, slice);
    const left = canvasOf(window, { ...slice, column: 1 });
    expect(right.unit).toBe(1);
    expect(right.width).toBe(3852);
    expect(left.offsetX).toBe(0);
    expect(right.offsetX).toBe(1932);
    expect(right.arrangement).toBe('wide');
  });

  it('counts the bezel, itself in units, into the unit', () => {
    const slice = { columns: 2, rows: 2, column: 1, row: 1, bezel: 20 };
    const { unit, width, height } = canvasOf({ width: 1920, height: 1080 }, slice);
    expect(unit).toBeCloseTo(Math.min(width / 1920, height / 1080), 10);
  });
});

describe('sliceOf', () => {
  it('is the whole canvas without parameters', () => {
    expect(sliceOf(new URLSearchParams())).toEqual(WHOLE);
  });
  it('reads a cell', () => {
    const parameters = new URLSearchParams('columns=2&rows=1&column=2&row=1&bezel=12');
    expect(sliceOf(parameters)).toEqual({ columns: 2, rows: 1, column: 2, row: 1, bezel: 12 });
  });
  it('falls back on nonsense', () => {
    const parameters = new URLSearchParams('columns=-3&rows=x&column=9&bezel=NaN');
    expect(sliceOf(parameters)).toEqual(WHOLE);
  });
});

describe('burnInShift', () => {
  it('moves by at most 2 pixels and comes back', () => {
    const steps = Array.from({ length: 26 }, (_, turn) => burnInShift(turn * 180_000));
    expect(Math.max(...steps.flat().map(Math.abs))).toBe(2);
    expect(steps.slice(0, 13)).toEqual(steps.slice(13));
  });
  it('knows when it moves next', () => {
    expect(untilNextShift(180_000 * 5 + 1000)).toBe(179_000);
  });
});
