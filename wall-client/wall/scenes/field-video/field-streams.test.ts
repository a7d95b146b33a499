import { expect, it } from 'vitest';
import { fieldStreams } from './field-streams.ts';

const BEGUN = 1_732_694_520_000;
const { stream, field } = {
  stream: { title: '单兵 1 号', kind: 'push', caseNumber: null },
  field: { streamId: 'v', position: null },
} as const;
const run = { runId: 'r', startedAt: BEGUN, width: 1, height: 1, audio: false, ended: null };
const now = (after: number, gap: { reason: 'shed'; since: number } | null) => ({
  ...{ streamId: 'v', runId: 'r', startedAt: BEGUN + after, gap },
});

it('what comes in is recorded as the recording says that began last, whichever was heard of first', () => {
  const recordedBy = (...recordings: [string, ReturnType<typeof now>][]) =>
    fieldStreams(
      new Map([['v', { ...stream, officer: null, unit: null, town: null }]]),
      new Map([['v', { ...field, run }]]),
      new Map(recordings),
    ).get('v')?.recorded;
  const shed = now(3_600_000, { reason: 'shed', since: BEGUN + 3_601_000 });
  expect(recordedBy()).toEqual({ kept: false, reason: null });
  expect(recordedBy(['r', now(0, null)])).toEqual({ kept: true });
  expect(recordedBy(['r', now(0, null)], ['next', shed])).toEqual({ kept: false, reason: 'shed' });
  expect(recordedBy(['next', shed], ['r', now(0, null)])).toEqual({ kept: false, reason: 'shed' });
});
