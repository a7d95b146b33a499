import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordingDetail } from '../../wire/library.ts';
import {
  CASE,
  type RecordingWorld,
  recordingWorld,
} from '../video/recording/testing/recording-world.ts';
import { START } from '../video/recording/testing/sample-run.ts';
import {
  BY,
  deleteRecording,
  fileCase,
  libraryClient,
  OTHER_CASE,
  recordRun,
} from './testing/library-client.ts';
import { libraryOf } from './testing/library-of.ts';
import { type RunningApp, runApp } from './testing/running-app.ts';

let world: RecordingWorld;
let app: RunningApp;
let page: ReturnType<typeof libraryClient>;
beforeEach(async () => {
  world = await recordingWorld();
  app = await runApp(libraryOf(world));
  page = libraryClient(app);
});
afterEach(async () => {
  await app.close();
  world.remove();
});

const reason = '当事人申请调取';
const at = (path: string) => `/api/v1/recordings/run-1/${path}`;

describe('H-13 GET /recordings/:id', () => {
  it('tells what there is to see and what was done with it', async () => {
    await recordRun(world, 'run-1');
    await fileCase(world, OTHER_CASE);
    await page.post(at('hold'), { reason });
    await page.post(at('link'), { caseNumber: OTHER_CASE });
    const { status, json } = await page.get('/api/v1/recordings/run-1');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      id: 'run-1',
      caseNumber: OTHER_CASE,
      origin: 'live',
      held: true,
      keptUntil: null,
      mediaStartedAt: START,
      spans: [{ fromMs: 0, toMs: 10_000 }],
      gaps: [],
      clips: [],
      related: [],
    });
    const { history } = recordingDetail.parse(json);
    expect(history).toEqual([
      expect.objectContaining({ type: 'recording.linked', text: `关联案件${OTHER_CASE}` }),
      { at: world.clock.now(), type: 'recording.held', by: BY, text: `法律保全：${reason}` },
      expect.objectContaining({ type: 'recording.closed', text: '录像结束：设备断开' }),
      { at: world.clock.now(), type: 'recording.opened', by: null, text: '开始录制' },
    ]);
  });

  it('tells no place on the disk, no source and no chain of the log', async () => {
    await recordRun(world, 'run-1');
    await page.post(at('hold'), { reason });
    for (const path of ['/api/v1/recordings', '/api/v1/recordings/run-1', '/api/v1/clips']) {
      const { text } = await page.get(path);
      expect(text).not.toContain(world.folder);
      expect(text).not.toMatch(/m4s|ndjson|keyDigest|"source"|"seq"/);
    }
  });

  it('of what is not there, or deleted, says so', async () => {
    expect((await page.get('/api/v1/recordings/run-9')).json).toMatchObject({
      code: 'not_found',
      detail: '没有这段录像',
    });
    await recordRun(world, 'run-1');
    await deleteRecording(world, 'run-1');
    expect((await page.get('/api/v1/recordings/run-1')).json).toMatchObject({
      state: 'deleted',
      mediaStartedAt: null,
      spans: [],
    });
    expect((await page.get('/video/recordings/run-1/index.m3u8')).json).toMatchObject({
      status: 404,
      detail: '录像已到期删除',
    });
  });

  it.each(['..%2frun-1', 'run-1%00', '%2e%2e', 'unit-1%2frun-1', `${'a'.repeat(41)}`, 'run-1%20'])(
    '%s is no recording',
    async (id) => {
      expect((await page.get(`/api/v1/recordings/${id}`)).status).toBe(404);
      const held = await page.post(`/api/v1/recordings/${id}/hold`, { reason });
      expect(held.status).toBe(404);
    },
  );
});

describe('H-14 what is done with a recording', () => {
  beforeEach(() => recordRun(world, 'run-1'));

  it('it is linked to a case that there is, or to none', async () => {
    await fileCase(world, OTHER_CASE);
    const linked = await page.post(at('link'), { caseNumber: '(2024)粤0607执2号', reason });
    expect(linked.status).toBe(200);
    expect(linked.json).toMatchObject({ id: 'run-1', caseNumber: OTHER_CASE });
    const free = await page.post(at('link'), { caseNumber: null });
    expect(free.json).toMatchObject({ caseNumber: null });
  });

  it('a case that the log does not have is refused: a slip must not give evidence away', async () => {
    const answer = await page.post(at('link'), { caseNumber: OTHER_CASE });
    expect(answer.json).toMatchObject({
      status: 409,
      code: 'library_conflict',
      detail: `系统中没有案件${OTHER_CASE}，未关联；请核对案号`,
    });
    expect(world.book.get('run-1')).toMatchObject({ caseNumber: CASE });
  });

  it('linked to the case that it has, nothing new is said', async () => {
    const before = world.store.head().seq;
    expect((await page.post(at('link'), { caseNumber: CASE })).status).toBe(200);
    expect(world.store.head().seq).toBe(before);
  });

  it('how long it is kept is told: without a case by its end, with one that is open without an end', async () => {
    expect((await page.get('/api/v1/recordings/run-1')).json).toMatchObject({ keptUntil: null });
    const free = await page.post(at('link'), { caseNumber: null });
    expect(free.json).toMatchObject({ keptUntil: expect.stringMatching(/^2025-\d\d-\d\d$/) });
  });

  it('a legal hold begins and ends', async () => {
    expect((await page.post(at('release'), { reason })).json).toMatchObject({
      status: 409,
      detail: '录像没有处于法律保全，不必解除',
    });
    expect((await page.post(at('hold'), { reason })).json).toMatchObject({ held: true });
    expect((await page.post(at('release'), { reason })).json).toMatchObject({
      held: false,
    });
  });

  it('L-6 what is deleted is held no more; the answer names the rule', async () => {
    await deleteRecording(world, 'run-1');
    expect((await page.post(at('hold'), { reason })).json).toMatchObject({
      status: 409,
      code: 'library_conflict',
      rule: 'L-6',
      detail: expect.stringContaining('录像已到期删除'),
    });
  });

  it.each([
    ['no JSON', '{"by":', 'invalid_json'],
    ['bytes that are no text', '{"by":"\\ud800","reason":"x"}', 'invalid_request'],
    ['an array', [{ reason }], 'invalid_request'],
    ['an unknown field', { reason, until: '2099-01-01' }, 'invalid_request'],
    ['somebody else’s name', { by: '别人', reason }, 'invalid_request'],
    ['no reason', {}, 'invalid_request'],
    ['control characters', { reason: 'a\u0007' }, 'invalid_request'],
    ['nothing', '', 'invalid_json'],
  ])('refuses %s', async (_what, body, code) => {
    expect((await page.post(at('hold'), body)).json).toMatchObject({ status: 400, code });
    expect(world.book.get('run-1')).toMatchObject({ held: false });
  });

  it('refuses what is no case number', async () => {
    const answer = await page.post(at('link'), { caseNumber: '粤0607' });
    expect(answer.json).toMatchObject({
      code: 'invalid_request',
      detail: expect.stringContaining('caseNumber：不是有效案号'),
    });
  });

  it('markup is text, and stays what it is', async () => {
    const hostile = '<img src=x onerror=alert(1)>\u202e';
    await page.post(at('hold'), { reason: hostile });
    const { json } = await page.get('/api/v1/recordings/run-1');
    const { history } = recordingDetail.parse(json);
    expect(history[0]).toMatchObject({ by: BY, text: `法律保全：${hostile}` });
  });

  it('a body beyond measure is not read', async () => {
    const body = JSON.stringify({ reason: 'x'.repeat(2 ** 20) });
    expect((await page.post(at('hold'), body)).json).toMatchObject({ code: 'too_large' });
  });
});

it('R-3 what the storage does not take is a 503, and was not done', async () => {
  await recordRun(world, 'run-1');
  await world.store.close();
  expect((await page.post(at('hold'), { reason })).json).toMatchObject({ status: 503 });
  expect(world.book.get('run-1')).toMatchObject({ held: false });
});
