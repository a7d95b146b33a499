import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RecordingReader } from '../video/recording/recording-reader.ts';
import {
  CASE,
  type RecordingWorld,
  recordingWorld,
} from '../video/recording/testing/recording-world.ts';
import { sampleParts, sampleRun } from '../video/recording/testing/sample-run.ts';
import { type RunningApp, runApp } from './testing/running-app.ts';

let world: RecordingWorld;
let app: RunningApp;
beforeEach(async () => {
  world = await recordingWorld();
  const recordings = await world.start();
  for (const runId of ['run-1', 'run-2']) {
    recordings.begin(sampleRun(runId));
    for (const part of sampleParts(0, 10)) recordings.part({ ...part, runId });
  }
  await recordings.close();
  const { book, retention } = world;
  app = await runApp({
    recordings: { book, reader: new RecordingReader(world.folder) },
    retention: { book, retention, today: () => '2024-11-28' },
  });
});
afterEach(async () => {
  await app.close();
  world.remove();
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  app.ask(path, { headers: { host: `127.0.0.1:${app.port}`, ...headers } });
const say = (type: string, body: object) =>
  world.recorder.record('relay', [
    {
      id: type,
      type,
      v: 1,
      occurredAt: world.clock.now(),
      body: { recordingId: 'run-1', ...body },
    },
  ]);

describe('GET /api/v1/retention', () => {
  it('H-20 says what will be due, and deletes nothing', async () => {
    await say('recording.linked', { caseNumber: null, by: '虚构' });
    expect((await ask('/api/v1/retention')).json).toEqual({ on: '2024-11-28', due: [], bytes: 0 });
    const later = await ask('/api/v1/retention?on=2025-06-01');
    expect(later.json).toMatchObject({
      due: [{ id: 'run-1', caseNumber: null, keptUntil: '2025-05-27', rule: 'standard' }],
      bytes: world.book.get('run-1')?.bytes,
    });
    // The other one belongs to a case of which no end is known.
    expect(world.book.get('run-2')).toMatchObject({ caseNumber: CASE, state: 'closed' });
    expect(world.book.get('run-1')).toMatchObject({ state: 'closed' });
  });

  it('H-20 refuses a day that is none, and who is nobody', async () => {
    expect((await ask('/api/v1/retention?on=2025-02-30')).json).toMatchObject({
      code: 'invalid_request',
    });
    expect((await ask('/api/v1/retention', { 'x-forwarded-for': '10.0.0.9' })).status).toBe(401);
  });

  it('what was deleted is not played any more, and says why', async () => {
    await say('recording.deleted', { rule: 'standard', keptUntil: '2025-05-27' });
    const gone = await ask('/video/recordings/run-1/index.m3u8');
    expect(gone.status).toBe(404);
    expect(gone.json).toMatchObject({ code: 'not_found', detail: '录像已到期删除' });
  });
});
