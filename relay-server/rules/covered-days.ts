import type { Span } from './case-state.ts';
import { dayNumber, dayText, laterDay } from './days.ts';

/** Days of [from, to) that at least one of the spans covers; one that goes on covers all that is left. */
export function coveredDays(spans: readonly Span[], from: string, to: string): number {
  if (spans.length === 0) return 0;
  const [first, end] = [dayNumber(from), dayNumber(to)];
  const within = spans
    .map(
      (span) => [dayNumber(span.from), span.until === null ? end : dayNumber(span.until)] as const,
    )
    .sort((a, b) => a[0] - b[0]);
  let reached = first;
  let covered = 0;
  for (const [start, until] of within) {
    const [begin, over] = [Math.max(start, reached), Math.min(until, end)];
    if (over <= begin) continue;
    covered += over - begin;
    reached = over;
  }
  return covered;
}

/**
 * A due day moved on by the days of [from, …) that at least one of the spans covers: overlapping ones
 * count once. A span that begins after the due day as moved so far comes too late and moves nothing:
 * a term that has run out is not revived by a suspension.
 * @param atDay the end of those that go on; null: they do not count yet
 */
export function movedBySpans(
  due: string,
  spans: readonly Span[],
  from: string,
  atDay: string | null,
): string {
  const ended = spans
    .map((span) => [dayNumber(laterDay(span.from, from)), span.until ?? atDay] as const)
    .filter((span): span is readonly [number, string] => span[1] !== null)
    .map(([start, end]) => [start, dayNumber(end)] as const)
    .sort((a, b) => a[0] - b[0]);
  let last = dayNumber(due);
  let reached = Number.NEGATIVE_INFINITY;
  for (const [start, end] of ended) {
    const begin = Math.max(start, reached);
    if (begin > last) break;
    if (end > begin) {
      last += end - begin;
      reached = end;
    }
  }
  return dayText(last);
}
