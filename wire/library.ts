import './jitless.ts';
import * as z from 'zod/mini';
import { recordingGaps } from './codes.ts';
import { clipView, recordingView } from './views/field-video.ts';

/**
 * What the library of recordings answers over HTTP (SPEC §H), read by the page and said by the relay.
 * Offsets are ms from a recording's first frame, gaps and all; instants UTC ms. An answer may have
 * members that are not named here: they are left out when it is read.
 */
const instant = z.int();
const offset = z.int().check(z.minimum(0));
const nullableText = z.nullable(z.string());

/** All that was recorded of one coming-in of a stream, where that is several recordings one after another. */
export const recordingRun = z.object({
  /** The first one's. */
  id: z.string(),
  parts: z.int().check(z.minimum(2)),
  startedAt: instant,
  /** null: it goes on. */
  endedAt: z.nullable(instant),
  /** Of all that are not deleted. */
  bytes: z.int(),
  gaps: z.int(),
  clips: z.int(),
  /** How many of them are under legal hold. */
  held: z.int(),
  /** All belong to the same case, or none to any. */
  sameCase: z.boolean(),
});
export type RecordingRun = z.infer<typeof recordingRun>;

/** One recording of a run. */
export const runPart = z.object({
  id: z.string(),
  startedAt: instant,
  endedAt: z.nullable(instant),
  state: recordingView.shape.state,
  held: z.boolean(),
  caseNumber: nullableText,
});
export type RunPart = z.infer<typeof runPart>;

/** One recording in a list. */
export const recordingItem = z.object({
  ...recordingView.shape,
  id: z.string(),
  width: z.int(),
  height: z.int(),
  audio: z.boolean(),
  /** Its HLS playlist. */
  playlist: z.string(),
  /** How many clips stand. */
  clips: z.int(),
  /** The last court day on which it has to be kept; null: no day is set (it goes on, or is held). */
  keptUntil: nullableText,
  /** Address of its `storyboard`; null: there is none. */
  storyboard: nullableText,
  /** null: it is the only one of its coming-in. */
  run: z.nullable(recordingRun),
});
export type RecordingItem = z.infer<typeof recordingItem>;

/** `GET /recordings`; `next` is the `before` of the next page. */
export const recordingsAnswer = z.object({
  recordings: z.array(recordingItem),
  next: nullableText,
});
export type RecordingsAnswer = z.infer<typeof recordingsAnswer>;

/** A clip, with what it was cut from. */
export const clipItem = z.object({
  ...clipView.shape,
  id: z.string(),
  recording: z.object({
    title: z.string(),
    startedAt: instant,
    town: recordingView.shape.town,
    state: recordingView.shape.state,
  }),
});
export type ClipItem = z.infer<typeof clipItem>;

/** `GET /clips`, newest first. */
export const clipsAnswer = z.object({ clips: z.array(clipItem), next: nullableText });

/** Something that was done with a recording, as a sentence. */
export const recordingDeed = z.object({
  at: instant,
  /** Of the event. */
  type: z.string(),
  /** null: the relay itself. */
  by: nullableText,
  text: z.string(),
});
export type RecordingDeed = z.infer<typeof recordingDeed>;

/** Another recording of the stream, of the same time or of what this one lacks. */
export const relatedRecording = z.object({
  id: z.string(),
  origin: recordingView.shape.origin,
  startedAt: instant,
  endedAt: z.nullable(instant),
});
export type RelatedRecording = z.infer<typeof relatedRecording>;

/** `GET /recordings/:id`. */
export const recordingDetail = z.object({
  ...recordingItem.shape,
  clips: z.array(clipItem),
  /** Of the first frame in the media's own time, as EXT-X-PROGRAM-DATE-TIME tells it; null: no frame yet. */
  mediaStartedAt: z.nullable(instant),
  /** What there is to see, in order. */
  spans: z.array(z.object({ fromMs: offset, toMs: offset })),
  /** What came in and was not kept, in order. `toMs` null: it goes on. */
  gaps: z.array(
    z.object({ fromMs: offset, toMs: z.nullable(offset), reason: recordingGaps.schema }),
  ),
  /** Newest first. */
  history: z.array(recordingDeed),
  related: z.array(relatedRecording),
  /** All recordings of its run, itself too, in order; empty: it is the only one. */
  parts: z.array(runPart),
});
export type RecordingDetail = z.infer<typeof recordingDetail>;

/** `POST /recordings/:id/run/…`: what was done with each recording of a run, and what was not. */
export const runOutcome = z.object({
  done: z.array(z.object({ recordingId: z.string(), exportId: z.optional(z.string()) })),
  /** Ids of those that were so already. */
  unchanged: z.array(z.string()),
  /** Chinese, why. */
  refused: z.array(z.object({ recordingId: z.string(), message: z.string() })),
});
export type RunOutcome = z.infer<typeof runOutcome>;

/** `POST /clips/:id/withdraw`. */
export const clipWithdrawn = z.object({ id: z.string(), withdrawn: z.literal(true) });

/**
 * Thumbnails in sheets of `columns` × `rows` tiles, each `width` × `height` px, row by row: tile `k`
 * shows offset `k × intervalMs`; where nothing was kept it is empty.
 */
export const storyboard = z.object({
  intervalMs: z.int().check(z.minimum(1)),
  width: z.int().check(z.minimum(1)),
  height: z.int().check(z.minimum(1)),
  columns: z.int().check(z.minimum(1)),
  rows: z.int().check(z.minimum(1)),
  sheets: z.array(z.string()),
  tiles: z.int(),
});
export type Storyboard = z.infer<typeof storyboard>;

/** `POST /exports`. */
export const exportBegun = z.object({ id: z.string(), state: z.literal('making') });

/** `GET /exports/:id`; what is not known before it is ready may be null or absent. */
export const exportStanding = z.object({
  id: z.string(),
  state: z.enum(['making', 'ready', 'failed']),
  /** While it is being made: how much of it is, 0 to 1. */
  share: z.optional(z.nullable(z.number())),
  /** Chinese, why it failed. */
  message: z.optional(nullableText),
  recordingId: z.string(),
  fromMs: offset,
  toMs: offset,
  bytes: z.optional(z.nullable(z.int())),
  /** Of the MP4, hex. */
  sha256: z.optional(nullableText),
  /** Of the manifest, hex: noted elsewhere, it shows that both were forged. */
  manifestSha256: z.optional(nullableText),
  /** UTC ms; afterwards it is exported anew. */
  keptUntil: z.optional(z.nullable(instant)),
  files: z.optional(z.nullable(z.object({ video: z.string(), manifest: z.string() }))),
});
export type ExportStanding = z.infer<typeof exportStanding>;

/** Any error's body, as far as a person is told of it. */
export const problemAnswer = z.object({
  title: z.string(),
  code: z.string(),
  detail: z.optional(z.string()),
  /** Number of the rule that was broken. */
  rule: z.optional(z.string()),
});
export type ProblemAnswer = z.infer<typeof problemAnswer>;
