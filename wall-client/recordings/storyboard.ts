import type { Storyboard } from '../../wire/library.ts';

/** Where a thumbnail is to be cut from. */
export interface Tile {
  readonly sheet: string;
  /** Left upper corner in the sheet, px. */
  readonly x: number;
  readonly y: number;
}

/** The thumbnail of an offset; null: there is none. */
export function tileAt(board: Storyboard, offset: number): Tile | null {
  const index = Math.floor(offset / board.intervalMs);
  if (index < 0 || index >= board.tiles) return null;
  const perSheet = board.columns * board.rows;
  const sheet = board.sheets[Math.floor(index / perSheet)];
  if (sheet === undefined) return null;
  const place = index % perSheet;
  return {
    sheet,
    x: (place % board.columns) * board.width,
    y: Math.floor(place / board.columns) * board.height,
  };
}

/** Offsets whose thumbnails fill a strip, each the middle of its part. */
export function stripOffsets(fromMs: number, toMs: number, many: number): number[] {
  const part = (toMs - fromMs) / Math.max(many, 1);
  return Array.from({ length: many }, (_, at) => fromMs + (at + 0.5) * part);
}
