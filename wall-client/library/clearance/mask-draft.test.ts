import { expect, it } from 'vitest';
import { regionAt } from '../../../wire/mask-region.ts';
import {
  during,
  fitted,
  moving,
  newMask,
  placed,
  SMALLEST,
  sentMask,
  spanned,
} from './mask-draft.ts';
import { stageOf, stageWords } from './standing.ts';

const region = { x: 0.1, y: 0.1, w: 0.2, h: 0.2 };
const mask = newMask(1, region, 10_000);

it('a region is drawn from any corner, and stays within the picture', () => {
  expect(spanned({ x: 0.5, y: 0.6 }, { x: 0.25, y: 0.2 })).toEqual({
    x: 0.25,
    y: 0.2,
    w: 0.25,
    h: 0.3999,
  });
  expect(spanned({ x: 0.9, y: 0.9 }, { x: 1.4, y: 2 })).toMatchObject({ x: 0.9, y: 0.9 });
  const out = fitted({ x: 0.95, y: -1, w: 0.3, h: 0.001 });
  expect(out).toEqual({ x: 0.7, y: 0, w: 0.3, h: SMALLEST });
  expect(out.x + out.w).toBeLessThanOrEqual(1);
});

it('a still region is put elsewhere for all of its time, a moving one from a moment on', () => {
  const there = { ...region, x: 0.6 };
  expect(placed(mask, there, 4_000)).toMatchObject({ x: 0.6 });
  const moves = placed(moving(mask, true, 0), there, 4_000);
  expect(moves).toMatchObject({ x: 0.1, keyframes: [{ atMs: 4_000, x: 0.6 }] });
  expect(placed(moves, region, 4_020).keyframes).toHaveLength(1);
  expect(regionAt(moves, 2_000).x).toBeCloseTo(0.35);
  expect(moving(moves, false, 2_000)).toMatchObject({ x: 0.35 });
  expect(moving(moves, false, 2_000)).not.toHaveProperty('keyframes');
});

it('the time of a mask is narrowed, and what lay outside is let go of', () => {
  const moves = placed(moving(mask, true, 0), { ...region, x: 0.5 }, 8_000);
  const short = during(moves, 4_000, 6_000);
  expect(short).toMatchObject({ fromMs: 4_000, toMs: 6_000, x: 0.3, keyframes: [] });
  expect(during(mask, 6_000, 6_010)).toBeNull();
  expect(short && sentMask(short)).not.toHaveProperty('keyframes');
  expect(sentMask(mask)).not.toHaveProperty('key');
});

it('a clip says how it stands: what somebody waits for comes first', () => {
  expect(stageOf(null)).toBe('none');
  expect(stageWords(null)).toBe('未申请放行');
});
