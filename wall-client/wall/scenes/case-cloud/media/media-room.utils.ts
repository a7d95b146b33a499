import type { Arrangement } from '../../scene.ts';

/** Items on one page: what is left must still hold the panels beside it. */
const MOST_ROWS: Record<Arrangement, number> = { base: 3, wide: 4, portrait: 5 };

/** Heights in design units, as media.css sets them: head and foot of the panel, one row, live, pages. */
const FRAME = 66;
const ROW = 88;
const LIVE = 52;
const PAGES = 44;

/**
 * How many items stand on a page, and how high the panel is for them.
 * @returns `height` in design units; 0: there is nothing, and no panel
 */
export function mediaRoom(
  items: number,
  live: number,
  arrangement: Arrangement,
): { rows: number; height: number } {
  const rows = Math.min(Math.max(items, 1), MOST_ROWS[arrangement]);
  if (items + live === 0) return { rows, height: 0 };
  const shown = Math.min(items, rows);
  const pages = items > rows ? PAGES : 0;
  return { rows, height: FRAME + live * LIVE + shown * ROW + pages };
}
