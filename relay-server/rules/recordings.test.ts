import { describe, expect, it } from 'vitest';
import { type RecordingStanding, refuseRecordingEvent } from './recordings.ts';
import { on } from './testing/given.ts';

const over: RecordingStanding = {
  isOver: true,
  isDeleted: false,
  isHeld: false,
  elapsedMs: 60_000,
  clips: new Set(['stands']),
  clipIds: new Set(['stands', 'withdrawn']),
};
const own = { source: 'relay' };
const reason = '卷宗需要';
const by = '示例书记员';
const say = (type: 'recording.held' | 'recording.released') =>
  on('2024-03-01', type, { recordingId: 'r', by, reason }, own);
const deletion = on(
  '2024-03-01',
  'recording.deleted',
  { recordingId: 'r', rule: 'standard', keptUntil: '2024-02-29' },
  own,
);
const exported = on(
  '2024-03-01',
  'recording.exported',
  {
    exportId: 'x',
    recordingId: 'r',
    fromMs: 0,
    toMs: 60_000,
    bytes: 1,
    sha256: 'a'.repeat(64),
    manifestSha256: 'b'.repeat(64),
    by,
    reason,
  },
  own,
);
const clip = (clipId: string, toMs = 20_000) =>
  on(
    '2024-03-01',
    'clip.marked',
    { clipId, recordingId: 'r', fromMs: 10_000, toMs, title: '清场', by },
    own,
  );
const withdrawal = (clipId: string) =>
  on('2024-03-01', 'clip.withdrawn', { clipId, recordingId: 'r', by, reason }, own);

describe('what may be done with a recording', () => {
  it('all of it, while it is kept', () => {
    for (const event of [
      say('recording.held'),
      exported,
      deletion,
      clip('new'),
      withdrawal('stands'),
    ]) {
      expect(refuseRecordingEvent(over, event)).toBeNull();
    }
  });

  it('[L-4] what is said of it is neither corrected nor reversed', () => {
    const reversal = on('2024-03-01', 'amend.reversed', { amends: 'e', reason }, own);
    expect(refuseRecordingEvent(over, reversal)).toMatchObject({ breach: 'L-4' });
  });

  it('[L-5] under legal hold it is not deleted', () => {
    expect(refuseRecordingEvent({ ...over, isHeld: true }, deletion)).toMatchObject({
      breach: 'L-5',
    });
  });

  it('[L-6] once it is deleted nothing is done with it any more, but a hold may end', () => {
    const deleted = { ...over, isDeleted: true };
    for (const event of [say('recording.held'), exported, deletion, clip('new')]) {
      expect(refuseRecordingEvent(deleted, event)).toMatchObject({ breach: 'L-6' });
    }
    expect(refuseRecordingEvent(deleted, say('recording.released'))).toBeNull();
  });

  it('[L-7] the id of a clip is given once, even when the clip was withdrawn', () => {
    expect(refuseRecordingEvent(over, clip('stands'))).toMatchObject({ breach: 'L-7' });
    expect(refuseRecordingEvent(over, clip('withdrawn'))).toMatchObject({ breach: 'L-7' });
  });

  it('[L-8] only a clip that stands is withdrawn', () => {
    expect(refuseRecordingEvent(over, withdrawal('withdrawn'))).toMatchObject({ breach: 'L-8' });
    expect(refuseRecordingEvent(over, withdrawal('never'))).toMatchObject({ breach: 'L-8' });
  });

  it('[L-9] a clip ends with its recording at the latest; while that goes on nobody knows', () => {
    expect(refuseRecordingEvent(over, clip('new', 60_000))).toBeNull();
    expect(refuseRecordingEvent(over, clip('new', 60_001))).toMatchObject({ breach: 'L-9' });
    const going = { ...over, isOver: false, elapsedMs: null };
    expect(refuseRecordingEvent(going, clip('new', 60_001))).toBeNull();
  });

  it('[L-10] while it goes on it is not deleted', () => {
    expect(refuseRecordingEvent({ ...over, isOver: false }, deletion)).toMatchObject({
      breach: 'L-10',
    });
  });
});
