import { expect, it } from 'vitest';
import type { GapLine, SegmentLine } from '../recording/index-lines.ts';
import { planBake, shownAt } from './bake-plan.ts';

const START = 1_732_700_000_000;
const hash = 'a'.repeat(64);
const segment = (n: number, at: number, key = true): SegmentLine => ({
  ...{ kind: 'segment', n, at: START + at, ms: 2_000, bytes: 1, sha256: hash, key, chain: hash },
});
const gap = (from: number, to: number): GapLine => ({
  ...{ kind: 'gap', from: START + from, to: START + to, reason: 'slow', chain: hash },
});
const numbers = (plan: ReturnType<typeof planBake>) =>
  plan?.pieces.map(({ segments, skipMs, frames, clipMs }) => ({
    ...{ of: segments.map(({ n }) => n), skipMs, frames, clipMs },
  }));

it('H-72 a clip is decoded from the key frame before it, and cut to the picture', () => {
  const entries = [segment(1, 0), segment(2, 2_000, false), segment(3, 4_000), segment(4, 6_000)];
  const plan = planBake(entries, { fromMs: 3_000, toMs: 5_020 });
  expect(numbers(plan)).toEqual([{ of: [1, 2, 3], skipMs: 3_000, frames: 51, clipMs: 0 }]);
  expect(plan).toMatchObject({ frames: 51, ms: 2_040 });
});

it('H-72 what was not kept is left out: times go on where pictures do', () => {
  const entries = [segment(1, 0), gap(2_000, 9_000), segment(2, 9_000), segment(3, 20_000)];
  const plan = planBake(entries, { fromMs: 1_000, toMs: 21_000 });
  expect(numbers(plan)).toEqual([
    { of: [1], skipMs: 1_000, frames: 25, clipMs: 0 },
    { of: [2], skipMs: 0, frames: 50, clipMs: 8_000 },
    { of: [3], skipMs: 0, frames: 25, clipMs: 19_000 },
  ]);
  if (!plan) throw new Error('no plan');
  expect(plan.ms).toBe(4_000);
  expect([500, 4_000, 8_400, 25_000].map((ms) => shownAt(plan, ms))).toEqual([
    ...[500, 1_000, 1_400, 4_000],
  ]);
});

it('H-72 a clip that lies in a gap has nothing to show', () => {
  const entries = [segment(1, 0), gap(2_000, 9_000), segment(2, 9_000)];
  expect(planBake(entries, { fromMs: 3_000, toMs: 8_000 })).toBeNull();
  expect(planBake([], { fromMs: 0, toMs: 8_000 })).toBeNull();
});
