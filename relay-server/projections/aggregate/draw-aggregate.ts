import { type DrawState, takeDrawEvent } from '../../rules/draws/draw-state.ts';
import { presentCourse } from '../../rules/draws/earlier-course.ts';
import { gone, type RowChange, row } from '../rows.ts';
import type { Carried } from './carried-aggregate.ts';

/** A draw of cases: `draw:ID`. Its row has no case number: the list stays in the log. */
export const draw: Carried<DrawState> = {
  take: takeDrawEvent,
  changes: (_key, _before, after) => (after === null ? [] : [changeOf(after)]),
};

function changeOf(state: DrawState): RowChange {
  if (state.closed) return gone('draw', state.drawId, null);
  const { drawId, wallId, figure, contributors, digest, head, openedAt, result } = state;
  return row('draw', drawId, null, {
    ...{ wallId, figure, count: contributors.length, digest, head, openedAt },
    number: result?.number ?? null,
    drawnAt: result?.at ?? null,
    cases: result?.drawn.map(({ course }) => presentCourse(course)) ?? [],
  });
}
