/** What of a recording the timeline shows, ms from its first frame. */
export interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Nearer than this there is nothing more to see. */
const NEAREST_MS = 5_000;

export function whole(durationMs: number): Window {
  return { fromMs: 0, toMs: Math.max(durationMs, 1) };
}

/** Place of an offset in the window: 0 at its left edge, 1 at its right. */
export function placeOf({ fromMs, toMs }: Window, offset: number): number {
  return (offset - fromMs) / (toMs - fromMs);
}

export function offsetAt({ fromMs, toMs }: Window, place: number): number {
  return fromMs + Math.min(Math.max(place, 0), 1) * (toMs - fromMs);
}

/** The part of a bar that is in the window, as CSS. */
export function barStyle(view: Window, fromMs: number, toMs: number) {
  const within = (offset: number) => Math.min(Math.max(placeOf(view, offset), 0), 1);
  const [left, right] = [within(fromMs), within(toMs)];
  return { left: `${left * 100}%`, width: `${(right - left) * 100}%` };
}

/** The window nearer or farther by `factor` (below 1: nearer), the anchor staying where it is. */
export function zoomed(now: Window, factor: number, anchor: number, durationMs: number): Window {
  const all = whole(durationMs);
  const length = Math.min(
    Math.max((now.toMs - now.fromMs) * factor, NEAREST_MS),
    all.toMs - all.fromMs,
  );
  const place = Math.min(Math.max(placeOf(now, anchor), 0), 1);
  return within({ fromMs: anchor - place * length, toMs: anchor + (1 - place) * length }, all);
}

/** The window with this offset in it: as it is, else moved so that the offset is near its left edge. */
export function following(now: Window, offset: number, durationMs: number): Window {
  if (offset >= now.fromMs && offset <= now.toMs) return now;
  const length = now.toMs - now.fromMs;
  const fromMs = offset - length * 0.05;
  return within({ fromMs, toMs: fromMs + length }, whole(durationMs));
}

function within({ fromMs, toMs }: Window, all: Window): Window {
  const length = Math.min(toMs - fromMs, all.toMs);
  const start = Math.min(Math.max(fromMs, 0), all.toMs - length);
  return { fromMs: start, toMs: start + length };
}

const STEPS_S = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800,
] as const;

/**
 * Offsets at round capture times, at most `most` of them.
 * @param startedAt capture time of offset 0, UTC ms (the court's zone is whole hours off)
 */
export function ticksOf(now: Window, startedAt: number, most: number): number[] {
  const length = now.toMs - now.fromMs;
  const step = (STEPS_S.find((s) => length / (s * 1000) <= most) ?? 86_400) * 1000;
  const first = Math.ceil((startedAt + now.fromMs) / step) * step - startedAt;
  const ticks: number[] = [];
  for (let at = first; at <= now.toMs; at += step) ticks.push(at);
  return ticks;
}

/** Bars one below another where they would overlap: each with its lane, from 0. */
export function lanesOf<B extends Window>(bars: readonly B[]): { bar: B; lane: number }[] {
  const ends: number[] = [];
  return [...bars]
    .sort((a, b) => a.fromMs - b.fromMs)
    .map((bar) => {
      const free = ends.findIndex((end) => end <= bar.fromMs);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = bar.toMs;
      return { bar, lane };
    });
}
