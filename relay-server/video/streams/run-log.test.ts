import { expect, it, vi } from 'vitest';
import { RunLog } from './run-log.ts';

interface Fact {
  type: string;
  body: Record<string, unknown>;
}
const PATIENCE = { timeout: 15_000 };
const run = { streamId: 'v', runId: 'r1', width: 640, height: 480, audio: false };

const unit = {
  ...{ id: 'v', title: '单兵 1 号', kind: 'push' as const, url: null, keyDigest: null },
  ...{ caseNumber: '（2024）粤0607执1号', officer: null, unit: null, town: null },
};

function setUp() {
  const kept: Fact[] = [];
  const state = { away: false, now: 1_732_700_000_000, tries: 0 };
  const log = new RunLog({
    recorder: {
      record: async (_source, items) => {
        state.tries += 1;
        if (state.away) throw new Error('disk full');
        kept.push(...(items as readonly Fact[]));
        return { accepted: items.length, duplicates: 0, rejected: [], seq: kept.length };
      },
    },
    book: { get: (id) => (id === 'v' ? unit : undefined) },
    clock: { now: () => state.now },
    log: () => undefined,
    retryMs: 1,
  });
  return { kept, state, log };
}

it('says when pictures began and ended, with the instant of the last frame', async () => {
  const { kept, state, log } = setUp();
  log.began(run);
  state.now += 60_000;
  log.ended('v', 'r1', 'silent', 10_000);
  await log.close();
  expect(kept.map(({ type }) => type)).toEqual(['stream.started', 'stream.ended']);
  expect(kept[1]?.body).toEqual({
    streamId: 'v',
    runId: 'r1',
    startedAt: 1_732_700_000_000,
    reason: 'silent',
    lastFrameAt: 1_732_700_050_000,
    title: '单兵 1 号',
    caseNumber: '（2024）粤0607执1号',
  });
});

it('of a run that never began nothing is said; a last frame never lies before the beginning', async () => {
  const { kept, log } = setUp();
  log.ended('v', 'r0', 'closed', null);
  log.began(run);
  log.ended('v', 'r1', 'closed', 999_999);
  log.ended('v', 'r1', 'closed', 0);
  await log.close();
  expect(kept).toHaveLength(2);
  expect(kept[1]?.body).toMatchObject({ lastFrameAt: 1_732_700_000_000 });
});

it('what the storage does not take is offered again, in order', async () => {
  const { kept, state, log } = setUp();
  state.away = true;
  log.began(run);
  log.ended('v', 'r1', 'closed', null);
  log.broken([{ streamId: 'w', runId: 'old', startedAt: 1 }]);
  await vi.waitFor(() => expect(state.tries).toBeGreaterThan(2), PATIENCE);
  expect(kept).toEqual([]);
  state.away = false;
  await vi.waitFor(() => expect(kept).toHaveLength(3), PATIENCE);
  expect(kept.map(({ body }) => body.runId)).toEqual(['r1', 'r1', 'old']);
  expect(kept[2]?.body).toMatchObject({ reason: 'failed' });
});
