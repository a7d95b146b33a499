import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  type RunOutcome,
  recordingDetail,
  recordingsAnswer,
  runOutcome,
} from '../../wire/library.ts';
import { exportWorld } from '../video/export/testing/export-world.ts';
import type { Recordings } from '../video/recording/recordings.ts';
import type { RecordingWorld } from '../video/recording/testing/recording-world.ts';
import { sampleParts, sampleRun } from '../video/recording/testing/sample-run.ts';
import { deleteRecording, fileCase, OTHER_CASE } from './testing/library-client.ts';

const PATIENCE = { timeout: 20_000 };
const reason = '当事人申请调取';
let world: RecordingWorld;
let made: Awaited<ReturnType<typeof exportWorld>>;
let page: (typeof made)['page'];
let recordings: Recordings;
/** Of the run's recordings, in order; the last one goes on. */
let ids: string[];

beforeEach(async () => {
  made = await exportWorld();
  ({ world, page } = made);
  recordings = await world.start({ limits: { longest: 2_000, tellEvery: 1 } });
  recordings.begin(sampleRun());
  for (const part of sampleParts(0, 25)) recordings.part(part);
  await vi.waitFor(async () => expect(await told()).toHaveLength(3), PATIENCE);
  ids = (await told()).map(({ id }) => id);
  await vi.waitFor(() => expect(world.book.get(ids[1] ?? '')?.state).toBe('closed'), PATIENCE);
});
afterEach(async () => {
  await recordings.close();
  await made.close();
});

async function told() {
  const { json } = await page.get('/api/v1/recordings/run-1');
  return recordingDetail.parse(json).parts;
}
async function overRun(what: string, body: object, of = ids[1]): Promise<RunOutcome> {
  const { status, json } = await page.post(`/api/v1/recordings/${of}/run/${what}`, body);
  expect(status).toBe(what === 'export' ? 202 : 200);
  return runOutcome.parse(json);
}
const only = (...indexes: number[]) => indexes.map((index) => ids[index] ?? '');
const done = (...indexes: number[]) => only(...indexes).map((recordingId) => ({ recordingId }));

it('H-18 a run is one entry of the list, held, linked, released and exported in one action, each recording by itself', async () => {
  const list = await page.get('/api/v1/recordings?each=run');
  const [entry, ...others] = recordingsAnswer.parse(list.json).recordings;
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    id: ids[2],
    run: { id: 'run-1', parts: 3, held: 0, sameCase: true },
  });
  expect(
    recordingsAnswer.parse((await page.get('/api/v1/recordings')).json).recordings,
  ).toHaveLength(3);

  await page.post(`/api/v1/recordings/${ids[1]}/hold`, { reason });
  expect(await overRun('hold', { reason })).toEqual({
    ...{ done: done(0, 2), unchanged: only(1), refused: [] },
  });
  expect((await told()).map(({ held }) => held)).toEqual([true, true, true]);
  // What the run goes on in has it too.
  for (const part of sampleParts(25, 36)) recordings.part(part);
  await vi.waitFor(async () => expect(await told()).toHaveLength(4), PATIENCE);
  expect((await told())[3]?.held).toBe(true);
  ids = (await told()).map(({ id }) => id);
  // So much of it is on the disk that it can be exported.
  await vi.waitFor(() => expect(world.book.get(ids[3] ?? '')?.bytes).toBeGreaterThan(0), PATIENCE);

  await fileCase(world, OTHER_CASE);
  expect((await overRun('link', { caseNumber: OTHER_CASE })).done).toEqual(done(0, 1, 2, 3));
  expect((await told()).map(({ caseNumber }) => caseNumber)).toEqual(ids.map(() => OTHER_CASE));
  expect((await overRun('link', { caseNumber: OTHER_CASE })).unchanged).toEqual(ids);
  expect(await overRun('release', { reason })).toEqual({
    ...{ done: done(0, 1, 2, 3), unchanged: [], refused: [] },
  });
  const { history } = recordingDetail.parse((await page.get('/api/v1/recordings/run-1')).json);
  expect(history[0]).toMatchObject({ type: 'recording.released', by: 'judge' });

  await deleteRecording(world, 'run-1');
  const refused = [{ recordingId: 'run-1', message: expect.stringContaining('删除') }];
  expect(await overRun('hold', { reason }, 'run-1')).toEqual({
    ...{ done: done(1, 2, 3), unchanged: [], refused },
  });
  const exported = await overRun('export', { reason });
  expect(exported.done.map(({ recordingId }) => recordingId)).toEqual(ids.slice(1));
  expect(exported.refused).toEqual(refused);
  for (const { exportId } of exported.done) expect(exportId).toEqual(expect.any(String));
  await made.exports.settled();
});

it('H-18 H-14 H-16 what may not be done to a run does nothing to any of it', async () => {
  const at = `/api/v1/recordings/${ids[1]}/run`;
  const unknown = await page.post(`${at}/link`, { caseNumber: OTHER_CASE, reason });
  expect(unknown.json).toMatchObject({ status: 409, code: 'library_conflict' });
  expect((await page.post(`${at}/hold`, {})).status).toBe(400);
  expect((await page.post('/api/v1/recordings/run-9/run/hold', { reason })).status).toBe(404);
  expect((await page.post(`${at}/hold`, { reason }, { cookie: '' })).status).toBe(401);
  expect((await told()).map(({ held, caseNumber }) => [held, caseNumber])).toEqual(
    ids.map(() => [false, expect.any(String)]),
  );
});
