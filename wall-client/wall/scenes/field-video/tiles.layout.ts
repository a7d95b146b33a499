/** Design units throughout. */
export interface Box {
  width: number;
  height: number;
}

export interface TilesLayout {
  /** How many tiles there is room for. */
  tiles: number;
  /** Width of a 16:9 picture. */
  picture: number;
  /** Width of the words. */
  text: number;
  columns: number;
  rows: number;
  /** Words below the picture, or beside it. */
  words: 'below' | 'beside';
}

export const GAP = 16;
/** Three lines below; a column beside that holds a title and a case number. */
export const WORDS_HEIGHT = 84;
export const WORDS_WIDTH = 300;
/** A picture narrower than this is not worth its place. */
const LEAST_PICTURE = 340;
const RATIO = 16 / 9;

/** Width of a 16:9 picture in a tile with its words below or beside. */
function pictureWidth(tile: Box, words: 'below' | 'beside'): number {
  const free =
    words === 'below'
      ? { width: tile.width, height: tile.height - WORDS_HEIGHT }
      : { width: tile.width - WORDS_WIDTH - GAP, height: tile.height };
  return Math.max(0, Math.min(free.width, free.height * RATIO));
}

function tileOf(box: Box, columns: number, rows: number): Box {
  return {
    width: (box.width - (columns - 1) * GAP) / columns,
    height: (box.height - (rows - 1) * GAP) / rows,
  };
}

/** The arrangement of exactly so many tiles whose pictures are largest. */
function best(box: Box, tiles: number): TilesLayout {
  let found: TilesLayout = { tiles, columns: 1, rows: 1, words: 'below', picture: 0, text: 0 };
  for (let columns = 1; columns <= tiles; columns++) {
    const rows = Math.ceil(tiles / columns);
    // A row that would stay empty.
    if (rows * columns - tiles >= columns) continue;
    const tile = tileOf(box, columns, rows);
    for (const words of ['below', 'beside'] as const) {
      const picture = Math.floor(pictureWidth(tile, words));
      const text = words === 'below' ? picture : Math.floor(tile.width - picture - GAP);
      if (picture > found.picture) found = { tiles, columns, rows, words, picture, text };
    }
  }
  return found;
}

/** As many of the streams as fit without getting small; at least one. */
export function stripLayout(box: Box, streams: number): TilesLayout {
  for (let tiles = streams; tiles > 1; tiles--) {
    const layout = best(box, tiles);
    if (layout.picture >= LEAST_PICTURE) return layout;
  }
  return best(box, 1);
}

/** Steps of the full-wall view, so that the tiles do not change size with every stream. */
const STEPS = [1, 2, 4, 6, 9] as const;
export const MOST_TILES = 9;

/** The full-wall view: room for 1, 2, 4, 6 or 9 of the streams. */
export function wallLayout(box: Box, streams: number): TilesLayout {
  return best(box, STEPS.find((most) => streams <= most) ?? MOST_TILES);
}
