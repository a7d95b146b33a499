import { z } from 'zod';
import {
  clearanceAudiences,
  coerciveMeasures,
  maskEffects,
  maskShapes,
  seizureMeasures,
  soundEffects,
} from '../codes.ts';
import { caseType, recordingId, sha256, sourceId, text } from '../primitives.ts';

const person = text(40);

/** Bounds of what one proposal may ask for. */
export const CLEARANCE_LIMITS = {
  masks: 24,
  keyframes: 60,
  soundRanges: 40,
  /** Of the picture's width or height; a smaller region hides nothing. */
  smallest: 0.005,
} as const;

/** ms from the clip's beginning, `fromMs` included, `toMs` not. */
const span = { fromMs: z.int().min(0), toMs: z.int().min(1) };
const inOrder = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => fromMs < toMs;

/** A part of the picture, of its width and height: its upper left corner and its extent. */
const region = {
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  w: z.number().min(CLEARANCE_LIMITS.smallest).max(1),
  h: z.number().min(CLEARANCE_LIMITS.smallest).max(1),
};
const ROUNDING = 1e-6;
const isInside = ({ x, y, w, h }: { x: number; y: number; w: number; h: number }) =>
  x + w <= 1 + ROUNDING && y + h <= 1 + ROUNDING;
const OUTSIDE = '遮挡区域超出画面';

const keyframe = z
  .strictObject({ atMs: z.int().min(1), ...region })
  .refine(isInside, { error: OUTSIDE });

/**
 * A region that is hidden for a while. It stands where `x y w h` say at `fromMs`, and goes in straight
 * lines from key frame to key frame; after the last one it stands still.
 */
export const mask = z
  .strictObject({
    shape: maskShapes.schema,
    effect: maskEffects.schema,
    ...span,
    ...region,
    keyframes: z.array(keyframe).max(CLEARANCE_LIMITS.keyframes).optional(),
  })
  .refine(inOrder, { path: ['toMs'], error: '遮挡的终点须晚于起点' })
  .refine(isInside, { error: OUTSIDE })
  .refine(
    ({ fromMs, toMs, keyframes = [] }) =>
      keyframes.every(({ atMs }, n) => atMs > (keyframes[n - 1]?.atMs ?? fromMs) && atMs <= toMs),
    { path: ['keyframes'], error: '关键帧须依次排列，且在遮挡的起止时间之内' },
  );
export type Mask = z.infer<typeof mask>;

const soundRange = z
  .strictObject({ ...span, effect: z.enum(['mute', 'tone']) })
  .refine(inOrder, { path: ['toMs'], error: '静音的终点须晚于起点' });

/** What becomes of the sound: all of it, or, of what is kept, some stretches. */
export const sound = z
  .strictObject({
    whole: soundEffects.schema,
    ranges: z.array(soundRange).max(CLEARANCE_LIMITS.soundRanges),
  })
  .refine(({ whole, ranges }) => whole === 'keep' || ranges.length === 0, {
    path: ['ranges'],
    error: '整段已静音或替换，不必再划分段',
  })
  .refine(({ ranges }) => ranges.every(({ fromMs }, n) => fromMs >= (ranges[n - 1]?.toMs ?? 0)), {
    path: ['ranges'],
    error: '声音分段须依次排列，且不得重叠',
  });
export type Sound = z.infer<typeof sound>;

const audiences = z
  .array(clearanceAudiences.schema)
  .min(1)
  .max(clearanceAudiences.codes.length)
  .refine((all) => new Set(all).size === all.length, { error: '放行对象重复' });

const whose = { clipId: sourceId, recordingId, proposalId: sourceId };
/** Names exactly the bytes that were looked at. */
const derivative = { derivativeId: z.uuid().toLowerCase(), digest: sha256 };

/** What a proposal says besides whose it is. */
export const proposalShape = {
  audiences,
  /** What the audience reads: no name, number or address of anybody. */
  publicTitle: text(40),
  caseType,
  measure: z.union([seizureMeasures.schema, coerciveMeasures.schema]).optional(),
  legalBasis: text(80),
  maskedParty: text(20),
  masks: z.array(mask).max(CLEARANCE_LIMITS.masks),
  sound,
};

/** Which clips may be shown to whom, and as what bytes; the relay's own, refused from any source. */
export const clearanceBodies = {
  'clearance.proposed': z.strictObject({ ...whose, ...proposalShape, by: person }),
  /** The derivative is on the disk, whole. */
  'clearance.baked': z.strictObject({
    ...whose,
    ...derivative,
    bytes: z.int().min(1),
    /** Exactly, of picture and sound. */
    ms: z.int().min(1),
    width: z.int().min(2),
    height: z.int().min(2),
  }),
  'clearance.failed': z.strictObject({ ...whose, reason: text(200) }),
  /** Somebody else has looked at all of the derivative, for each of these. */
  'clearance.reviewed': z.strictObject({
    ...whose,
    ...derivative,
    checks: z.strictObject({
      faces: z.literal(true),
      plates: z.literal(true),
      doors: z.literal(true),
      voices: z.literal(true),
    }),
    note: text(200).optional(),
    by: person,
  }),
  'clearance.cleared': z.strictObject({ ...whose, ...derivative, audiences, by: person }),
  'clearance.refused': z.strictObject({ ...whose, reason: text(200), by: person }),
  /** Not shown any more from now on; `all` ends a proposal on its way, too. */
  'clearance.withdrawn': z.strictObject({
    clipId: sourceId,
    recordingId,
    audiences: z.union([audiences, z.literal('all')]),
    reason: text(200),
    by: person,
  }),
} as const;
