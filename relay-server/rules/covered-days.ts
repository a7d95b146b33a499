import type { Span } from './case-state.ts';
import { dayNumber, laterDay } from './days.ts';

/**
 * Days of [from, …) that at least one of the spans covers: overlapping ones count once.
 * @param atDay the end of those that go on; null: they do not count yet
 */
export function coveredDays(spans: readonly Span[], from: string, atDay: string | null): number {
  const ended = spans
    .map((span) => [dayNumber(laterDay(span.from, from)), span.until ?? atDay] as const)
    .filter((span): span is readonly [number, string] => span[1] !== null)
    .map(([start, end]) => [start, dayNumber(end)] as const)
    .sort((a, b) => a[0] - b[0]);
  let days = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const [start, end] of ended) {
    const begin = Math.max(start, reached);
    if (end > begin) {
      days += end - begin;
      reached = end;
    }
  }
  return days;
}
