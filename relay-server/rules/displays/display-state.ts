import type { LoggedEvent } from '../../../wire/case-event.ts';
import { type Breach, type Outcome, refuse, unknown } from '../outcome.ts';

/** Where a display hangs: a cell of a wall, counted from 1. */
export interface DisplayPlace {
  readonly name: string;
  readonly wallId: string;
  readonly column: number;
  readonly row: number;
}

/** One paired display. Immutable. */
export interface DisplayState extends DisplayPlace {
  readonly displayId: string;
  readonly keyDigest: string;
  /** UTC ms. */
  readonly pairedAt: number;
  readonly by: string;
  readonly revoked: boolean;
}

/**
 * What an event does to a display, in the order of the log.
 * @param display null: there is none yet
 */
export function takeDisplayEvent(
  display: DisplayState | null,
  event: LoggedEvent,
): Outcome<DisplayState> | null {
  switch (event.type) {
    case 'display.paired': {
      if (display) return refuse('B-5', 'displayId');
      return { ...event.body, pairedAt: event.occurredAt, revoked: false };
    }
    case 'display.moved': {
      const { displayId, name, wallId, column, row } = event.body;
      return changed(display, displayId, { name, wallId, column, row });
    }
    case 'display.revoked':
      return changed(display, event.body.displayId, { revoked: true });
    case 'amend.corrected':
    case 'amend.reversed':
      return refuse('B-9', 'amends');
    default:
      return display;
  }
}

function changed(
  display: DisplayState | null,
  displayId: string,
  change: Partial<DisplayState>,
): DisplayState | Breach {
  if (!display) return unknown('B-6', 'displayId', displayId);
  return display.revoked ? refuse('B-7', 'displayId') : { ...display, ...change };
}

/** A display must hang within its wall. null: it does. */
export function refuseCell(
  { column, row }: Pick<DisplayPlace, 'column' | 'row'>,
  wall: { readonly columns: number; readonly rows: number },
): Breach | null {
  if (column > wall.columns) return refuse('B-8', 'column', `${column}/${wall.columns}`);
  return row > wall.rows ? refuse('B-8', 'row', `${row}/${wall.rows}`) : null;
}
