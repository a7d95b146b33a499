import { takeWallEvent, type WallState } from '../../rules/displays/wall-state.ts';
import { type Row, row } from '../rows.ts';
import type { Carried } from './carried-aggregate.ts';

/** One wall, its room and its direction: `wall:ID`. */
export const wall: Carried<WallState> = {
  take: takeWallEvent,
  changes: (_key, _before, after) => (after === null ? [] : [rowOf(after)]),
};

function rowOf({ wallId, title, columns, rows, bezel, room, changed, directive }: WallState): Row {
  return row('wall', wallId, null, {
    ...{ title, columns, rows, bezel },
    mode: room.mode,
    since: changed?.at ?? null,
    until: room.until,
    back: room.back,
    directive,
  });
}
