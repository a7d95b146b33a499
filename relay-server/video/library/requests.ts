import { z } from 'zod';
import { coerciveMeasures, seizureMeasures } from '../../../wire/codes.ts';
import { caseNumber, caseType, recordingId, text } from '../../../wire/primitives.ts';

const reason = text(200).refine((words) => words.trim() !== '', { error: '请填写事由' });

/** To which case a recording belongs; null: to none. */
export const linkRequest = z.strictObject({
  caseNumber: z.nullable(caseNumber),
  reason: reason.optional(),
});

/** Of a legal hold that begins or ends, and of a clip that is withdrawn. */
export const reasonedRequest = z.strictObject({ reason });

/** A stretch of a recording; ms from its first frame, gaps and all, `fromMs` included, `toMs` not. */
export const clipRequest = z
  .strictObject({
    /** The sender's own name for it: sent again with the same content it is the same clip. */
    id: z.uuid().toLowerCase().optional(),
    recordingId,
    fromMs: z.int().min(0),
    toMs: z.int().min(1),
    title: text(60),
    caseType: caseType.optional(),
    measure: z.union([seizureMeasures.schema, coerciveMeasures.schema]).optional(),
    caseNumber: caseNumber.optional(),
    note: text(200).optional(),
  })
  .refine(({ fromMs, toMs }) => fromMs < toMs, { path: ['toMs'], error: '终点须晚于起点' });

/** What is asked for, and the account that asks. */
export type By<T> = T & { readonly by: string };
export type LinkRequest = z.infer<typeof linkRequest>;
export type ReasonedRequest = z.infer<typeof reasonedRequest>;
export type ClipRequest = z.infer<typeof clipRequest>;
