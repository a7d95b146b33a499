import type { RecordingOrigin } from '../../../wire/codes.ts';
import type { Chapter } from './vod-playlist.ts';

/** A recording of a stream, as it can be played. Instants are UTC ms of the media's own time. */
export interface Joinable {
  readonly id: string;
  readonly origin: RecordingOrigin;
  readonly chapters: readonly Chapter[];
}

/** A chapter in its place among those of other recordings. */
export interface Joined {
  readonly recordingId: string;
  readonly chapter: Chapter;
  /** It does not go on from the one before it: another recording, a gap, or chapters left out. */
  readonly discontinuity: boolean;
  /** It needs another init segment than the one before it. */
  readonly newMap: boolean;
}

/** UTC ms; `from` included, `to` not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A chapter is worth showing for so much that nothing else shows, ms; half of it where it is shorter. */
const LACKING = 1_000;

/**
 * Joins the recordings of one stream over a span, in the order in which their pictures were taken. What
 * was seen live is shown first of all; an upload fills what is lacking, whole chapters at a time. Where
 * clocks differ a little it is not shown again for less than a second. Pure.
 */
export function joinRecordings(recordings: readonly Joinable[], span: Span): Joined[] {
  let shown: readonly Span[] = [];
  const picked: Picked[] = [];
  for (const { id, chapters } of [...recordings].sort(liveFirst)) {
    const mine: Span[] = [];
    for (const chapter of chapters) {
      const own = { from: chapter.at, to: chapter.at + chapter.ms };
      if (own.from >= span.to || (own.to <= span.from && own.from < span.from)) continue;
      const lacking = lackingOf(own, shown);
      if (own.from < own.to && lacking.ms < Math.min(LACKING, chapter.ms / 2)) continue;
      picked.push({ recordingId: id, chapter, place: lacking.from });
      mine.push(own);
    }
    shown = union(shown, mine);
  }
  picked.sort((a, b) => a.place - b.place);
  return picked.map((one, n) => placed(one, picked[n - 1]));
}

interface Picked {
  readonly recordingId: string;
  readonly chapter: Chapter;
  /** From when on nothing else shows what it has. */
  readonly place: number;
}

function liveFirst(a: Joinable, b: Joinable): number {
  if (a.origin !== b.origin) return a.origin === 'live' ? -1 : 1;
  const [begun, other] = [a.chapters[0]?.at ?? 0, b.chapters[0]?.at ?? 0];
  return begun - other || (a.id < b.id ? -1 : 1);
}

function placed({ recordingId, chapter }: Picked, before: Picked | undefined): Joined {
  const newMap = before?.recordingId !== recordingId;
  const goesOn = !newMap && before?.chapter.last === chapter.first - 1 && !chapter.afterGap;
  return { recordingId, chapter, discontinuity: before !== undefined && !goesOn, newMap };
}

/** How much of a span is in none of those shown, ms, and from when on. */
function lackingOf(span: Span, shown: readonly Span[]): { ms: number; from: number } {
  let ms = span.to - span.from;
  let place = span.from;
  for (let n = firstEndingAfter(shown, span.from); n < shown.length; n += 1) {
    const { from, to } = shown[n] ?? span;
    if (from >= span.to) break;
    ms -= Math.min(to, span.to) - Math.max(from, span.from);
    if (from <= place) place = Math.min(to, span.to);
  }
  return { ms, from: place };
}

/** Index of the first of the spans, in order and apart, that ends after `at`. */
function firstEndingAfter(spans: readonly Span[], at: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** All spans of both, in order and apart. */
function union(some: readonly Span[], others: readonly Span[]): Span[] {
  const all = [...some, ...others].sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of all) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}
