import { describe, expect, it } from 'vitest';
import { fakeClip, fakeRecording, NOON } from '../testing/fake-media.ts';
import { dayWords } from './day-words.ts';
import { mediaDays } from './media-days.utils.ts';
import { mediaItems } from './media-items.utils.ts';

const HOUR = 3_600_000;

function daysOf(
  recordings: Parameters<typeof fakeRecording>[1][],
  clips: Parameters<typeof fakeClip>[1][] = [],
) {
  return mediaDays(
    mediaItems({
      recordings: recordings.map((given, at) => fakeRecording(`r${at}`, given)),
      clips: clips.map((given, at) => fakeClip(`c${at}`, given)),
    }),
  );
}

describe('days of video', () => {
  it('are court days', () => {
    const days = daysOf([{}, { startedAt: NOON + 11 * HOUR }, { startedAt: NOON + 12 * HOUR }]);
    expect(days.map(({ day, recordings }) => [day, recordings])).toEqual([
      ['2024-11-27', 1],
      ['2024-11-26', 2],
    ]);
  });

  it('bars stand where they were taken, from the first frame of the day to the last', () => {
    const [day] = daysOf(
      [{ ms: HOUR }, { startedAt: NOON + 3 * HOUR, ms: HOUR, state: 'deleted' }],
      [{ fromMs: HOUR / 2, toMs: HOUR }],
    );
    expect(day?.bars.map(({ from, to, deleted }) => [from, to, deleted])).toEqual([
      [0.75, 1, true],
      [0, 0.25, false],
    ]);
    expect(day?.ticks).toEqual([0.125]);
  });

  it('a short one is still seen, also at the end', () => {
    const [day] = daysOf([{ ms: HOUR * 8 }, { startedAt: NOON + HOUR * 8 - 1000, ms: 1000 }]);
    const [last] = day?.bars ?? [];
    expect((last?.to ?? 0) - (last?.from ?? 0)).toBeGreaterThanOrEqual(0.02);
    expect(last?.to).toBeLessThanOrEqual(1);
  });

  it('the longest that there is a picture of stands for the day; nothing when all are deleted', () => {
    const [day] = daysOf([{ ms: 1000 }, { ms: 9000 }, { ms: 99_000, state: 'recording' }]);
    expect(day?.first?.recordingId).toBe('r1');
    expect(daysOf([{ state: 'deleted' }])[0]?.first).toBeNull();
  });
});

describe('in words', () => {
  it.each([
    ['录像 12 分 00 秒', [{}], []],
    ['录像 2 段，片段 1', [{}, { startedAt: NOON + HOUR }], [{}]],
    ['录像 12 分 00 秒，已删除', [{ state: 'deleted' as const }], []],
  ])('%s', (words, recordings, clips) => {
    const [day] = daysOf(recordings, clips);
    expect(day && dayWords(day)).toBe(words);
  });
});
