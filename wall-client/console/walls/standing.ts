import type { Rows } from '../../replica/use-replica.ts';
import type { DisplayItem, DisplaysAnswer, WallItem } from './walls-api.ts';

/** What pages of the relay's own machine are, where they come in by themselves. */
export const OWN_PAGE = 'loopback';
const OWN_WALL = 'main';

/** How walls and displays stand now. */
export type WallsStanding = DisplaysAnswer;

/**
 * What was asked for last, with what rows have told since: a row is newer than any answer, but a
 * wall or display that is not in the answer yet, or no more in the rows, waits for the next one.
 */
export function standingOf(
  answer: DisplaysAnswer,
  walls: Rows<'wall'>,
  displays: Rows<'display'>,
): WallsStanding {
  return {
    ...answer,
    walls: answer.walls.map((wall): WallItem => ({ ...wall, ...walls.get(wall.id) })),
    displays: [
      ...answer.displays.map((display) => ({ ...display, ...displays.get(display.id) })),
      ...ownPage(answer),
    ],
  };
}

/** Nobody paired them, but they show the wall all the same: listed as one display. */
function ownPage({ ownPages }: DisplaysAnswer): DisplayItem[] {
  if (ownPages.length === 0) return [];
  const place = { name: '本机页面', wallId: OWN_WALL, column: 1, row: 1 };
  return [{ id: OWN_PAGE, ...place, pairedAt: 0, by: '', screens: [...ownPages] }];
}
