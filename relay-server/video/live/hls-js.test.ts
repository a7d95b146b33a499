import fc from 'fast-check';
import { type LevelDetails, M3U8Parser, PlaylistLevelType } from 'hls.js';
import { describe, expect, it } from 'vitest';
import { LIVE_LIMITS } from './live-limits.ts';
import { historyPlan, liveThrough } from './testing/history.ts';

const AT = 'http://localhost/video/live/car-1/index.m3u8';

/** What hls.js makes of each playlist of a stream's life. */
const lives = fc.sample(historyPlan, { numRuns: 12, seed: 177 }).map((plan) =>
  liveThrough(plan, LIVE_LIMITS).moments.map(({ text, playlist }) => ({
    text,
    playlist,
    details: M3U8Parser.parseLevelPlaylist(text, AT, 0, PlaylistLevelType.MAIN, 0, null),
  })),
);
const moments = lives.flat();

/** Segments and the one that grows, by number: what hls.js compares from one playlist to the next. */
function told({ fragments, fragmentHint }: LevelDetails): Map<number, string> {
  const growing = fragmentHint ? [fragmentHint] : [];
  return new Map([...fragments, ...growing].map(({ sn, cc, relurl }) => [sn, `${cc} ${relurl}`]));
}

describe('the wall’s player', () => {
  it('finds no fault with a playlist', () => {
    expect(moments.length).toBeGreaterThan(500);
    expect(moments.flatMap(({ details }) => details.playlistParsingError ?? [])).toEqual([]);
  });

  it('sees the segments, and after them one that grows, also when nothing comes in', () => {
    const otherwise = moments.filter(({ playlist, details }) => {
      const { fragments, fragmentHint } = details;
      return (
        fragments.length !== playlist.segments.length ||
        fragmentHint?.sn !== details.endSN + 1 ||
        fragmentHint.relurl !== undefined
      );
    });
    expect(otherwise.map(({ text }) => text).slice(0, 2)).toEqual([]);
  });

  it('reckons the numbers and dates that are meant', () => {
    const otherwise = moments.filter(({ playlist, details }) =>
      playlist.segments.some(({ number, sequence, programDateTime }, index) => {
        const fragment = details.fragments[index];
        return (
          fragment?.sn !== number ||
          fragment.cc !== sequence ||
          fragment.programDateTime !== programDateTime
        );
      }),
    );
    expect(otherwise.map(({ text }) => text).slice(0, 2)).toEqual([]);
  });

  it('finds the same under the same number in the next playlist', () => {
    const changed = lives.flatMap((life) =>
      life.filter(({ details }, index) => {
        const before = life[index - 1];
        if (!before) return false;
        const now = told(details);
        return [...told(before.details)].some(([number, was]) => {
          const is = now.get(number);
          return is !== undefined && !was.endsWith(' undefined') && is !== was;
        });
      }),
    );
    expect(changed.map(({ text }) => text).slice(0, 2)).toEqual([]);
  });
});
