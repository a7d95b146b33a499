import type { Wall } from './display-book.ts';

/** The wall that a relay has from the beginning. */
export const OWN_WALL = 'main';

const GRID = { title: '大屏', columns: 1, rows: 1, bezel: 0 } as const;

/** The display that pages of the relay's own machine are, where they come in by themselves. */
export const OWN_PAGE = 'loopback';

/** What `wall.added` says of it. */
export const ownWallBody = { wallId: OWN_WALL, ...GRID, by: 'relay' } as const;

/** The own wall of a relay that takes its own machine's pages for displays, before anything is said of it. */
export const unsaidOwnWall: Wall = {
  id: OWN_WALL,
  ...GRID,
  mode: 'bureau',
  since: null,
  until: null,
  back: 'bureau',
  directive: null,
};
