import { expect, it } from 'vitest';
import { relatedTo } from './related.ts';
import { aRecording, bookOf } from './testing/some-recordings.ts';

const HOUR = 3_600_000;

it('H-13 related is what shows some of the same time of the same stream', () => {
  const live = aRecording({ id: 'live', startedAt: 10 * HOUR, endedAt: 11 * HOUR });
  const book = bookOf([
    live,
    aRecording({ id: 'brought', startedAt: 9 * HOUR, endedAt: 12 * HOUR, origin: 'upload' }),
    aRecording({ id: 'before', startedAt: 9 * HOUR, endedAt: 10 * HOUR }),
    aRecording({ id: 'after', startedAt: 11 * HOUR, endedAt: 12 * HOUR }),
    aRecording({ id: 'goes-on', startedAt: 10.5 * HOUR, endedAt: null, state: 'recording' }),
    aRecording({ id: 'other', streamId: 'unit-2', startedAt: 10 * HOUR, endedAt: 11 * HOUR }),
  ]);
  expect(relatedTo(live, book).map(({ id }) => id)).toEqual(['goes-on', 'brought']);
});
