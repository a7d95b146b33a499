import '../jitless.ts';
import * as z from 'zod/mini';
import { roomModes, visitPages, wallScenes } from '../codes.ts';

// Views of walls and displays, of the scope `wall`. Units as in wire/views.ts.
const cell = z.int();
const instant = z.int();

/** id = wall id; no row: nothing was ever said of the wall. */
export const wallView = z.strictObject({
  title: z.string(),
  columns: cell,
  rows: cell,
  /** Between two displays, in design units. */
  bezel: z.number(),
  mode: roomModes.schema,
  /** Since when the mode is so; null: nobody has set one yet. */
  since: z.nullable(instant),
  /** From then on it is `back`, whether or not that was noted; null: it stays. */
  until: z.nullable(instant),
  back: roomModes.schema,
  /** What the wall was told to show last; null: nothing yet. A part of it that is null was not said. */
  directive: z.nullable(
    z.strictObject({
      scene: z.nullable(wallScenes.schema),
      caseNumber: z.nullable(z.string()),
      streamId: z.nullable(z.string()),
      rotating: z.nullable(z.boolean()),
      page: z.nullable(visitPages.schema),
      /** `indicator@period`: its card is open. */
      figure: z.nullable(z.string()),
      /** Who said it; null: not told to this audience. */
      by: z.nullable(z.string()),
      at: instant,
      /** Another seq is another direction. */
      seq: z.int(),
    }),
  ),
});

/** id = display id; a paired display, gone when it is revoked. */
export const displayView = z.strictObject({
  name: z.string(),
  wallId: z.string(),
  /** Its cell, from 1. */
  column: cell,
  row: cell,
  pairedAt: instant,
  by: z.string(),
});
