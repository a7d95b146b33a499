import type { Arrangement } from '../scenes/scene.ts';

/** One browser's cell of a wall made of `columns` × `rows` screens; `bezel` in design units. */
export interface Slice {
  columns: number;
  rows: number;
  /** 1-based cell of this browser. */
  column: number;
  row: number;
  bezel: number;
}

/** The whole canvas and this window's part of it, in CSS pixels; `unit` is one design unit. */
export interface Canvas {
  unit: number;
  width: number;
  height: number;
  offsetX: number;
  offsetY: number;
  arrangement: Arrangement;
}

export const BASE_WIDTH = 1920;
export const BASE_HEIGHT = 1080;
/** Aspect ratios from which extra columns are laid out, and below which panels are stacked. */
const WIDE_FROM = 2.6;
const PORTRAIT_BELOW = 1;

export const WHOLE: Slice = { columns: 1, rows: 1, column: 1, row: 1, bezel: 0 };

/** Reads `?columns=2&rows=1&column=1&row=1&bezel=12`; anything out of range falls back to its default. */
export function sliceOf(parameters: URLSearchParams): Slice {
  const whole = (name: string, most: number, otherwise: number) => {
    const text = parameters.get(name);
    const value = text === null ? Number.NaN : Number(text);
    return Number.isInteger(value) && value >= 1 && value <= most ? value : otherwise;
  };
  const columns = whole('columns', 16, 1);
  const rows = whole('rows', 16, 1);
  const bezel = Number(parameters.get('bezel') ?? 0);
  return {
    columns,
    rows,
    column: whole('column', columns, 1),
    row: whole('row', rows, 1),
    bezel: bezel >= 0 && bezel <= 400 ? bezel : 0,
  };
}

/**
 * Lays the canvas over all cells and their bezels, so that a line across a seam stays straight. The
 * unit is min(width / 1920, height / 1080) of the whole canvas, bezels (themselves in units) included.
 */
export function canvasOf(window: { width: number; height: number }, slice: Slice = WHOLE): Canvas {
  const seamsX = (slice.columns - 1) * slice.bezel;
  const seamsY = (slice.rows - 1) * slice.bezel;
  const unit = Math.min(
    (slice.columns * window.width) / (BASE_WIDTH - seamsX),
    (slice.rows * window.height) / (BASE_HEIGHT - seamsY),
  );
  const width = slice.columns * window.width + seamsX * unit;
  const height = slice.rows * window.height + seamsY * unit;
  return {
    unit,
    width,
    height,
    offsetX: (slice.column - 1) * (window.width + slice.bezel * unit),
    offsetY: (slice.row - 1) * (window.height + slice.bezel * unit),
    arrangement: arrangementOf(width / height),
  };
}

/** What lies over a scene has a portrait canvas to itself, which is nearly twice as high as it is wide. */
const PORTRAIT_OVERLAY = 1.6;

/** The unit of what lies over a scene, in CSS pixels: larger where there is height to spare. */
export function overlayUnit({ unit, arrangement }: Pick<Canvas, 'unit' | 'arrangement'>): number {
  return arrangement === 'portrait' ? unit * PORTRAIT_OVERLAY : unit;
}

function arrangementOf(ratio: number): Arrangement {
  if (ratio >= WIDE_FROM) return 'wide';
  return ratio < PORTRAIT_BELOW ? 'portrait' : 'base';
}

const SHIFT_EVERY_MS = 180_000;
const SHIFTS = [
  [0, 0],
  [1, 0],
  [2, 1],
  [1, 2],
  [0, 1],
  [-1, 2],
  [-2, 1],
  [-1, 0],
  [-2, -1],
  [-1, -2],
  [0, -1],
  [1, -2],
  [2, -1],
] as const;

/** Burn-in shift in pixels at a server instant: the same on every browser of a wall. */
export function burnInShift(now: number): readonly [number, number] {
  const turn = Math.floor(now / SHIFT_EVERY_MS) % SHIFTS.length;
  return SHIFTS[turn] ?? SHIFTS[0];
}

/** Milliseconds until the next burn-in shift. */
export function untilNextShift(now: number): number {
  return SHIFT_EVERY_MS - (now % SHIFT_EVERY_MS);
}
