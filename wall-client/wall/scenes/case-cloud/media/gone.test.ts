import { expect, it } from 'vitest';
import { fakeClip, fakeRecording } from '../testing/fake-media.ts';
import { goneOf } from './gone.ts';
import { mediaItems } from './media-items.utils.ts';

const before = mediaItems({ recordings: [fakeRecording('r0')], clips: [fakeClip('c0')] });
const [clip, recording] = before;

it.each([
  ['it is there', [fakeRecording('r0')], [fakeClip('c0')], null],
  ['deleted while it plays', [fakeRecording('r0', { state: 'deleted' })], [], 'deleted'],
  ['linked to another case', [], [], 'moved'],
] as const)('%s', (_, recordings, clips, gone) => {
  const now = mediaItems({ recordings, clips });
  for (const item of [clip, recording]) expect(item && goneOf(item, now)).toBe(gone);
});

it('a clip that was withdrawn is gone, its recording is not', () => {
  const now = mediaItems({ recordings: [fakeRecording('r0')], clips: [] });
  expect([clip, recording].map((item) => item && goneOf(item, now))).toEqual(['moved', null]);
});
