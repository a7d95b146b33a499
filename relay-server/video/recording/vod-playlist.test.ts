import { describe, expect, it } from 'vitest';
import type { GapLine, SegmentLine } from './index-lines.ts';
import { chaptersOf, playlistOf } from './vod-playlist.ts';

const chain = 'a'.repeat(64);
const AT = Date.UTC(2024, 10, 27);
const segment = (n: number, key: boolean, ms = 2_000, at = AT + (n - 1) * 2_000): SegmentLine => ({
  ...{ kind: 'segment', n, at, ms, bytes: 10, sha256: chain, key, chain },
});
const gap: GapLine = { kind: 'gap', from: AT + 4_000, to: AT + 9_000, reason: 'slow', chain };
const spans = (...given: Parameters<typeof chaptersOf>) =>
  chaptersOf(...given).map(({ first, last, ms }) => [first, last, ms]);

describe('chapters', () => {
  it('begin with a key frame', () => {
    const entries = [segment(1, true), segment(2, false), segment(3, true), segment(4, true)];
    expect(spans(entries, true)).toEqual([
      [1, 2, 4_000],
      [3, 3, 2_000],
      [4, 4, 2_000],
    ]);
  });

  it('without key frames are no longer than the target duration', () => {
    const entries = Array.from({ length: 8 }, (_, n) => segment(n + 1, n === 0));
    expect(spans(entries, true)).toEqual([
      [1, 5, 10_000],
      [6, 8, 6_000],
    ]);
  });

  it('that may still grow are left out, until a key frame or a gap follows', () => {
    const entries = [segment(1, true), segment(2, true), segment(3, false)];
    expect(spans(entries, false)).toEqual([[1, 1, 2_000]]);
    expect(spans([...entries, segment(4, true)], false)).toHaveLength(2);
    expect(spans([...entries, gap], false)).toHaveLength(2);
    expect(spans(entries, true)).toHaveLength(2);
  });

  it('are not joined over a gap, and say that one came before', () => {
    const entries = [
      gap,
      segment(1, true),
      segment(2, false),
      gap,
      segment(3, false),
      segment(4, true),
    ];
    const chapters = chaptersOf(entries, true);
    expect(chapters.map(({ first, last, afterGap }) => [first, last, afterGap])).toEqual([
      [1, 2, false],
      [3, 3, true],
      [4, 4, false],
    ]);
  });
});

it('a gap is a discontinuity, and the times go on after it', () => {
  const entries = [segment(1, true), gap, segment(2, true, 1_960, AT + 9_000)];
  expect(playlistOf(chaptersOf(entries, true), true).split('\n').slice(5)).toEqual([
    '#EXT-X-MAP:URI="init.mp4"',
    '#EXT-X-PROGRAM-DATE-TIME:2024-11-27T00:00:00.000Z',
    ...['#EXTINF:2.000,', 'seg-1.m4s', '#EXT-X-DISCONTINUITY'],
    '#EXT-X-PROGRAM-DATE-TIME:2024-11-27T00:00:09.000Z',
    ...['#EXTINF:1.960,', 'seg-2.m4s', '#EXT-X-ENDLIST', ''],
  ]);
});
