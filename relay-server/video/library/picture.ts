import type { RecordingGap } from '../../../wire/codes.ts';
import type { RecordingDetail } from '../../../wire/library.ts';
import type { GapLine, SegmentLine } from '../recording/index-lines.ts';

/** What of a recording there is to see; what was lost before the first frame stands at 0. */
export type Picture = Pick<RecordingDetail, 'mediaStartedAt' | 'spans' | 'gaps'>;

/** Nothing has been kept since, and nothing is yet. */
export interface OpenGap {
  /** UTC ms, as in the index. */
  readonly from: number;
  readonly reason: RecordingGap;
}

/** Segments further apart than this do not follow one another, whether or not a gap was told. ms */
export const APART = 1_000;

/**
 * Pure.
 * @param entries of its index, in order
 * @param goesOn a gap that its index does not have yet
 */
export function pictureOf(
  entries: readonly (SegmentLine | GapLine)[],
  goesOn: OpenGap | null = null,
): Picture {
  const start = entries.find((entry) => entry.kind === 'segment')?.at ?? null;
  const offset = (at: number) => Math.max(0, at - (start ?? at));
  const spans: { fromMs: number; toMs: number }[] = [];
  let open: { fromMs: number; toMs: number } | null = null;
  for (const entry of entries) {
    if (entry.kind === 'gap') {
      open = null;
      continue;
    }
    const fromMs = offset(entry.at);
    const toMs = fromMs + entry.ms;
    if (open !== null && fromMs - open.toMs <= APART) open.toMs = Math.max(open.toMs, toMs);
    else {
      open = { fromMs, toMs };
      spans.push(open);
    }
  }
  const gaps: Picture['gaps'] = entries.flatMap((entry) =>
    entry.kind === 'gap'
      ? [{ fromMs: offset(entry.from), toMs: offset(entry.to), reason: entry.reason }]
      : [],
  );
  if (goesOn) gaps.push({ fromMs: offset(goesOn.from), toMs: null, reason: goesOn.reason });
  return { mediaStartedAt: start, spans, gaps };
}
