import type { Course, View } from '../../wire/views.ts';
import { rowSchemas } from '../projections/rows.ts';
import { topicView } from './audience.ts';

/** A draw as everybody before the wall sees it: its courses are masked when they are drawn. */
export const drawTopic = topicView(rowSchemas.draw, copyDraw);

/** Field by field. */
export function copyDraw(row: View<'draw'>): View<'draw'> {
  return {
    wallId: row.wallId,
    figure: {
      id: row.figure.id,
      label: row.figure.label,
      from: row.figure.from,
      to: row.figure.to,
    },
    count: row.count,
    digest: row.digest,
    head: { seq: row.head.seq, digest: row.head.digest },
    openedAt: row.openedAt,
    number: row.number,
    drawnAt: row.drawnAt,
    cases: row.cases.map(copyCourse),
  };
}

/** A masked course, field by field. */
export function copyCourse(course: Course): Course {
  const { applicants, executees } = course;
  return {
    type: course.type,
    cause: course.cause,
    claim: course.claim,
    way: course.way,
    year: course.year,
    town: course.town,
    withheld: [...course.withheld],
    applicants: { kinds: [...applicants.kinds], several: applicants.several },
    executees: { kinds: [...executees.kinds], several: executees.several },
    recovered: course.recovered,
    month: course.month,
    steps: course.steps.map(({ step, month, lastMonth, times, money }) => ({
      step,
      month,
      lastMonth,
      times,
      money,
    })),
  };
}
