import { type RecordingGap, recordingGaps } from '../../wire/codes.ts';
import type { RecordingDetail } from '../../wire/library.ts';
import { lengthWords } from './words.ts';

/** A stretch of a recording of which there are no pictures. Offsets as everywhere, ms. */
export interface Hole {
  readonly fromMs: number;
  readonly toMs: number;
  /** null: nobody knows why. */
  readonly reason: RecordingGap | null;
}

type Extent = Pick<RecordingDetail, 'startedAt' | 'endedAt' | 'spans' | 'gaps'>;

/** Shorter ones without a known reason are the rounding of segments. */
const LEAST_MS = 300;

/** From the first frame to the end of the last, gaps and all, ms; while it goes on: so far. */
export function durationOf({ startedAt, endedAt, spans, gaps }: Extent): number {
  const told = endedAt === null ? 0 : endedAt - startedAt;
  const ends = [...spans, ...gaps].map(({ toMs }) => toMs ?? 0);
  return Math.max(told, ...ends, 0);
}

/** What there is nothing to see of, in order. */
export function holesOf(extent: Extent): Hole[] {
  const holes: Hole[] = [];
  let seen = 0;
  const end = durationOf(extent);
  for (const { fromMs, toMs } of [...extent.spans, { fromMs: end, toMs: end }]) {
    const reason = reasonOf(extent, seen, fromMs);
    if (fromMs - seen >= (reason === null ? LEAST_MS : 1)) {
      holes.push({ fromMs: seen, toMs: fromMs, reason });
    }
    seen = Math.max(seen, toMs);
  }
  return holes;
}

function reasonOf({ gaps }: Extent, fromMs: number, toMs: number): RecordingGap | null {
  const meets = gaps.find((gap) => gap.fromMs < toMs && (gap.toMs ?? toMs) > fromMs);
  return meets?.reason ?? null;
}

/** 此处 12 秒未录：磁盘写入过慢 */
export function holeWords({ fromMs, toMs, reason }: Hole): string {
  const why = reason === null ? '原因未记录' : recordingGaps.labels[reason];
  return `此处 ${lengthWords(toMs - fromMs)}未录：${why}`;
}

/** The hole that an offset lies in; its end is no part of it. */
export function holeAt(holes: readonly Hole[], offset: number): Hole | undefined {
  return holes.find(({ fromMs, toMs }) => offset >= fromMs && offset < toMs);
}

/**
 * The hole that was stepped over when a picture at `before` was followed by one at `after`: its middle
 * lies between them, and most of it was jumped. Edges may be off by what a segment's times are.
 */
export function holeBetween(
  holes: readonly Hole[],
  before: number,
  after: number,
): Hole | undefined {
  return holes.find(({ fromMs, toMs }) => {
    const middle = (fromMs + toMs) / 2;
    return before < middle && after > middle && after - before >= (toMs - fromMs) / 2;
  });
}
