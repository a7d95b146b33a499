import { z } from 'zod';
import { recordingGaps, recordingOrigins } from '../../../wire/codes.ts';
import { instant, recordingId, sha256, streamId } from '../../../wire/primitives.ts';
import { canonicalJson } from '../../log/canonical.ts';
import { type EndLine, type HeadLine, indexLine } from '../recording/index-lines.ts';
import type { Index } from '../recording/parse-index.ts';
import { type ExportPlan, planExport, type Span } from './plan.ts';
import { LONGEST_OFFSET } from './request.ts';

/**
 * The manifest of an export: canonical JSON (RFC 8785), by which the MP4 beside it is checked without the
 * relay. Instants are UTC ms of the relay's machine, beside them ISO 8601 for people; offsets of bytes are
 * from the beginning of the MP4.
 */
const ms = z.int().min(0).max(LONGEST_OFFSET);
const bytes = z.int().min(1);
const time = z.string();
const span = z.strictObject({ fromMs: ms, toMs: ms, from: time, to: time });
const media = { offset: z.int().min(0), bytes };
const nullable = z.nullable(z.string());

const segment = z.strictObject({
  /** Of the recording; with `bytes` and `sha256` as its index has them. */
  n: z.int().min(1),
  at: instant,
  time,
  ms,
  key: z.boolean(),
  ...media,
  sha256,
});

const gap = z.strictObject({
  from: instant,
  to: instant,
  fromTime: time,
  toTime: time,
  reason: recordingGaps.schema,
  label: z.string(),
});

/** What follows from the index and what was wanted: a check makes it again. */
const derived = {
  /** null: all of the recording. */
  wanted: z.nullable(span),
  /** Whole segments: more than was wanted, or less where not all of it was kept. */
  contained: span,
  segments: z.array(segment).min(1),
  gaps: z.array(gap),
};

export const exportManifest = z.strictObject({
  format: z.literal('zhixing-video-export'),
  v: z.literal(1),
  court: z.strictObject({ name: z.string(), demo: z.boolean() }),
  exportId: z.string(),
  exportedAt: instant,
  exportedTime: time,
  by: z.string(),
  reason: z.string(),
  recording: z.strictObject({
    id: recordingId,
    streamId,
    title: z.string(),
    origin: recordingOrigins.schema,
    caseNumber: nullable,
    officer: nullable,
    unit: nullable,
    /** It went on: more may have been recorded since. */
    goesOn: z.boolean(),
    codecs: z.string(),
    width: z.int(),
    height: z.int(),
    audio: z.boolean(),
  }),
  /** Of which clip; null: of none. */
  clip: z.nullable(z.strictObject({ id: z.string(), title: z.string(), caseNumber: nullable })),
  ...derived,
  /** The MP4: `init` and the segments lie in it untouched, `moov` points at what is in them. */
  video: z.strictObject({
    name: z.string(),
    bytes,
    sha256,
    init: z.strictObject({ ...media, sha256 }),
    moov: z.strictObject(media),
  }),
  /** The recording's whole index, line by line, whose last `chain` speaks for all of it. */
  index: z.array(indexLine),
  /** The log's head when the manifest was made: what it says of the recording is before that. */
  log: z.strictObject({ seq: z.int(), digest: sha256 }),
});
export type ExportManifest = z.infer<typeof exportManifest>;

export type Derived = Pick<ExportManifest, keyof typeof derived>;

const timeOf = (at: number): string => new Date(at).toISOString();

/**
 * Pure.
 * @param wanted null: all of it
 * @param at where the first segment lies in the MP4
 * @returns null: nothing of it was kept
 */
export function derivedOf(
  entries: Index['entries'],
  wanted: Span | null,
  at: number,
): (Derived & { readonly plan: ExportPlan }) | null {
  const plan = planExport(entries, wanted);
  if (plan === null) return null;
  const spanOf = ({ fromMs, toMs }: Span) => ({
    ...{ fromMs, toMs },
    from: timeOf(plan.startedAt + fromMs),
    to: timeOf(plan.startedAt + toMs),
  });
  let offset = at;
  const segments = plan.segments.map((line) => {
    const { n, ms: long, key, bytes: size, sha256: digest } = line;
    const told = { n, at: line.at, time: timeOf(line.at), ms: long, key, offset };
    offset += size;
    return { ...told, bytes: size, sha256: digest };
  });
  const gaps = plan.gaps.map(({ from, to, reason }) => ({
    ...{ from, to, fromTime: timeOf(from), toTime: timeOf(to) },
    ...{ reason, label: recordingGaps.labels[reason] },
  }));
  return { plan, wanted: wanted && spanOf(wanted), contained: spanOf(plan), segments, gaps };
}

/** A recording's index, line by line. */
export function linesOf(
  head: HeadLine,
  entries: Index['entries'],
  end: EndLine | null,
): ExportManifest['index'] {
  return [head, ...entries, ...(end ? [end] : [])];
}

/** Elements of a list that are written at a stretch. */
const AT_ONCE = 250;

/** The text of a manifest in pieces: `canonicalJson` of it, without holding the relay up over a long one. */
export function* manifestText(manifest: ExportManifest): Generator<string> {
  const members = Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [n, [name, value]] of members.entries()) {
    yield `${n === 0 ? '{' : ','}${canonicalJson(name)}:`;
    if (Array.isArray(value)) yield* listText(value);
    else yield canonicalJson(value);
  }
  yield '}';
}

function* listText(list: readonly unknown[]): Generator<string> {
  yield '[';
  for (let from = 0; from < list.length; from += AT_ONCE) {
    const text = canonicalJson(list.slice(from, from + AT_ONCE)).slice(1, -1);
    yield from === 0 ? text : `,${text}`;
  }
  yield ']';
}
