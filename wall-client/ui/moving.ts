/** Most things that move on the whole wall at one time (wall-visual.md, Motion). */
export const MOST_MOVING = 3;

/** Of these, figures take so many at most: one pulse always has its turn. */
export const MOST_ROLLING = 2;

let moving = 0;

/**
 * Asks for leave to move; what gets none stands at once, or is counted.
 * @param most how many may move, this one included
 * @returns call it when the movement has ended (again: no effect); null: not now
 */
export function startMoving(most: number = MOST_MOVING): (() => void) | null {
  if (moving >= Math.min(most, MOST_MOVING)) return null;
  moving += 1;
  let over = false;
  return () => {
    if (!over) moving -= 1;
    over = true;
  };
}
