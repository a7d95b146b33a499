import { expect, test } from 'vitest';
import { BLOCKS, drawClock, readClock } from './clock-picture.ts';

const WIDTH = 640;
const SIDE = Math.floor(WIDTH / BLOCKS);

/** Reads the blocks' middles, as the page does. */
function codeOf(luma: Uint8Array): number {
  return Array.from({ length: BLOCKS }, (_, block) => {
    const at = Math.floor(SIDE / 2) * WIDTH + block * SIDE + Math.floor(SIDE / 2);
    return (luma[at] ?? 0) > 127 ? 2 ** block : 0;
  }).reduce((sum, bit) => sum + bit, 0);
}

test.each([0, 1, 1_700_000_000_123, 1_732_700_123_456, 2 ** 40 - 1])('%d is read again', (ms) => {
  const luma = new Uint8Array(WIDTH * 360).fill(128);
  drawClock(luma, WIDTH, ms);
  expect(readClock(codeOf(luma), ms + 900)).toBe(ms);
  expect(readClock(codeOf(luma), ms + 600_000)).toBe(ms);
});

test('what is no clock is none', () => {
  expect(readClock(0, 1_700_000_000_000)).toBeNull();
  expect(readClock(2 ** BLOCKS - 1, 1_700_000_000_000)).toBeNull();
  const luma = new Uint8Array(WIDTH * 360);
  drawClock(luma, WIDTH, 1_700_000_000_123);
  for (let bit = 0; bit < BLOCKS; bit += 1) {
    const other = codeOf(luma) ^ (1 << bit);
    expect(readClock(other, 1_700_000_000_123)).toBeNull();
  }
});
