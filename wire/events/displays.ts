import { z } from 'zod';
import { roomModes, visitPages, wallScenes } from '../codes.ts';
import {
  caseNumber,
  displayId,
  figureId,
  instant,
  sha256,
  streamId,
  text,
  wallId,
} from '../primitives.ts';

/** Screens of a wall, and a wall's cells: at most so many in each direction. */
export const MOST_CELLS = 16;

const cell = z.int().min(1).max(MOST_CELLS);
/** Who: an account's name; `relay` where the relay acts by itself. */
const by = text(40);

/** A wall of columns × rows displays; `bezel` between two of them in design units. */
const grid = {
  title: text(40),
  columns: cell,
  rows: cell,
  bezel: z.number().min(0).max(400),
};

const place = { name: text(40), wallId, column: cell, row: cell };

/** Walls, the displays on them, and what they may show. All are the relay's own, refused from any source. */
export const displayBodies = {
  'wall.added': z.strictObject({ wallId, ...grid, by }),
  'wall.changed': z.strictObject({ wallId, ...grid, by }),
  /** What the wall shall show from now on; it stands in place of what was said before. null: not said. */
  'wall.directed': z.strictObject({
    wallId,
    scene: z.nullable(wallScenes.schema),
    caseNumber: z.nullable(caseNumber),
    streamId: z.nullable(streamId),
    rotating: z.nullable(z.boolean()),
    /** Which page of 数据参观, and the figure whose card is open; older directions have neither. */
    page: z.nullable(visitPages.schema).default(null),
    figure: z.nullable(figureId).default(null),
    by,
  }),
  /** Who is in the room: what the wall may show. `until`: then it goes back to `back` by itself. */
  'room.changed': z.strictObject({
    wallId,
    mode: roomModes.schema,
    until: z.nullable(instant),
    back: roomModes.schema,
    by,
  }),
  /** A display was let in and has its place. `keyDigest`: SHA-256 of its key, which is kept nowhere. */
  'display.paired': z.strictObject({ displayId, keyDigest: sha256, ...place, by }),
  'display.moved': z.strictObject({ displayId, ...place, by }),
  /** Its key opens nothing any more. */
  'display.revoked': z.strictObject({ displayId, reason: text(200), by }),
} as const;
