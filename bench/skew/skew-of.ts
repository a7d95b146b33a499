import type { SeenFrame } from './frame-watch.ts';

/** Frames of one display, their instants by one clock for all. */
export type DisplayFrames = readonly SeenFrame[];

/**
 * By how much the displays of a wall are apart: of each frame that at least two of them showed, the time from
 * the first to the last of them, ms.
 * @param from frames displayed earlier do not count
 */
export function skewsOf(displays: readonly DisplayFrames[], from = 0): number[] {
  const shownAt = new Map<string, number[]>();
  for (const frames of displays) {
    const mine = new Map<string, number>();
    for (const [clip, place, at] of frames) {
      const name = `${clip} ${place}`;
      if (at >= from && !mine.has(name)) mine.set(name, at);
    }
    for (const [name, at] of mine) shownAt.set(name, [...(shownAt.get(name) ?? []), at]);
  }
  return [...shownAt.values()].flatMap((ats) =>
    ats.length < 2 ? [] : [Math.max(...ats) - Math.min(...ats)],
  );
}

/** When a display showed the first frame of a clip after an instant; undefined: it never did. */
export function firstShown(frames: DisplayFrames, clip: string, after: number): number | undefined {
  return frames.find(([name, , at]) => name === clip && at >= after)?.[2];
}

/**
 * When a display that came late was in step: from then on, for half a second, each of its frames within `within`
 * ms of the others'.
 */
export function inStepFrom(
  late: DisplayFrames,
  others: readonly DisplayFrames[],
  after: number,
  within: number,
): number | undefined {
  const mine = late.filter(([, , at]) => at >= after);
  const apart = mine.map(([clip, place, at]) => {
    const theirs = others.flatMap((frames) => {
      const frame = frames.find(
        ([name, each, shown]) => name === clip && each === place && Math.abs(shown - at) < 5_000,
      );
      return frame ? [Math.abs(frame[2] - at)] : [];
    });
    return theirs.length === 0 ? null : Math.max(...theirs);
  });
  const isNear = (n: number) => {
    const value = apart[n];
    return value === null || (value !== undefined && value <= within);
  };
  const found = mine.findIndex(([, , at], n) => {
    if (apart[n] === null) return false;
    const end = mine.findIndex(([, , later]) => later > at + 500);
    if (end < 0) return false;
    for (let each = n; each < end; each += 1) if (!isNear(each)) return false;
    return true;
  });
  return mine[found]?.[2];
}
