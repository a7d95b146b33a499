import { APART } from '../library/picture.ts';
import type { GapLine, SegmentLine } from '../recording/index-lines.ts';
import { FRAME_MS } from './bake-limits.ts';

/** A stretch of a clip without a gap, and the segments that it is decoded from. */
export interface Piece {
  /** From a key frame on, wherever there is one before the stretch. */
  readonly segments: readonly SegmentLine[];
  /** From the first frame of the segments to the beginning of the stretch, ms; negative: there is less. */
  readonly skipMs: number;
  readonly frames: number;
  /** Where it begins, ms from the clip's beginning. */
  readonly clipMs: number;
}

export interface BakePlan {
  readonly pieces: readonly Piece[];
  readonly frames: number;
  /** Exact length of the derivative: what was not kept is left out, not shown black. */
  readonly ms: number;
}

interface Run {
  readonly segments: readonly SegmentLine[];
  readonly from: number;
  readonly to: number;
}

/**
 * What of a clip there is to show, gaps left out. Pure.
 * @param entries of the recording's index
 * @param clip ms from the recording's first frame
 * @returns null: nothing of it was kept
 */
export function planBake(
  entries: readonly (SegmentLine | GapLine)[],
  clip: { readonly fromMs: number; readonly toMs: number },
): BakePlan | null {
  const start = entries.find((entry) => entry.kind === 'segment')?.at;
  if (start === undefined) return null;
  const from = start + clip.fromMs;
  const to = start + clip.toMs;
  const pieces = runsOf(entries).flatMap((run) => pieceOf(run, from, to) ?? []);
  const frames = pieces.reduce((sum, piece) => sum + piece.frames, 0);
  return frames === 0 ? null : { pieces, frames, ms: frames * FRAME_MS };
}

/** Where in the derivative a moment of the clip is shown, ms; a moment in a gap: where the gap is. */
export function shownAt({ pieces }: Pick<BakePlan, 'pieces'>, clipMs: number): number {
  let before = 0;
  for (const piece of pieces) {
    const ms = piece.frames * FRAME_MS;
    if (clipMs < piece.clipMs + ms) return before + Math.max(0, clipMs - piece.clipMs);
    before += ms;
  }
  return before;
}

function runsOf(entries: readonly (SegmentLine | GapLine)[]): Run[] {
  const runs: SegmentLine[][] = [];
  let end: number | null = null;
  for (const entry of entries) {
    if (entry.kind === 'gap') {
      end = null;
      continue;
    }
    if (end !== null && entry.at - end <= APART) runs.at(-1)?.push(entry);
    else runs.push([entry]);
    end = Math.max(end ?? 0, entry.at + entry.ms);
  }
  return runs.map((segments) => ({
    segments,
    from: segments[0]?.at ?? 0,
    to: Math.max(...segments.map(({ at, ms }) => at + ms)),
  }));
}

function pieceOf(run: Run, from: number, to: number): Piece | null {
  const begin = Math.max(from, run.from);
  const end = Math.min(to, run.to);
  const frames = Math.round((end - begin) / FRAME_MS);
  const touches = ({ at, ms }: SegmentLine) => at < end && at + ms > begin;
  const first = run.segments.findIndex(touches);
  if (frames < 1 || first === -1) return null;
  const key = run.segments.findLastIndex((segment, n) => segment.key && n <= first);
  const segments = run.segments.slice(
    key === -1 ? first : key,
    run.segments.findLastIndex(touches) + 1,
  );
  const skipMs = begin - (segments[0]?.at ?? begin);
  return { segments, skipMs, frames, clipMs: begin - from };
}
