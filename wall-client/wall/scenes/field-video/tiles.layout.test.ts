import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Box,
  GAP,
  stripLayout,
  WORDS_HEIGHT,
  WORDS_WIDTH,
  wallLayout,
} from './tiles.layout.ts';

const base: Box = { width: 810, height: 280 };
const wide: Box = { width: 1688, height: 280 };
const wholeBase: Box = { width: 1844, height: 910 };
const wholeWide: Box = { width: 3760, height: 910 };

describe('stripLayout', () => {
  it('gives one stream a large picture with its words beside', () => {
    expect(stripLayout(base, 1)).toMatchObject({ tiles: 1, words: 'beside' });
  });
  it('holds as many as fit without getting small', () => {
    expect(stripLayout(base, 2)).toMatchObject({ tiles: 2, columns: 2, words: 'below' });
    expect(stripLayout(base, 9).tiles).toBe(2);
    expect(stripLayout(wide, 3)).toMatchObject({ tiles: 3, columns: 3 });
    expect(stripLayout(wide, 9)).toMatchObject({ tiles: 4, columns: 4 });
  });
  it('shows one however little room there is', () => {
    expect(stripLayout({ width: 200, height: 150 }, 5).tiles).toBe(1);
  });
});

describe('wallLayout', () => {
  it('goes in steps, and fills the shape of the wall', () => {
    const steps = [1, 2, 3, 4, 5, 6, 7, 9, 12].map((n) => wallLayout(wholeBase, n).tiles);
    expect(steps).toEqual([1, 2, 4, 4, 6, 6, 9, 9, 9]);
    expect(wallLayout(wholeBase, 4)).toMatchObject({ columns: 2, rows: 2 });
    expect(wallLayout(wholeBase, 9)).toMatchObject({ columns: 3, rows: 3 });
    expect(wallLayout(wholeWide, 4)).toMatchObject({ columns: 4, rows: 1 });
  });
});

describe('any layout', () => {
  it('has a place for each of its tiles, inside the box', () => {
    const size = fc.integer({ min: 400, max: 4000 });
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 12 }), (width, height, streams) => {
        for (const layout of [
          stripLayout({ width, height }, streams),
          wallLayout({ width, height }, streams),
        ]) {
          const { tiles, columns, rows, picture, text, words } = layout;
          expect(columns * rows).toBeGreaterThanOrEqual(tiles);
          const tileWidth = words === 'below' ? picture : picture + GAP + text;
          const tileHeight = (picture * 9) / 16 + (words === 'below' ? WORDS_HEIGHT : 0);
          expect(columns * tileWidth + (columns - 1) * GAP).toBeLessThanOrEqual(width);
          expect(rows * tileHeight + (rows - 1) * GAP).toBeLessThanOrEqual(height + 1e-6);
          if (words === 'beside') expect(text).toBeGreaterThanOrEqual(WORDS_WIDTH);
        }
      }),
    );
  });
});
