import '../jitless.ts';
import * as z from 'zod/mini';
import {
  clearanceAudiences,
  clearanceStates,
  coerciveMeasures,
  seizureMeasures,
  soundEffects,
} from '../codes.ts';

// Views of what of the library may be shown outside the bureau. Units as in wire/views.ts.
const instant = z.int();
const nullableText = z.nullable(z.string());
const audiences = z.array(clearanceAudiences.schema);
const measure = z.nullable(z.union([seizureMeasures.schema, coerciveMeasures.schema]));

/** What an audience is told of a clip: it names nobody. */
const told = {
  publicTitle: z.string(),
  /** 执, 执恢 … */
  caseType: z.string(),
  measure,
  legalBasis: z.string(),
  maskedParty: z.string(),
};

const derivative = {
  derivativeId: z.string(),
  /** SHA-256 of the bytes, hex. */
  digest: z.string(),
  bytes: z.int(),
  /** Exact length. */
  ms: z.int(),
  width: z.int(),
  height: z.int(),
};

/** id = clip id; how the clearance of a clip stands. Of the console and the library, never of a wall. */
export const clearanceView = z.strictObject({
  recordingId: z.string(),
  /** The clip's own title, for the bureau. */
  title: z.string(),
  /** The newest; null: there has been none. */
  proposal: z.nullable(
    z.strictObject({
      proposalId: z.string(),
      state: clearanceStates.schema,
      audiences,
      ...told,
      /** How many regions are hidden. */
      masks: z.int(),
      sound: soundEffects.schema,
      by: z.string(),
      proposedAt: instant,
      derivative: z.nullable(z.strictObject(derivative)),
      reviewedBy: nullableText,
      note: nullableText,
      /** Why it failed, was refused or withdrawn. */
      reason: nullableText,
      /** Who took the last step (null: the relay), and when. */
      lastBy: nullableText,
      lastAt: instant,
    }),
  ),
  /** What may be shown now; it may be of an earlier proposal. null: nothing. */
  cleared: z.nullable(
    z.strictObject({
      proposalId: z.string(),
      ...derivative,
      audiences,
      ...told,
      by: z.string(),
      clearedAt: instant,
    }),
  ),
});

/**
 * id = derivative id: a clip that may be shown, at `/video/cleared/ID.mp4`. `audiences` has only those
 * that the one who is sent it may know of.
 */
export const clearedView = z.strictObject({
  ...told,
  ms: z.int(),
  width: z.int(),
  height: z.int(),
  digest: z.string(),
  audiences,
});
