import { expect, it } from 'vitest';
import type { GapLine, SegmentLine } from '../recording/index-lines.ts';
import { pictureOf } from './picture.ts';

const START = 1_732_700_000_000;
const hash = 'a'.repeat(64);
const segment = (n: number, at: number, ms = 2_000): SegmentLine => ({
  ...{ kind: 'segment', n, at: START + at, ms, bytes: 1, sha256: hash, key: true, chain: hash },
});
const gap = (from: number, to: number): GapLine => ({
  ...{ kind: 'gap', from: START + from, to: START + to, reason: 'slow', chain: hash },
});

it('H-13 segments that follow one another are one stretch; a gap parts them', () => {
  const entries = [segment(1, 0), segment(2, 2_000), gap(4_000, 9_000), segment(3, 9_000)];
  expect(pictureOf(entries)).toEqual({
    mediaStartedAt: START,
    spans: [
      { fromMs: 0, toMs: 4_000 },
      { fromMs: 9_000, toMs: 11_000 },
    ],
    gaps: [{ fromMs: 4_000, toMs: 9_000, reason: 'slow' }],
  });
});

it('a clock that trembles parts nothing; a hole that nobody told does', () => {
  const entries = [segment(1, 0), segment(2, 1_960), segment(3, 4_100), segment(4, 9_000)];
  expect(pictureOf(entries).spans).toEqual([
    { fromMs: 0, toMs: 6_100 },
    { fromMs: 9_000, toMs: 11_000 },
  ]);
});

it('what was lost before the first frame stands at 0; of nothing there is nothing', () => {
  expect(pictureOf([gap(-5_000, 0), segment(1, 0)])).toMatchObject({
    spans: [{ fromMs: 0, toMs: 2_000 }],
    gaps: [{ fromMs: 0, toMs: 0 }],
  });
  expect(pictureOf([])).toEqual({ mediaStartedAt: null, spans: [], gaps: [] });
  const lost = { from: START + 2_000, reason: 'full' } as const;
  expect(pictureOf([segment(1, 0)], lost).gaps).toEqual([
    { fromMs: 2_000, toMs: null, reason: 'full' },
  ]);
  expect(pictureOf([gap(0, 5_000)])).toMatchObject({ mediaStartedAt: null, spans: [] });
});
