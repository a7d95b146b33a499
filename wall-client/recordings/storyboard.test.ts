import { expect, it } from 'vitest';
import { stripOffsets, tileAt } from './storyboard.ts';

const board = {
  intervalMs: 2_000,
  width: 160,
  height: 90,
  columns: 3,
  rows: 2,
  sheets: ['/s0.jpg', '/s1.jpg'],
  tiles: 8,
};

it('a thumbnail is found by its offset, sheet by sheet, row by row', () => {
  expect(tileAt(board, 0)).toEqual({ sheet: '/s0.jpg', x: 0, y: 0 });
  expect(tileAt(board, 9_999)).toEqual({ sheet: '/s0.jpg', x: 160, y: 90 });
  expect(tileAt(board, 12_000)).toEqual({ sheet: '/s1.jpg', x: 0, y: 0 });
});

it('beyond the last there is none', () => {
  for (const offset of [-1, 16_000, 1e9]) expect(tileAt(board, offset)).toBeNull();
  expect(tileAt({ ...board, tiles: 99 }, 26_000)).toBeNull();
});

it('a strip shows the middle of each part', () => {
  expect(stripOffsets(0, 8_000, 4)).toEqual([1_000, 3_000, 5_000, 7_000]);
  expect(stripOffsets(0, 8_000, 0)).toEqual([]);
});
