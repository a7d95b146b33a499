import type { Rows } from '../../replica/use-replica.ts';
import type { DisplaysAnswer, WallItem } from './walls-api.ts';

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
    displays: answer.displays.map((display) => ({ ...display, ...displays.get(display.id) })),
  };
}
