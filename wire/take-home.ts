import './jitless.ts';
import * as z from 'zod/mini';
import { closingView, statisticView, townView, trendView } from './views/wall.ts';

/**
 * Answer of `GET /api/v1/take-home` (SPEC H-100): what visitors may take home, of one moment. The rows are those
 * of the views, as a wall in mode 参观 shows them; units likewise.
 */
export const takeHomeAnswer = z.strictObject({
  courtName: z.string(),
  demo: z.boolean(),
  courtToday: z.string(),
  /** The data's as-of, UTC ms. */
  asOf: z.int(),
  /** Head of the log that all of it is of, and the chain's digest there (64 hex digits). */
  seq: z.int(),
  head: z.string(),
  figures: z.array(statisticView),
  /** The newest last. */
  months: z.array(z.strictObject({ month: z.string(), ...trendView.shape })),
  closings: z.array(closingView),
  towns: z.array(townView),
});
export type TakeHome = z.infer<typeof takeHomeAnswer>;
export type TakenFigure = TakeHome['figures'][number];
