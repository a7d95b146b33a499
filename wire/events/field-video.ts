import { z } from 'zod';
import {
  coerciveMeasures,
  recordingEnds,
  recordingGaps,
  recordingOrigins,
  retentionRules,
  seizureMeasures,
  streamEnds,
  streamKinds,
  towns,
} from '../codes.ts';
import {
  caseNumber,
  caseType,
  courtDay,
  instant,
  place,
  recordingId,
  sha256,
  sourceId,
  streamId,
  text,
} from '../primitives.ts';

const person = text(40);

/** Milliseconds from the recording's first frame, gaps and all: `fromMs` included, `toMs` not. */
const span = { fromMs: z.int().min(0), toMs: z.int().min(1) };
const inOrder = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => fromMs < toMs;

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
    /** What the stream was called then, and its case, where it stood registered. */
    title: text(40).optional(),
    caseNumber: caseNumber.optional(),
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
    /**
     * It goes on where another one was ended, without a frame between them: which, the coming-in that both are
     * of, and whether that one was under legal hold, as this one is from its beginning on. Absent: it is the
     * first of its coming-in, and named as that.
     */
    continues: z.strictObject({ recordingId, runId: sourceId, held: z.boolean() }).optional(),
    /** Absent: live. Of an upload `startedAt` is when its first frame was taken. */
    origin: z.optional(recordingOrigins.schema),
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
  /** The case that a recording belongs to is this one, whatever its stream was registered with; null: none. */
  'recording.linked': z.strictObject({
    recordingId,
    caseNumber: z.nullable(caseNumber),
    by: person,
    reason: text(200).optional(),
  }),
  /** Legal hold: while it stands nothing of the recording is deleted. */
  'recording.held': z.strictObject({ recordingId, by: person, reason: text(200) }),
  'recording.released': z.strictObject({ recordingId, by: person, reason: text(200) }),
  /** Its media are no longer on the disk: the period of a rule is over. Told before they are taken away. */
  'recording.deleted': z.strictObject({
    recordingId,
    rule: retentionRules.schema,
    /** The last court day on which it had to be kept. */
    keptUntil: courtDay,
  }),
  /** A copy left the relay: what it holds, and who wanted it for what. */
  'recording.exported': z
    .strictObject({
      exportId: sourceId,
      recordingId,
      clipId: sourceId.optional(),
      ...span,
      bytes: z.int().min(1),
      /** Of the MP4, and of its manifest. */
      sha256,
      manifestSha256: sha256,
      by: person,
      reason: text(200),
    })
    .refine(inOrder, { path: ['toMs'] }),
  /** A stretch of a recording worth showing. It is never changed: withdrawn, and marked anew. */
  'clip.marked': z
    .strictObject({
      clipId: sourceId,
      recordingId,
      ...span,
      title: text(60),
      caseType: z.optional(caseType),
      /** What it shows: a seizure's measure or a coercive one. */
      measure: z.union([seizureMeasures.schema, coerciveMeasures.schema]).optional(),
      /** Absent: that of the recording, as it is linked now. */
      caseNumber: caseNumber.optional(),
      note: text(200).optional(),
      by: person,
    })
    .refine(inOrder, { path: ['toMs'] }),
  'clip.withdrawn': z.strictObject({
    clipId: sourceId,
    recordingId,
    by: person,
    reason: text(200),
  }),
} as const;
