import { z } from 'zod';
import { rewriteLimits } from './upload-limits.ts';

/** What the relay and the process that checks an uploaded file say to each other. */
const job = z.strictObject({
  content: z.string().min(1),
  /** Where the recording is written. */
  stage: z.string().min(1),
  bytes: z.int().min(1),
  streamId: z.string(),
  capturedAt: z.int(),
  /** The recording may end so late, UTC ms. */
  latest: z.int(),
  by: z.string(),
  filename: z.string().nullable(),
  caseNumber: z.string().nullable(),
  /** As declared. */
  sha256: z.string().nullable(),
  ffmpeg: z.string().min(1),
  limits: rewriteLimits,
  /** Bytes that stay free on the disk. */
  reserve: z.number(),
});
export type CheckJob = z.infer<typeof job>;

/** What became of it; messages are Chinese. */
export const checkResult = z.discriminatedUnion('kind', [
  /** A recording is staged. */
  z.strictObject({
    kind: z.literal('staged'),
    sha256: z.string(),
    original: z.enum(['damaged', 'converted']).nullable(),
    complaint: z.string(),
  }),
  z.strictObject({ kind: z.literal('mismatch'), sha256: z.string() }),
  z.strictObject({ kind: z.literal('unwanted') }),
  /** It is no recording at all. */
  z.strictObject({ kind: z.literal('stranger'), message: z.string() }),
  /** It is a recording that cannot be taken. */
  z.strictObject({ kind: z.literal('unfit'), message: z.string() }),
  /** A process died over it. */
  z.strictObject({ kind: z.literal('died'), message: z.string() }),
  /** It is to be tried again. */
  z.strictObject({ kind: z.literal('later'), message: z.string() }),
]);
export type CheckResult = z.infer<typeof checkResult>;

export const toWorker = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('check'), job }),
  z.strictObject({ kind: z.literal('go'), recordingId: z.string().nullable() }),
]);
export type ToWorker = z.infer<typeof toWorker>;

export const fromWorker = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('digest'), sha256: z.string() }),
  z.strictObject({ kind: z.literal('done'), result: checkResult }),
]);
export type FromWorker = z.infer<typeof fromWorker>;
