import type { View } from '../../wire/views.ts';

type Directive = NonNullable<View<'wall'>['directive']>;

/**
 * A wall with its room and its direction, field by field.
 * @param tellsWho who directed it is told: at the console
 */
export function copyWall(row: View<'wall'>, tellsWho = false): View<'wall'> {
  const { directive } = row;
  const by = tellsWho ? (directive?.by ?? null) : null;
  return {
    ...gridOf(row),
    directive: directive && {
      scene: directive.scene,
      caseNumber: directive.caseNumber,
      streamId: directive.streamId,
      rotating: directive.rotating,
      page: directive.page,
      figure: directive.figure,
      ...{ by, at: directive.at, seq: directive.seq },
    },
  };
}

/**
 * A wall as its own visitors' screens know it: of its direction what concerns 数据参观, and only what was
 * said since they are in the room. No case, no stream, nobody who said it.
 */
export function copyVisitedWall(row: View<'wall'>): View<'wall'> {
  return { ...gridOf(row), directive: row.directive && visitOf(row.directive, row.since) };
}

function visitOf(directive: Directive, since: number | null): Directive | null {
  const { scene, caseNumber, streamId, rotating, page, figure, at, seq } = directive;
  const isForBureau = caseNumber !== null || streamId !== null;
  const isOther = scene !== null && scene !== 'delegates' && scene !== 'closed';
  if (isForBureau || isOther || (since !== null && at < since)) return null;
  const nothing = { caseNumber: null, streamId: null, by: null };
  return { ...nothing, scene, rotating, page, figure, at, seq };
}

function gridOf({ title, columns, rows, bezel, mode, since, until, back }: View<'wall'>) {
  return { title, columns, rows, bezel, mode, since, until, back };
}
