import { describe, expect, it } from 'vitest';
import type { ShownItem } from '../../../../wire/views.ts';
import { lawFit } from './law-fit.utils.ts';
import { chaptersAround, faceOf, programmeOf, type Showing } from './programme.utils.ts';

const clip: ShownItem = {
  ...{ itemId: 'i1', kind: 'clip', title: '强制腾退', ms: 20_000, law: null },
  clip: { derivativeId: 'd 1', digest: 'd'.repeat(64) },
  lowerThird: { caseType: '执', maskedParty: '张某', measure: 'eviction', legalBasis: null },
};
const law: ShownItem = {
  ...{ itemId: 'i2', kind: 'law', title: '限制消费', ms: null, clip: null, lowerThird: null },
  law: { text: '条文', basis: '依据' },
};
const showing: Showing = {
  ...{ wallId: 'main', sessionId: 's', title: '活动', step: 3, held: false, now: clip, next: law },
  chapters: [],
  timeline: {
    ...{ itemId: 'i1', derivativeId: 'd 1', startsAt: 5_000, offsetMs: 0, pausedAtMs: null },
    ms: 20_000,
  },
  tally: { arrived: 1, settled: 0, receivedFen: 0 },
};

describe('what a session’s row asks of the player', () => {
  it('plays the cleared clip by its timeline, and has the next one ready if it is a clip', () => {
    const asked = programmeOf({ ...showing, next: { ...clip, itemId: 'i3' } });
    expect(asked).toEqual({
      itemId: 'i1',
      clip: { itemId: 'i1', url: '/video/cleared/d%201.mp4', ms: 20_000 },
      timing: { startsAt: 5_000, offsetMs: 0, pausedAtMs: null },
      next: { itemId: 'i3', url: '/video/cleared/d%201.mp4', ms: 20_000 },
    });
    expect(programmeOf(showing)?.next).toBeNull();
    expect(programmeOf({ ...showing, now: law })?.clip).toBeNull();
  });

  it('lets go of everything without a session, and at the end of its run-sheet', () => {
    expect(programmeOf(undefined)).toBeNull();
    expect(programmeOf({ ...showing, now: null, timeline: null })).toBeNull();
  });
});

describe('what the stage shows', () => {
  const face = (
    item: ShownItem | null,
    picture: Parameters<typeof faceOf>[2] = 'moving',
    row: Showing | undefined = showing,
    seen = true,
  ) => faceOf(row, item, picture, seen);

  it('waits without a session, and until the first item’s instant', () => {
    expect(faceOf(undefined, null, 'none', false)).toEqual({ show: 'wait' });
    expect(face(null, 'none')).toEqual({ show: 'wait' });
  });

  it('held comes before everything; at the end of the run-sheet that is said', () => {
    expect(face(clip, 'standing', { ...showing, held: true })).toEqual({ show: 'held' });
    expect(face(null, 'none', { ...showing, now: null })).toEqual({ show: 'end' });
  });

  it('the item that is on the screen, though the row names its successor already', () => {
    expect(face(clip, 'moving', { ...showing, now: law })).toMatchObject({ show: 'clip' });
    expect(face(law, 'none')).toMatchObject({ show: 'law', title: '限制消费', text: '条文' });
  });

  it('a clip is never black: it says that it is fetched, that it stands, or a card takes its place', () => {
    expect(face(clip, 'waiting', showing, false)).toMatchObject({ show: 'clip', note: 'fetching' });
    expect(face(clip, 'waiting')).toMatchObject({ show: 'clip', note: 'stuck' });
    expect(face(clip, 'standing')).toMatchObject({ show: 'clip', note: null });
    expect(face(clip, 'failed')).toMatchObject({ show: 'card', failed: true });
    expect(face(clip, 'over')).toMatchObject({ show: 'card', failed: false });
  });
});

describe('chapters', () => {
  const chapters = Array.from({ length: 9 }, (_, n) => ({
    ...{ itemId: `i${n + 1}`, kind: 'clip' as const, title: `第${n + 1}段` },
  }));
  const numbers = (itemId: string | null) =>
    chaptersAround(chapters, itemId, 4).map(({ number, current }) => (current ? -number : number));

  it('names one that is over, the current one and those that come', () => {
    expect(numbers('i1')).toEqual([-1, 2, 3, 4]);
    expect(numbers('i5')).toEqual([4, -5, 6, 7]);
    expect(numbers('i9')).toEqual([6, 7, 8, -9]);
    expect(numbers(null)).toEqual([1, 2, 3, 4]);
  });
});

describe('a law page', () => {
  const box = { width: 1640, height: 560 };
  it('is set as large as it fits, and ends with … where nothing helps', () => {
    expect(lawFit('短', box)).toEqual({ size: 76, text: '短' });
    expect(lawFit('条'.repeat(200), box).size).toBe(46);
    const long = lawFit('条'.repeat(1_000), box);
    expect(long.size).toBe(26);
    expect(long.text.endsWith('…')).toBe(true);
  });
});
