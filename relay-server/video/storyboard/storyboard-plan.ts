import type { GapLine, SegmentLine } from '../recording/index-lines.ts';

/** Which segment each tile of a storyboard is taken from, in order. */
export interface StoryboardPlan {
  /** Tile `k` shows offset `k × intervalMs`, from the recording's first frame, gaps and all. */
  readonly intervalMs: number;
  /** Of one tile, px. */
  readonly width: number;
  readonly height: number;
  /** Number of a segment that begins with a key frame; null: there is nothing to see then. */
  readonly tiles: readonly (number | null)[];
}

export const COLUMNS = 5;
export const ROWS = 5;

/** A tile at least so far from the one before, ms. */
const LEAST_INTERVAL = 5_000;
/** Of a longer recording the tiles stand further apart. */
const MOST_TILES = 400;
const TILE_WIDTH = 160;
/** What a picture's sides may be to one another, so that a tile stays one. */
const MOST_HEIGHT = 320;
const LEAST_HEIGHT = 40;
/** A picture may be older than its tile by so much, ms: the longest piece without a key frame. */
const REACH = 10_000;

type Entry = SegmentLine | GapLine;

/**
 * Pure.
 * @param entries of a recording's index, in order
 * @param size of its pictures, px; 0: not known
 * @returns null: there are no pictures
 */
export function storyboardPlan(
  entries: readonly Entry[],
  size: { readonly width: number; readonly height: number },
): StoryboardPlan | null {
  const pieces = piecesOf(entries);
  const [first] = pieces;
  const end = pieces.reduce((latest, { to }) => Math.max(latest, to), 0);
  if (!first || end <= first.at) return null;
  const elapsed = end - first.at;
  const wanted = Math.ceil(elapsed / MOST_TILES / 1000) * 1000;
  const intervalMs = Math.max(LEAST_INTERVAL, wanted);
  const tiles: (number | null)[] = [];
  let from = 0;
  for (let at = first.at; at < end; at += intervalMs) {
    while ((pieces[from + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) from += 1;
    const piece = pieces[from];
    tiles.push(piece && at < Math.max(piece.to, piece.at + 1) ? piece.key : null);
  }
  return { intervalMs, width: TILE_WIDTH, height: heightFor(size), tiles };
}

interface Piece {
  readonly at: number;
  /** Where the next one begins, if it follows; else its own end. UTC ms. */
  to: number;
  /** The segment to be decoded for it; null: none near begins with a key frame. */
  readonly key: number | null;
}

/** Segments further apart than this do not follow one another, ms. */
const APART = 1_000;

function piecesOf(entries: readonly Entry[]): Piece[] {
  const pieces: Piece[] = [];
  let key: SegmentLine | null = null;
  let before: Piece | null = null;
  for (const entry of entries) {
    if (entry.kind === 'gap') {
      key = null;
      before = null;
      continue;
    }
    const { at, ms } = entry;
    const follows: boolean = before !== null && at - before.to <= APART;
    if (before !== null && follows) before.to = at;
    if (entry.key) key = entry;
    else if (!follows) key = null;
    const near: boolean = key !== null && at - key.at <= REACH;
    before = { at, to: at + ms, key: key !== null && near ? key.n : null };
    pieces.push(before);
  }
  return pieces;
}

function heightFor({ width, height }: { readonly width: number; readonly height: number }) {
  if (width <= 0 || height <= 0) return Math.round((TILE_WIDTH * 9) / 16);
  const fitting = 2 * Math.round((TILE_WIDTH * height) / width / 2);
  return Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, fitting));
}
