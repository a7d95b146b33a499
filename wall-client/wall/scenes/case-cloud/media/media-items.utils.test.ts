import { describe, expect, it } from 'vitest';
import { fakeClip, fakeRecording, NOON } from '../testing/fake-media.ts';
import { captureText, isPlayable, markWords, mediaItems } from './media-items.utils.ts';

const only = (given: Parameters<typeof fakeRecording>[1]) => {
  const [item] = mediaItems({ recordings: [fakeRecording('r0', given)], clips: [] });
  if (!item) throw new Error('there is one');
  return item;
};

describe('what a case has to show', () => {
  it('stands newest capture first, a clip at its own capture time', () => {
    const items = mediaItems({
      recordings: [fakeRecording('r0'), fakeRecording('r1', { startedAt: NOON + 60_000 })],
      clips: [fakeClip('c0')],
    });
    expect(items.map(({ key, at }) => [key, at])).toEqual([
      ['clip c0', NOON + 120_000],
      ['recording r1', NOON + 60_000],
      ['recording r0', NOON],
    ]);
  });

  it('a clip of another case’s recording has no capture time, and comes last', () => {
    const items = mediaItems({
      recordings: [fakeRecording('r0')],
      clips: [fakeClip('c0', { recordingId: 'elsewhere' })],
    });
    expect(items.map(({ at }) => at)).toEqual([NOON, null]);
    expect(captureText(null)).not.toContain('1970');
  });

  it('a clip has its length, its stretch and its recording’s hold', () => {
    const items = mediaItems({
      recordings: [fakeRecording('r0', { held: true })],
      clips: [fakeClip('c0')],
    });
    expect(items[0]).toMatchObject({
      ms: 60_000,
      range: { fromMs: 120_000, toMs: 180_000 },
      held: true,
      thumbMs: 150_000,
      whose: { unit: '执行一组' },
    });
  });
});

describe('a thumbnail', () => {
  it('is of the middle; of the first frame where pictures are lacking', () => {
    expect(only({ ms: 60_000 }).thumbMs).toBe(30_000);
    expect(only({ gaps: 1 }).thumbMs).toBe(0);
  });
  it.each(['recording', 'interrupted', 'deleted'] as const)('there is none while %s', (state) => {
    expect(only({ state }).thumbMs).toBeNull();
  });
});

describe('what is said of an item', () => {
  it('of most nothing', () => expect(markWords(only({}))).toEqual([]));
  it('deleted: it stays listed and is not played', () => {
    const item = only({ state: 'deleted', held: false });
    expect(markWords(item)).toEqual(['已到期删除']);
    expect(isPlayable(item)).toBe(false);
  });
  it('without pictures it is not played', () => {
    expect(markWords(only({ ms: 0 }))).toEqual(['没有画面']);
    expect(isPlayable(only({ ms: 0 }))).toBe(false);
  });
  it('goes on, held, brought later, lacking: the most important first', () => {
    const given = { state: 'recording', held: true, origin: 'upload', gaps: 2 } as const;
    expect(markWords(only(given))).toEqual(['录制中', '保全', '补传', '缺 2 处']);
    expect(isPlayable(only({ state: 'recording', ms: 0 }))).toBe(true);
  });
});

it('capture times are the court’s', () => {
  expect(captureText(NOON)).toBe('2024.11.26 12:00');
});
