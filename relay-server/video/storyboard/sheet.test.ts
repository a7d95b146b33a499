import { expect, it } from 'vitest';
import { sheetOf } from './sheet.ts';

it('tiles stand row by row; an empty place is black', () => {
  const size = { width: 2, height: 2 };
  const tile = (value: number) => new Uint8Array(2 * 2 * 3).fill(value);
  const tiles = Array.from({ length: 25 }, (_, n) => (n === 1 ? null : tile(n + 1)));
  const sheet = sheetOf(tiles, size);
  const at = (x: number, y: number) => sheet[(y * 10 + x) * 3];
  expect(sheet.byteLength).toBe(10 * 10 * 3);
  expect([at(0, 0), at(1, 1), at(2, 0), at(4, 1), at(0, 2), at(9, 9)]).toEqual([1, 1, 0, 3, 6, 25]);
});
