import { createHash } from 'node:crypto';
import { z } from 'zod';
import { recordingEnds, recordingGaps } from '../../../wire/codes.ts';
import {
  caseNumber,
  instant,
  recordingId,
  sha256,
  sourceId,
  streamId,
  text,
} from '../../../wire/primitives.ts';
import { canonicalJson } from '../../log/canonical.ts';

/**
 * `index.ndjson` of a recording: a head, then segments and gaps in the order of their media, last an
 * end. Each line is canonical JSON and closes with `chain`, the SHA-256 of the chain before it and the
 * line without its chain. Instants are UTC ms of this machine's clock.
 */
const chain = { chain: sha256 };
const bytes = z.int().min(1);
const ms = z.int().min(0);

/** The file that came in by upload: what it can be known again by. */
const upload = z.strictObject({
  bytes,
  sha256,
  filename: text(200).optional(),
  /** The source that sent it. */
  by: text(40),
  caseNumber: caseNumber.optional(),
});
export type UploadedFile = z.infer<typeof upload>;

/** The recording that this one goes on from, what both are of, and what was so of that one then. */
const continues = z.strictObject({
  recordingId,
  /** The coming-in. */
  runId: sourceId,
  /** Its case; null: none. */
  caseNumber: z.nullable(caseNumber),
  /** Under legal hold. */
  held: z.boolean(),
});
export type Continues = z.infer<typeof continues>;

const head = z.strictObject({
  kind: z.literal('head'),
  v: z.literal(1),
  recordingId,
  streamId,
  startedAt: instant,
  codecs: z.string(),
  width: z.int(),
  height: z.int(),
  audio: z.boolean(),
  init: z.strictObject({ bytes, sha256 }),
  /** Absent: live. */
  upload: upload.optional(),
  /** Absent: it is the first of its coming-in, or an upload. */
  continues: continues.optional(),
  ...chain,
});

const segment = z.strictObject({
  kind: z.literal('segment'),
  /** 1, 2, 3 …: the segment's file is named after it. */
  n: z.int().min(1),
  /** Of its first frame. */
  at: instant,
  ms,
  bytes,
  sha256,
  /** It begins with a key frame. */
  key: z.boolean(),
  /** Found whole on the disk after the relay had gone before it could write this line. */
  recovered: z.literal(true).optional(),
  ...chain,
});

/** What came in between was not kept. */
const gap = z.strictObject({
  kind: z.literal('gap'),
  from: instant,
  to: instant,
  reason: recordingGaps.schema,
  ...chain,
});

const end = z.strictObject({
  kind: z.literal('end'),
  reason: recordingEnds.schema,
  /** From the first frame to the end of the last, gaps and all. */
  elapsedMs: ms,
  /** Why the uploaded file lies beside, as `original`: not all of it is in the segments as it was. */
  original: z.enum(['damaged', 'converted']).optional(),
  ...chain,
});

export const indexLine = z.discriminatedUnion('kind', [head, segment, gap, end]);
export type IndexLine = z.infer<typeof indexLine>;
export type HeadLine = z.infer<typeof head>;
export type SegmentLine = z.infer<typeof segment>;
export type GapLine = z.infer<typeof gap>;
export type EndLine = z.infer<typeof end>;

/** The chain before a recording's head. */
export const BEFORE_HEAD = '0'.repeat(64);

/** A line with its link to what stands before it. */
export function linked<L extends object>(line: L, before: string): L & { chain: string } {
  return { ...line, chain: chainOf(line, before) };
}

/** The chain that a line, its own `chain` left out, has after `before`. */
export function chainOf(line: object, before: string): string {
  const hash = createHash('sha256').update(Buffer.from(before, 'hex'));
  const bare = Object.fromEntries(Object.entries(line).filter(([name]) => name !== 'chain'));
  return hash.update(canonicalJson(bare), 'utf8').digest('hex');
}

export function textOfLine(line: IndexLine): string {
  return `${canonicalJson(line)}\n`;
}

/** A line of the file; null when it is none. */
export function parseLine(text: string): IndexLine | null {
  try {
    const parsed = indexLine.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export const INDEX_FILE = 'index.ndjson';
export const INIT_FILE = 'init.mp4';
/** What a power cut left half written is put here: it is no part of the recording. */
export const ASIDE_FOLDER = 'aside';
/** Thumbnails, made of the recording and to be made again: no part of it either. */
export const STORYBOARD_FOLDER = 'storyboard';
export const PARTIAL = '.partial';
/** Finished, and being made. */
export const STORYBOARD_FOLDERS = [STORYBOARD_FOLDER, STORYBOARD_FOLDER + PARTIAL] as const;
/** The file that was uploaded, where it is kept. */
export const ORIGINAL_FILE = 'original';
/** Below the folder of recordings: what is being uploaded. No stream is called so. */
export const UPLOADS_FOLDER = '.uploads';
/** Beside it: copies that were asked for, kept for a day; and what may be shown outside the bureau. */
export const EXPORTS_FOLDER = '.exports';
export const CLEARED_FOLDER = '.cleared';

export function segmentFile(n: number): string {
  return `${String(n).padStart(6, '0')}.m4s`;
}
