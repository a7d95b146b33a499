import { z } from 'zod';
import { recordingEnds, recordingGaps, streamEnds, streamKinds, towns } from '../codes.ts';
import {
  caseNumber,
  instant,
  place,
  recordingId,
  sha256,
  sourceId,
  streamId,
  text,
} from '../primitives.ts';

const person = text(40);

/** Streams of field video, and what is kept of them. */
export const fieldVideoBodies = {
  'field.position': z.strictObject({ streamId, place }),
  // The relay's own, refused from any source.
  'stream.registered': z.strictObject({
    streamId,
    title: text(40),
    kind: streamKinds.schema,
    /** Of a pulled stream; may hold credentials, so it never leaves the relay. */
    url: text(500).optional(),
    /** SHA-256 of a pushed stream's key, hex: the key itself is kept nowhere. */
    keyDigest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    caseNumber: caseNumber.optional(),
    officer: person.optional(),
    unit: text(40).optional(),
    town: z.optional(towns.schema),
    /** The source that asked for it. */
    by: text(40),
  }),
  'stream.revoked': z.strictObject({ streamId, by: text(40), reason: text(200).optional() }),
  'stream.started': z.strictObject({
    streamId,
    runId: sourceId,
    startedAt: instant,
    width: z.int().min(1).max(10_000),
    height: z.int().min(1).max(10_000),
    audio: z.boolean(),
  }),
  'stream.ended': z.strictObject({
    streamId,
    runId: sourceId,
    startedAt: instant,
    reason: streamEnds.schema,
    /** Of the last whole frame, when there was one. */
    lastFrameAt: instant.optional(),
  }),
  /** What the stream was called when the recording began stays with it. */
  'recording.opened': z.strictObject({
    recordingId,
    streamId,
    startedAt: instant,
    title: text(40),
    caseNumber: caseNumber.optional(),
    officer: person.optional(),
    unit: text(40).optional(),
    town: z.optional(towns.schema),
    codecs: text(100),
    width: z.int().min(0).max(10_000),
    height: z.int().min(0).max(10_000),
    audio: z.boolean(),
    /** Of the head of its index, which names the init segment's digest. */
    chain: sha256,
  }),
  /** Segments `first` to `last`, both included, are on the disk. */
  'recording.stored': z
    .strictObject({
      recordingId,
      first: z.int().min(1),
      last: z.int().min(1),
      bytes: z.int().min(1),
      /** Of the media. */
      ms: z.int().min(0),
      /** Of the index's line for `last`. */
      chain: sha256,
    })
    .refine(({ first, last }) => first <= last, { path: ['last'] }),
  /** Pictures came in and were not kept. Without `to` it goes on; told again when it is over. */
  'recording.gap': z.strictObject({
    recordingId,
    from: instant,
    to: instant.optional(),
    reason: recordingGaps.schema,
  }),
  'recording.closed': z.strictObject({
    recordingId,
    reason: recordingEnds.schema,
    segments: z.int().min(0),
    /** From its first frame to the end of its last, gaps and all. */
    elapsedMs: z.int().min(0),
    /** Of the index's last line. */
    chain: sha256,
  }),
} as const;
