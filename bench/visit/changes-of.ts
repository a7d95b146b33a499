import type { SeenFrames } from './frame-watch.ts';

/** How smooth one page change was. */
export interface Change {
  /** The longest time between two animation frames, ms. */
  readonly longestGap: number;
  /** Main-thread tasks over 50 ms that began or ended in it, ms. */
  readonly longTasks: readonly number[];
}

/**
 * Page changes, one for each key, each from the frame before the key for `lasts` ms.
 * @param tasks tasks of the main thread over 50 ms, by the same clock
 */
export function changesOf(
  { frames, keys }: SeenFrames,
  tasks: readonly { start: number; ms: number }[],
  lasts: number,
): Change[] {
  return keys.map((from) => {
    const to = from + lasts;
    const gaps = frames.flatMap((at, nth) => {
      const before = frames[nth - 1];
      return before !== undefined && at >= from && before <= to ? [at - before] : [];
    });
    const within = tasks.filter(({ start, ms }) => start + ms >= from && start <= to);
    return { longestGap: Math.max(0, ...gaps), longTasks: within.map(({ ms }) => ms) };
  });
}
