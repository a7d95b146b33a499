import type { EarlierCourse } from '../../../wire/events/draws.ts';
import { type Course, SEVERAL_TIMES } from '../../../wire/views/draws.ts';
import { monthOf, recoveredOf } from './course-measure.ts';

/**
 * A course as it may be shown today, whichever way the log tells it. Of an earlier one nothing is told that hung on
 * names or was measured by less than today: what its list had in common is not known any more.
 */
export function presentCourse(course: Course | EarlierCourse): Course {
  if (!('days' in course)) return course;
  const { claim, recovered, days, steps, applicants, executees } = course;
  const side = ({ names, more }: EarlierCourse['applicants']): Course['applicants'] => ({
    kinds: [],
    several: more || names.length > 1,
  });
  return {
    ...{ type: null, cause: null, claim: null, way: null, year: null, town: null },
    withheld: ['type', 'cause', 'claim', 'way', 'year', 'town'],
    applicants: side(applicants),
    executees: side(executees),
    recovered: recoveredOf(recovered, claim),
    month: days === null ? null : monthOf(days),
    steps: steps.map(({ step, day, lastDay, times, amount }) => ({
      ...{ step, month: monthOf(day), lastMonth: monthOf(lastDay) },
      ...{ times: Math.min(times, SEVERAL_TIMES), money: amount !== null },
    })),
  };
}
