import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { VisitPage, WallScene } from '../../../wire/codes.ts';
import { type Breach, type Outcome, refuse, unknown } from '../outcome.ts';
import { CLOSED_ROOM, isWithin, type RoomState } from './room-modes.ts';

/** What a wall was told to show; null: not said. */
export interface Directive {
  readonly scene: WallScene | null;
  readonly caseNumber: string | null;
  readonly streamId: string | null;
  readonly rotating: boolean | null;
  readonly page: VisitPage | null;
  readonly figure: string | null;
  readonly by: string;
  /** UTC ms. */
  readonly at: number;
  /** Of the event: another seq is another direction. */
  readonly seq: number;
}

/** One wall. Immutable. */
export interface WallState {
  readonly wallId: string;
  readonly title: string;
  readonly columns: number;
  readonly rows: number;
  readonly bezel: number;
  readonly room: RoomState;
  /** When the room's mode was changed last, UTC ms, and by whom; null: never. */
  readonly changed: { readonly at: number; readonly by: string } | null;
  readonly directive: Directive | null;
}

/**
 * What an event does to a wall, in the order of the log.
 * @param wall null: there is none yet
 */
export function takeWallEvent(
  wall: WallState | null,
  event: LoggedEvent,
): Outcome<WallState> | null {
  switch (event.type) {
    case 'wall.added': {
      if (wall) return refuse('B-1', 'wallId', wall.title);
      const { wallId, title, columns, rows, bezel } = event.body;
      const grid = { wallId, title, columns, rows, bezel };
      return { ...grid, room: CLOSED_ROOM, changed: null, directive: null };
    }
    case 'wall.changed': {
      if (!wall) return noWall(event.body.wallId);
      const { title, columns, rows, bezel } = event.body;
      return { ...wall, title, columns, rows, bezel };
    }
    case 'wall.directed': {
      if (!wall) return noWall(event.body.wallId);
      const { scene, caseNumber, streamId, rotating, page, figure, by } = event.body;
      const wanted = { scene, caseNumber, streamId, rotating, page, figure };
      return { ...wall, directive: { ...wanted, by, at: event.occurredAt, seq: event.seq } };
    }
    case 'room.changed': {
      if (!wall) return noWall(event.body.wallId);
      const { mode, until, back, by } = event.body;
      if (until !== null && until <= event.occurredAt) return refuse('B-3', 'until');
      if (!isWithin(back, mode)) return refuse('B-4', 'back', back);
      return { ...wall, room: { mode, until, back }, changed: { at: event.occurredAt, by } };
    }
    case 'amend.corrected':
    case 'amend.reversed':
      return refuse('B-9', 'amends');
    default:
      return wall;
  }
}

function noWall(wallId: string): Breach {
  return unknown('B-2', 'wallId', wallId);
}
