import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startRelay } from '../relay.ts';
import { DEFAULT_STATISTICS } from '../rules/indicators/periods.ts';
import { realRun } from './recording/testing/real-media.ts';
import { type RecordingWorld, recordingWorld } from './recording/testing/recording-world.ts';
import { builtPrograms } from './testing/built-programs.ts';

const PATIENCE = { timeout: 20_000 };
let world: RecordingWorld;
beforeEach(async () => {
  world = await recordingWorld();
});
afterEach(() => world.remove());

it('a relay that starts tells of the recordings and runs that were left open, and shows them so', async () => {
  const { run, parts } = await realRun(3);
  const left = await world.start({ limits: { tellEvery: 1 } });
  left.begin(run);
  for (const part of parts) left.part(part);
  const { streamId, runId } = run;
  const body = { streamId, runId, startedAt: world.clock.now(), width: 1, height: 1, audio: false };
  const about = { v: 1, occurredAt: world.clock.now(), body };
  await world.recorder.record('relay', [{ id: 'began', type: 'stream.started', ...about }]);
  await vi.waitFor(() => expect(world.book.get(runId)?.segments).toBe(2), PATIENCE);

  const errors: unknown[] = [];
  const relay = await startRelay({
    programs: builtPrograms(),
    host: '127.0.0.1',
    port: 0,
    rtmp: { host: '127.0.0.1', port: 0 },
    videoFolder: world.folder,
    store: world.store,
    sourceKeys: [],
    clock: world.clock,
    courtName: '某法院',
    demo: false,
    statistics: DEFAULT_STATISTICS,
    webRoot: world.folder,
    inboxFolder: null,
    strict: true,
    log: (_line, error) => {
      if (error !== undefined) errors.push(error);
    },
  });
  const recordings = async () => (await fetch(`${relay.url}/api/v1/recordings`)).json();
  await vi.waitFor(
    async () =>
      expect(await recordings()).toMatchObject({
        recordings: [{ id: runId, state: 'closed', reason: 'crashed', segments: 2 }],
      }),
    PATIENCE,
  );
  await vi.waitFor(() => expect(relay.streams.isLive(streamId)).toBe(false), PATIENCE);
  const playlist = await fetch(`${relay.url}/video/recordings/${runId}/index.m3u8`);
  expect(await playlist.text()).toContain('#EXT-X-ENDLIST');
  await relay.close();
  expect(errors).toEqual([]);
});
