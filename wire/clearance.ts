import './jitless.ts';
import * as z from 'zod/mini';
import { maskEffects, maskShapes, soundEffects } from './codes.ts';
import { clearanceView } from './views/clearance.ts';

/**
 * What is answered over HTTP of the clearance of clips (SPEC H-70 and following). Regions are parts of the
 * picture's width and height; ms from the clip's beginning. An answer may have members that are not
 * named here: they are left out when it is read.
 */
const ms = z.int().check(z.minimum(0));
const region = { x: z.number(), y: z.number(), w: z.number(), h: z.number() };

/** As `clearance.proposed` has it. */
export const maskPlan = z.object({
  shape: maskShapes.schema,
  effect: maskEffects.schema,
  fromMs: ms,
  toMs: ms,
  ...region,
  keyframes: z.optional(z.array(z.object({ atMs: ms, ...region }))),
});
export type MaskPlan = z.infer<typeof maskPlan>;

export const soundPlan = z.object({
  whole: soundEffects.schema,
  ranges: z.array(z.object({ fromMs: ms, toMs: ms, effect: z.enum(['mute', 'tone']) })),
});
export type SoundPlan = z.infer<typeof soundPlan>;

/** How the clearance of one clip stands. */
export const clearanceItem = z.object({ clipId: z.string(), ...clearanceView.shape });
export type ClearanceItem = z.infer<typeof clearanceItem>;

/** `GET /clearances`, what was done last first. */
export const clearancesAnswer = z.object({ clearances: z.array(clearanceItem) });

/** `GET /clearances/:clipId`. */
export const clearanceDetail = z.object({
  ...clearanceItem.shape,
  /** Of the newest proposal, as it was asked for; null: there has been none. */
  maskPlan: z.nullable(z.array(maskPlan)),
  soundPlan: z.nullable(soundPlan),
});
export type ClearanceDetail = z.infer<typeof clearanceDetail>;

/** Where a derivative is played from. */
export function clearedAddress(derivativeId: string): string {
  return `/video/cleared/${derivativeId}.mp4`;
}
