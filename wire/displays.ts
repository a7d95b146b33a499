import { z } from 'zod';
import { roomModes, visitPages, wallScenes } from './codes.ts';
import { MOST_CELLS } from './events/displays.ts';
import { caseNumber, figureId, instant, streamId, text, wallId } from './primitives.ts';

/** What the console sends about walls and displays, over HTTP (SPEC H-60…). */

const cell = z.int().min(1).max(MOST_CELLS);

/** `POST /walls`: adds a wall, or changes the one that has this id. */
export const wallRequest = z.strictObject({
  wallId,
  title: text(40),
  columns: cell.default(1),
  rows: cell.default(1),
  bezel: z.number().min(0).max(400).default(0),
});
export type WallRequest = z.infer<typeof wallRequest>;

/** `POST /walls/:id/mode`. `until`: UTC ms of the relay's clock. */
export const modeRequest = z.strictObject({
  mode: roomModes.schema,
  until: z.nullable(instant).default(null),
});
export type ModeRequest = z.infer<typeof modeRequest>;

/** `POST /walls/:id/direct`: what is left out is not said. */
export const directRequest = z
  .strictObject({
    scene: z.nullable(wallScenes.schema).default(null),
    caseNumber: z.nullable(caseNumber).default(null),
    streamId: z.nullable(streamId).default(null),
    rotating: z.nullable(z.boolean()).default(null),
    page: z.nullable(visitPages.schema).default(null),
    figure: z.nullable(figureId).default(null),
  })
  .refine(({ scene, caseNumber: of }) => of === null || scene === null || scene === 'case-cloud', {
    path: ['caseNumber'],
    error: '案件只能在个案云图中展示',
  })
  .refine(({ scene, streamId: of }) => of === null || scene === null || scene === 'field-video', {
    path: ['streamId'],
    error: '一路现场视频只能在现场视频中展示',
  })
  .refine(({ scene, page }) => page === null || scene === null || scene === 'delegates', {
    path: ['page'],
    error: '参观页只能在数据参观中展示',
  });
export type DirectRequest = z.infer<typeof directRequest>;

const place = { name: text(40), wallId, column: cell.default(1), row: cell.default(1) };

/** `POST /displays/pair`. */
export const pairRequest = z.strictObject({
  code: z.string().regex(/^\d{6}$/, { error: '配对码为 6 位数字' }),
  ...place,
});
export type PairRequest = z.infer<typeof pairRequest>;

/** `POST /displays/:id/move`. */
export const moveRequest = z.strictObject(place);
export type MoveRequest = z.infer<typeof moveRequest>;

/** `POST /displays/:id/revoke`. */
export const revokeRequest = z.strictObject({ reason: text(200) });
