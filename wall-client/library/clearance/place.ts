import type { Region } from '../../../wire/mask-region.ts';

/** A point of the picture, of its width and height. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a region lies upon the picture, as CSS says it. */
export function styleOf({ x, y, w, h }: Region) {
  const share = (n: number) => `${n * 100}%`;
  return { left: share(x), top: share(y), width: share(w), height: share(h) };
}
