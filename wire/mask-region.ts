/** A part of the picture, of its width and height. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface Moving extends Region {
  readonly fromMs: number;
  readonly keyframes?: readonly (Region & { readonly atMs: number })[] | undefined;
}

/** Where a mask's region is at a moment, ms from the clip's beginning, whether it is shown then or not. Pure. */
export function regionAt({ fromMs, x, y, w, h, keyframes = [] }: Moving, atMs: number): Region {
  let before = { atMs: fromMs, x, y, w, h };
  for (const next of keyframes) {
    if (atMs < next.atMs) {
      const span = next.atMs - before.atMs;
      const part = span <= 0 ? 1 : Math.max(0, (atMs - before.atMs) / span);
      const between = (a: number, b: number) => a + (b - a) * part;
      return {
        x: between(before.x, next.x),
        y: between(before.y, next.y),
        w: between(before.w, next.w),
        h: between(before.h, next.h),
      };
    }
    before = next;
  }
  return { x: before.x, y: before.y, w: before.w, h: before.h };
}
