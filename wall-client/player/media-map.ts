/** A stretch of unbroken media, as a playlist tells it. */
export interface Stretch {
  /** Where it begins on the player's own time, seconds. */
  readonly start: number;
  /** Seconds. */
  readonly duration: number;
  /** When its first frame was taken, UTC ms of the stream's own clock. */
  readonly at: number;
}

/** A player may stand a hair before the frame that it shows. */
const HAIR_S = 0.002;

/** When the picture at `time` (the player's seconds) was taken; null: nothing is known of that time. */
export function instantAt(stretches: readonly Stretch[], time: number): number | null {
  const found = stretches.findLast(({ start }) => start <= time + HAIR_S) ?? stretches[0];
  if (found === undefined) return null;
  const into = Math.min(Math.max(time - found.start, 0), found.duration);
  return found.at + into * 1000;
}

/**
 * Where on the player's time the picture of an instant is, seconds. What was not kept has none: the
 * next that was. Before the first it is the first, after the last the end.
 */
export function timeOf(stretches: readonly Stretch[], instant: number): number | null {
  const at = stretches.findLastIndex((one) => one.at <= instant);
  const found = stretches[Math.max(at, 0)];
  if (found === undefined) return null;
  const into = Math.max(instant - found.at, 0) / 1000;
  const next = stretches[at + 1];
  if (into > found.duration - HAIR_S && at >= 0 && next) return next.start + HAIR_S / 2;
  return found.start + Math.min(into, found.duration) + (into === 0 ? HAIR_S / 2 : 0);
}
