import { describe, expect, it } from 'vitest';
import type { Mask } from '../../../wire/events/clearance.ts';
import { regionAt } from '../../../wire/mask-region.ts';
import { drawMasks, MASK_LEVELS, maskSize } from './mask-frames.ts';

const size = { width: 20, height: 10 };
const still: Mask = {
  ...{ shape: 'rect', effect: 'black', fromMs: 1_000, toMs: 2_000 },
  ...{ x: 0.1, y: 0.2, w: 0.2, h: 0.3 },
};
function drawn(masks: readonly Mask[], atMs: number) {
  const into = new Uint8Array(size.width * size.height).fill(7);
  const isAny = drawMasks(masks, atMs, size, into);
  const cells = [...into.entries()].flatMap(([n, level]) => (level > 0 ? [n] : []));
  const columns = cells.map((n) => n % size.width);
  const rows = cells.map((n) => Math.floor(n / size.width));
  const box = [Math.min(...columns), Math.min(...rows), Math.max(...columns), Math.max(...rows)];
  return { isAny, into, count: cells.length, box };
}

describe('H-72 what is hidden', () => {
  it('every cell that the region touches, for as long as it stands', () => {
    expect(drawn([still], 1_000)).toMatchObject({ count: 4 * 3, box: [2, 2, 5, 4] });
    // A picture that is shown from 960 to 1,000 ms is not, one that is shown until 1,001 is.
    expect(drawn([still], 960).isAny).toBe(false);
    expect(drawn([still], 961).isAny).toBe(true);
    expect(drawn([still], 1_999).isAny).toBe(true);
    expect(drawn([still], 2_000).isAny).toBe(false);
    expect(drawn([{ ...still, x: 0.12 }], 1_000).box).toEqual([2, 2, 6, 4]);
  });

  it('an ellipse, widened to whole cells, not its corners', () => {
    const round: Mask = { ...still, shape: 'ellipse', x: 0, y: 0, w: 1, h: 1 };
    const { into, box } = drawn([round], 1_500);
    expect(box).toEqual([0, 0, 19, 9]);
    expect([into[0], into[19], into[4 * 20], into[4 * 20 + 19]]).toEqual([0, 0, 255, 255]);
  });

  it('a region goes in straight lines, and hides all of its way during a picture', () => {
    const moving: Mask = {
      ...{ ...still, fromMs: 0, x: 0, y: 0, w: 0.2, h: 0.2 },
      keyframes: [
        { atMs: 1_000, x: 0.5, y: 0.4, w: 0.4, h: 0.2 },
        { atMs: 1_500, x: 0.5, y: 0.8, w: 0.4, h: 0.2 },
      ],
    };
    expect(regionAt(moving, 500)).toEqual({ x: 0.25, y: 0.2, w: 0.30000000000000004, h: 0.2 });
    expect(regionAt(moving, 1_250).y).toBeCloseTo(0.6);
    expect(regionAt(moving, 1_900)).toEqual({ x: 0.5, y: 0.8, w: 0.4, h: 0.2 });
    const fast: Mask = { ...moving, keyframes: [{ atMs: 40, x: 0.8, y: 0, w: 0.2, h: 0.2 }] };
    expect(drawn([fast], 0).box).toEqual([0, 0, 19, 1]);
  });

  it('where regions lie over one another black hides more than blocks, blocks more than blur', () => {
    const over = (['blur', 'black', 'pixelate'] as const).map((effect) => ({ ...still, effect }));
    expect(drawn(over, 1_000).into[2 * 20 + 2]).toBe(MASK_LEVELS.black);
    expect(drawn(over.slice(0, 1), 1_000).into[2 * 20 + 2]).toBe(MASK_LEVELS.blur);
  });

  it('a large picture has no more cells than a small one', () => {
    expect(maskSize({ width: 1920, height: 1080 })).toEqual({ width: 480, height: 270 });
    expect(maskSize({ width: 160, height: 120 })).toEqual({ width: 160, height: 120 });
  });
});
