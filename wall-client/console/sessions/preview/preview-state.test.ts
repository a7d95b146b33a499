import { expect, it } from 'vitest';
import type { Showing } from '../../../../wire/views.ts';
import { previewOf } from './preview-state.ts';

const T = 1_800_000_000_000;
const showing: Showing = {
  ...{
    wallId: 'main',
    sessionId: 's',
    title: '活动',
    step: 1,
    held: false,
    next: null,
    chapters: [],
  },
  now: {
    ...{ itemId: 'a', kind: 'clip', title: '片段', ms: 10_000, lowerThird: null, law: null },
    clip: { derivativeId: 'd', digest: 'x' },
  },
  timeline: {
    ...{
      itemId: 'a',
      derivativeId: 'd',
      startsAt: T,
      offsetMs: 2_000,
      pausedAtMs: null,
      ms: 10_000,
    },
  },
  tally: { arrived: 0, settled: 0, receivedFen: 0 },
};

it('a clip is where the timeline says, waits for its beginning, and stands when paused or over', () => {
  expect(previewOf(showing, T + 1_000)).toMatchObject({ kind: 'clip', atMs: 3_000, runs: true });
  expect(previewOf(showing, T - 500)).toMatchObject({ atMs: 2_000, runs: false });
  expect(previewOf(showing, null)).toMatchObject({ atMs: 2_000, runs: false });
  expect(previewOf(showing, T + 60_000)).toMatchObject({ atMs: 10_000, runs: false });
  const timeline = showing.timeline && { ...showing.timeline, pausedAtMs: 4_000 };
  expect(previewOf({ ...showing, timeline }, T)).toMatchObject({ atMs: 4_000, runs: false });
});

it('休屏 shows nothing, whatever is on; a page of the law is a page; the list at its end is the title', () => {
  expect(previewOf(undefined, T)).toEqual({ kind: 'none' });
  expect(previewOf({ ...showing, held: true }, T)).toEqual({ kind: 'held' });
  expect(previewOf({ ...showing, now: null }, T)).toEqual({ kind: 'title', title: '活动' });
  const law = { text: '要点', basis: '某条' };
  const now = showing.now && { ...showing.now, clip: null, law };
  expect(previewOf({ ...showing, now }, T).kind).toBe('law');
  const talk = showing.now && { ...showing.now, clip: null, title: '谈话' };
  expect(previewOf({ ...showing, now: talk }, T)).toEqual({ kind: 'title', title: '谈话' });
});
