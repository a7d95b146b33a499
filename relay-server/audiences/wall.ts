import type { View } from '../../wire/views.ts';

/** A wall with its room and its direction, field by field. */
export function copyWall(row: View<'wall'>): View<'wall'> {
  return {
    title: row.title,
    columns: row.columns,
    rows: row.rows,
    bezel: row.bezel,
    mode: row.mode,
    since: row.since,
    until: row.until,
    back: row.back,
    directive: row.directive && {
      scene: row.directive.scene,
      caseNumber: row.directive.caseNumber,
      streamId: row.directive.streamId,
      rotating: row.directive.rotating,
      seq: row.directive.seq,
    },
  };
}
