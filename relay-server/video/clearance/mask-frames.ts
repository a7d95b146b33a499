import type { MaskEffect } from '../../../wire/codes.ts';
import type { Mask } from '../../../wire/events/clearance.ts';
import { type Region, regionAt } from '../../../wire/mask-region.ts';
import { FRAME_MS } from './bake-limits.ts';

/** What a cell of a mask picture says; where regions lie over one another the highest counts. */
export const MASK_LEVELS: Readonly<Record<MaskEffect, number>> = {
  blur: 85,
  pixelate: 170,
  black: 255,
};

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A mask picture has at most so many cells on its longer side: a region is widened to whole cells. */
const MOST_CELLS = 480;

export function maskSize({ width, height }: Size): Size {
  const times = Math.max(1, Math.ceil(Math.max(width, height) / MOST_CELLS));
  return { width: Math.ceil(width / times), height: Math.ceil(height / times) };
}

/**
 * What of a picture is hidden, cell by cell, by MASK_LEVELS. Whatever a region touches during the time
 * that the picture is shown is hidden. Pure.
 * @param atMs of the picture, from the clip's beginning; it is shown for FRAME_MS
 * @param into as many bytes as the size has cells; written over
 * @returns whether anything is hidden
 */
export function drawMasks(
  masks: readonly Mask[],
  atMs: number,
  size: Size,
  into: Uint8Array,
): boolean {
  into.fill(0);
  const until = atMs + FRAME_MS;
  const shown = masks.filter(({ fromMs, toMs }) => fromMs < until && toMs > atMs);
  for (const mask of shown) {
    for (const moment of momentsOf(mask, atMs, until))
      draw(mask, regionAt(mask, moment), size, into);
  }
  return shown.length > 0;
}

/** 0.1 + 0.2 ends where 0.3 does. */
const upTo = (cells: number) => Math.ceil(cells - 1e-9);

function momentsOf({ keyframes = [] }: Mask, atMs: number, until: number): readonly number[] {
  return keyframes.length === 0 ? [atMs] : [atMs, (atMs + until) / 2, until];
}

function draw({ shape, effect }: Mask, region: Region, size: Size, into: Uint8Array): void {
  const level = MASK_LEVELS[effect];
  const { width, height } = size;
  const top = Math.max(0, Math.floor(region.y * height));
  const bottom = Math.min(height, upTo((region.y + region.h) * height));
  for (let row = top; row < bottom; row += 1) {
    const { x, w } = shape === 'rect' ? region : chordOf(region, row / height, (row + 1) / height);
    const from = Math.max(0, Math.floor(x * width));
    const to = Math.min(width, upTo((x + w) * width));
    for (let at = row * width + from; at < row * width + to; at += 1) {
      if ((into[at] ?? 0) < level) into[at] = level;
    }
  }
}

/** The widest stretch of an ellipse between two heights. */
function chordOf({ x, y, w, h }: Region, top: number, bottom: number): { x: number; w: number } {
  const middle = y + h / 2;
  const nearest = Math.min(Math.max(middle, top), bottom);
  const off = Math.min(1, Math.abs(nearest - middle) / (h / 2));
  const half = (w / 2) * Math.sqrt(1 - off * off);
  return { x: x + w / 2 - half, w: 2 * half };
}
