import { gone, type Row, type RowChange, seqId } from '../rows.ts';

/** A case's timeline holds this many lines, the newest by occurrence. */
export const TIMELINE_LINES = 300;

/** Where a line stands: by occurrence, then by arrival. */
export interface LineKey {
  readonly at: number;
  readonly seq: number;
}

export interface Line extends LineKey {
  readonly timeline: Row;
  readonly activity: Row | null;
}

/** The lines that a timeline shows of all there are: the newest, in order. */
export function newestLines<L extends LineKey>(lines: readonly L[]): L[] {
  return [...lines].sort(compare).slice(-TIMELINE_LINES);
}

/**
 * Adds a line to those shown.
 * @returns the lines now shown, and what changes
 */
export function withLine(
  shown: readonly LineKey[],
  line: Line,
  caseNumber: string,
): { shown: readonly LineKey[]; changes: RowChange[] } {
  let place = shown.length;
  for (let before = shown[place - 1]; before && compare(before, line) > 0; ) {
    place -= 1;
    before = shown[place - 1];
  }
  const { at, seq } = line;
  const lines = [...shown.slice(0, place), { at, seq }, ...shown.slice(place)];
  if (lines.length <= TIMELINE_LINES) return { shown: lines, changes: [line.timeline] };
  const [dropped, ...rest] = lines;
  if (!dropped || dropped.seq === seq) return { shown: rest, changes: [] };
  return {
    shown: rest,
    changes: [line.timeline, gone('timeline', seqId(dropped.seq), caseNumber)],
  };
}

function compare(a: LineKey, b: LineKey): number {
  return a.at - b.at || a.seq - b.seq;
}
