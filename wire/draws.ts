import { z } from 'zod';
import { drawFigure, drawNumber, MOST_DRAWN } from './events/draws.ts';
import { wallId } from './primitives.ts';

/** What the console sends about draws, over HTTP (SPEC H-94 to H-96). */

/** `POST /draws`: fixes the list of the cases that a figure counts now. */
export const openDrawRequest = z.strictObject({ wallId, figure: drawFigure });
export type OpenDrawRequest = z.infer<typeof openDrawRequest>;

/** `POST /draws/:id/number`: the number that was called out, and how many cases are drawn with it. */
export const drawNumberRequest = z.strictObject({
  number: drawNumber,
  cases: z.int().min(1).max(MOST_DRAWN).default(1),
});
export type DrawNumberRequest = z.infer<typeof drawNumberRequest>;
