import { z } from 'zod';
import { ingestLimits } from './limits.ts';

/** What the relay and its ingest process say to each other. */

const streamId = z.string().min(1).max(200);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const instant = z.number().nonnegative();

export const toIngest = z.discriminatedUnion('kind', [
  /** The first message. */
  z.strictObject({
    kind: z.literal('open'),
    host: z.string().min(1),
    port: z.int().min(0).max(65_535),
    ffmpeg: z.string().min(1).nullable(),
    limits: ingestLimits,
  }),
  /** Whose the key of an `ask` is; null: nobody's. */
  z.strictObject({ kind: z.literal('answer'), ask: z.int(), streamId: streamId.nullable() }),
  z.strictObject({ kind: z.literal('revoke'), streamId }),
  z.strictObject({ kind: z.literal('pull'), streamId, url: z.string().max(2_000) }),
  z.strictObject({ kind: z.literal('stop-pull'), streamId }),
]);
export type ToIngest = z.infer<typeof toIngest>;

const run = z.strictObject({
  streamId,
  runId: z.string().min(1),
  init: bytes,
  codecs: z.string().min(1),
  width: z.int().min(1),
  height: z.int().min(1),
  audio: z.boolean(),
  partTarget: z.number().positive(),
  startedAt: instant,
});

const part = z.strictObject({
  streamId,
  runId: z.string().min(1),
  data: bytes,
  duration: z.number().positive(),
  independent: z.boolean(),
  startsSegment: z.boolean(),
  capturedAt: instant,
});

const ended = z.strictObject({
  streamId,
  runId: z.string().min(1),
  reason: z.enum(['closed', 'silent', 'unreadable', 'revoked', 'failed']),
  lastFrameAt: instant.nullable(),
});

export const fromIngest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('opened'), port: z.int() }),
  /** The door stays shut; why, in Chinese, for the operator. */
  z.strictObject({ kind: z.literal('shut'), problem: z.string() }),
  z.strictObject({ kind: z.literal('ask'), ask: z.int(), key: z.string() }),
  z.strictObject({ kind: z.literal('begin'), run }),
  z.strictObject({ kind: z.literal('part'), part }),
  z.strictObject({ kind: z.literal('end'), ended }),
  /** For the operator, in Chinese. */
  z.strictObject({ kind: z.literal('log'), line: z.string() }),
]);
export type FromIngest = z.infer<typeof fromIngest>;
