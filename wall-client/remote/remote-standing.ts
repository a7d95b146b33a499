import { standingOf, type WallsStanding } from '../console/walls/standing.ts';
import type { DisplaysAnswer } from '../console/walls/walls-api.ts';

/** As the console has it, without rows: a phone asks, it holds no replica. */
export function standingOfRemote(answer: DisplaysAnswer): WallsStanding {
  return standingOf(answer, new Map(), new Map());
}
