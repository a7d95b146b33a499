import { rgbBytes, type Size } from './ffmpeg-args.ts';
import { COLUMNS, ROWS } from './storyboard-plan.ts';

export const TILES_A_SHEET = COLUMNS * ROWS;

export function sheetSize({ width, height }: Size): Size {
  return { width: width * COLUMNS, height: height * ROWS };
}

/**
 * Puts tiles beside one another, row by row. Pure.
 * @param tiles raw RGB of one size; null: an empty place, which is black
 */
export function sheetOf(tiles: readonly (Uint8Array | null)[], tile: Size): Buffer {
  const sheet = Buffer.alloc(rgbBytes(sheetSize(tile)));
  const line = tile.width * 3;
  for (const [index, picture] of tiles.slice(0, TILES_A_SHEET).entries()) {
    if (picture === null) continue;
    const left = (index % COLUMNS) * line;
    const top = Math.floor(index / COLUMNS) * tile.height;
    for (let y = 0; y < tile.height; y += 1) {
      const at = (top + y) * line * COLUMNS + left;
      sheet.set(picture.subarray(y * line, (y + 1) * line), at);
    }
  }
  return sheet;
}
