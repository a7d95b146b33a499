import '../jitless.ts';
import * as z from 'zod/mini';
import {
  coerciveMeasures,
  recordingEnds,
  recordingGaps,
  recordingOrigins,
  recordingStates,
  seizureMeasures,
  streamEnds,
  towns,
} from '../codes.ts';

// Views of field video, of either scope. Units as in wire/views.ts.
const count = z.int();
const instant = z.int();

/** id = stream id; a registered stream of field video, gone when it is revoked. */
export const streamView = z.strictObject({
  title: z.string(),
  caseNumber: z.nullable(z.string()),
  officer: z.nullable(z.string()),
  unit: z.nullable(z.string()),
  town: z.nullable(towns.schema),
});

/**
 * id = `stream id@court day`; what was heard of a stream on a day, gone two days later unless its run goes on. Of a
 * stream's days the newest run, and the newest position, are how it stands.
 */
export const fieldView = z.strictObject({
  streamId: z.string(),
  /** The newest coming-in that began on the day. */
  run: z.nullable(
    z.strictObject({
      runId: z.string(),
      startedAt: instant,
      width: z.int(),
      height: z.int(),
      audio: z.boolean(),
      /** null: it goes on, as far as the relay knows. */
      ended: z.nullable(
        z.strictObject({
          at: instant,
          reason: streamEnds.schema,
          lastFrameAt: z.nullable(instant),
        }),
      ),
    }),
  ),
  /** WGS84; `accuracyM`: radius within which the true place lies. */
  position: z.nullable(
    z.strictObject({
      at: instant,
      lng: z.number(),
      lat: z.number(),
      accuracyM: z.nullable(z.number()),
    }),
  ),
});

/**
 * id = recording id; whether a coming-in is being recorded; gone when the recording is over. Of several of a
 * run, which go on one after another, the one that began last says it.
 */
export const recordingNowView = z.strictObject({
  streamId: z.string(),
  runId: z.string(),
  startedAt: instant,
  /** Why it is not; null: it is. */
  gap: z.nullable(z.strictObject({ reason: recordingGaps.schema, since: instant })),
});

/** id = recording id; what is kept of one coming-in of a stream, or of what a device brought later. */
export const recordingView = z.strictObject({
  streamId: z.string(),
  /** What the stream was called, and whose it was, when the recording began. */
  title: z.string(),
  caseNumber: z.nullable(z.string()),
  officer: z.nullable(z.string()),
  unit: z.nullable(z.string()),
  town: z.nullable(towns.schema),
  startedAt: instant,
  endedAt: z.nullable(instant),
  /** Media that is on the disk. */
  ms: z.int(),
  bytes: z.int(),
  segments: count,
  /** Times of which pictures came in and were not kept. */
  gaps: count,
  /** SHA-256 over all of it so far, hex. */
  chain: z.string(),
  state: recordingStates.schema,
  /** null while it goes on. */
  reason: z.nullable(recordingEnds.schema),
  origin: recordingOrigins.schema,
  /** Under legal hold. */
  held: z.boolean(),
});

/** id = clip id; a stretch of a recording that was marked. Milliseconds from its first frame. */
export const clipView = z.strictObject({
  recordingId: z.string(),
  fromMs: z.int(),
  toMs: z.int(),
  title: z.string(),
  caseType: z.nullable(z.string()),
  measure: z.nullable(z.union([seizureMeasures.schema, coerciveMeasures.schema])),
  caseNumber: z.nullable(z.string()),
  note: z.nullable(z.string()),
  /** Who marked it, and when. */
  by: z.string(),
  markedAt: instant,
});
