import { expect, it } from 'vitest';
import type { GapLine, SegmentLine } from '../recording/index-lines.ts';
import { planExport } from './plan.ts';

const CHAIN = '0'.repeat(64);
const START = 1_732_700_000_000;
const segment = (n: number, seconds: number, key = true): SegmentLine => ({
  ...{ kind: 'segment', n, at: START + seconds * 1000, ms: 2_000, bytes: 10, sha256: CHAIN },
  ...{ key, chain: CHAIN },
});
const gap: GapLine = {
  ...{ kind: 'gap', from: START + 6_000, to: START + 10_000, reason: 'slow', chain: CHAIN },
};
const ENTRIES = [segment(1, 0), segment(2, 2, false), segment(3, 4), gap, segment(4, 10)];
const planned = (fromMs: number, toMs: number) => {
  const plan = planExport(ENTRIES, { fromMs, toMs });
  return plan && [plan.segments.map(({ n }) => n), plan.fromMs, plan.toMs, plan.gaps.length];
};

it('H-40 a span is widened to whole segments, from a key frame on', () => {
  expect(planned(4_500, 5_000)).toEqual([[3], 4_000, 6_000, 0]);
  expect(planned(2_500, 4_000)).toEqual([[1, 2], 0, 4_000, 0]);
  expect(planned(5_999, 10_001)).toEqual([[3, 4], 4_000, 12_000, 1]);
  expect(planned(7_000, 11_000)).toEqual([[4], 10_000, 12_000, 1]);
});

it('H-40 all of it, gaps and all; nothing where nothing was kept', () => {
  expect(planExport(ENTRIES, null)).toEqual({
    ...{ startedAt: START, segments: ENTRIES.filter(({ kind }) => kind === 'segment') },
    ...{ fromMs: 0, toMs: 12_000, gaps: [gap], bytes: 40 },
  });
  expect(planned(6_500, 9_000)).toBeNull();
  expect(planned(12_000, 13_000)).toBeNull();
  expect(planExport([gap], null)).toBeNull();
});
