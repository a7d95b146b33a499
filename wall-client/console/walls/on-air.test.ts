import { expect, it } from 'vitest';
import type { Rows } from '../../replica/use-replica.ts';
import { onAirFirst } from './on-air.ts';

const stream = (title: string) => ({
  ...{ title, caseNumber: null, officer: null, unit: '一组', town: null },
});
const run = (streamId: string, startedAt: number, goesOn: boolean) => ({
  streamId,
  run: {
    ...{ runId: `${streamId}-${startedAt}`, startedAt, width: 1, height: 1, audio: true },
    ended: goesOn ? null : { at: startedAt + 1, reason: 'closed' as const, lastFrameAt: null },
  },
  position: null,
});

it('what is on air comes first; of a stream the newest run counts', () => {
  const streams: Rows<'stream'> = new Map([
    ['a', stream('甲')],
    ['b', stream('乙')],
    ['c', stream('丙')],
  ]);
  const field: Rows<'field'> = new Map([
    ['a@1', run('a', 1, true)],
    ['a@2', run('a', 2, false)],
    ['b@1', run('b', 1, true)],
  ]);
  const sorted = onAirFirst(streams, field);
  expect(sorted[0]).toEqual({ id: 'b', title: '乙', who: '一组', onAir: true });
  expect(sorted.slice(1).every(({ onAir }) => !onAir)).toBe(true);
});
