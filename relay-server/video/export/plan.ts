import type { GapLine, SegmentLine } from '../recording/index-lines.ts';

/** Ms from a recording's first frame, gaps and all; `toMs` is not included. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What of a recording is exported. */
export interface ExportPlan extends Span {
  /** Of the recording's first frame, UTC ms. */
  readonly startedAt: number;
  readonly segments: readonly SegmentLine[];
  /** What of the contained and the wanted span came in and was not kept. */
  readonly gaps: readonly GapLine[];
  /** Of the segments. */
  readonly bytes: number;
}

/**
 * The whole segments in which a span lies, from a key frame on wherever there is one before it. Pure.
 * @param entries of the recording's index
 * @param wanted null: all of it
 * @returns null: nothing of the span was kept
 */
export function planExport(
  entries: readonly (SegmentLine | GapLine)[],
  wanted: Span | null,
): ExportPlan | null {
  const all = entries.filter((entry) => entry.kind === 'segment');
  const startedAt = all[0]?.at ?? 0;
  const segments = all.slice(...boundsOf(all, startedAt, wanted));
  const [first] = segments;
  if (!first) return null;
  const fromMs = Math.max(0, first.at - startedAt);
  const toMs = Math.max(...segments.map(({ at, ms }) => at + ms)) - startedAt;
  const from = startedAt + Math.min(fromMs, wanted?.fromMs ?? Number.NEGATIVE_INFINITY);
  const to = startedAt + Math.max(toMs, wanted?.toMs ?? Number.POSITIVE_INFINITY);
  const gaps = entries.filter((entry) => entry.kind === 'gap');
  return {
    ...{ startedAt, segments, fromMs, toMs },
    gaps: gaps.filter((gap) => gap.from < to && gap.to > from),
    bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Which segments, as `slice` takes it. */
function boundsOf(
  all: readonly SegmentLine[],
  startedAt: number,
  wanted: Span | null,
): [number, number] {
  if (wanted === null) return [0, all.length];
  const from = startedAt + wanted.fromMs;
  const to = startedAt + wanted.toMs;
  const touches = ({ at, ms }: SegmentLine) => at < to && at + ms > from;
  const first = all.findIndex(touches);
  if (first === -1) return [0, 0];
  const key = all.findLastIndex(({ key }, n) => key && n <= first);
  return [key === -1 ? first : key, all.findLastIndex(touches) + 1];
}
