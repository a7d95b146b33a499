import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  CASE,
  type RecordingWorld,
  recordingWorld,
} from '../video/recording/testing/recording-world.ts';
import { START, sampleParts, sampleRun } from '../video/recording/testing/sample-run.ts';
import {
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
  await recordRun(world, 'run-1');
  app = await runApp(libraryOf(world));
  page = libraryClient(app);
});
afterEach(async () => {
  await app.close();
  world.remove();
});

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const clip = { recordingId: 'run-1', fromMs: 1_000, toMs: 4_000, title: '清场' };
const mark = (more: object = {}) => page.post('/api/v1/clips', { ...clip, ...more });
const listed = z.object({
  clips: z.array(z.looseObject({ id: z.string() })),
  next: z.string().nullable(),
});
const list = async (query = '') => listed.parse((await page.get(`/api/v1/clips${query}`)).json);
const titles = async (query = '') => (await list(query)).clips.map(({ title }) => title);

describe('H-15 clips', () => {
  it('a stretch is marked, found, counted, and withdrawn', async () => {
    const marked = await mark({ measure: 'seal', caseType: '执', note: '厂房' });
    expect(marked.status).toBe(201);
    const { id } = z.looseObject({ id: z.uuid() }).parse(marked.json);
    expect(marked.json).toEqual({
      ...{ id, ...clip, measure: 'seal', caseType: '执', note: '厂房', caseNumber: CASE },
      by: 'judge',
      markedAt: world.clock.now(),
      recording: { title: '单兵 1 号', startedAt: START + 60_000, town: null, state: 'closed' },
    });
    expect((await list()).clips).toEqual([marked.json]);
    const detail = await page.get('/api/v1/recordings/run-1');
    expect(detail.json).toMatchObject({ clips: [{ id }] });
    expect((await page.get('/api/v1/recordings')).json).toMatchObject({
      recordings: [{ id: 'run-1', clips: 1 }],
    });
    const withdraw = () => page.post(`/api/v1/clips/${id}/withdraw`, { reason: '误标' });
    expect((await withdraw()).json).toEqual({ id, withdrawn: true });
    expect((await list()).clips).toEqual([]);
    expect((await withdraw()).json).toMatchObject({ status: 404, detail: '没有此片段，或已撤下' });
    expect((await page.get('/api/v1/recordings/run-1')).text).toContain('撤下片段「清场」：误标');
  });

  it('sent twice under its own id it is one clip; under the id other content is refused', async () => {
    const first = await mark({ id: ID });
    const [again, upper] = await Promise.all([mark({ id: ID }), mark({ id: ID.toUpperCase() })]);
    expect([again.status, upper.status]).toEqual([201, 201]);
    expect([again.json, upper.json]).toEqual([first.json, first.json]);
    expect((await mark({ id: ID, toMs: 5_000 })).json).toMatchObject({ status: 409, rule: 'L-7' });
    expect((await list()).clips).toHaveLength(1);
    await page.post(`/api/v1/clips/${ID}/withdraw`, { reason: '误标' });
    expect((await mark({ id: ID })).json).toMatchObject({ status: 409, rule: 'L-7' });
    expect((await list()).clips).toEqual([]);
  });

  it('two at once under one id are one clip', async () => {
    const answers = await Promise.all([mark({ id: ID }), mark({ id: ID }), mark({ id: ID })]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await list()).clips).toHaveLength(1);
  });

  it('L-9 none goes beyond the end; of what goes on none beyond now', async () => {
    expect((await mark({ toMs: 10_000 })).status).toBe(201);
    expect((await mark({ toMs: 10_001 })).json).toMatchObject({ status: 409, rule: 'L-9' });
    const recordings = await world.start({ limits: { tellEvery: 1 } });
    recordings.begin(sampleRun('run-2'));
    for (const part of sampleParts(0, 11)) recordings.part({ ...part, runId: 'run-2' });
    await expect.poll(() => world.book.get('run-2')?.state).toBe('recording');
    expect((await mark({ recordingId: 'run-2', toMs: 9_000 })).status).toBe(201);
    const far = await mark({ recordingId: 'run-2', toMs: 9_000_000 });
    expect(far.json).toMatchObject({ status: 409, rule: 'L-9' });
    await recordings.close();
  });

  it('it may belong to another case than its recording, if there is one', async () => {
    expect((await mark({ caseNumber: OTHER_CASE })).json).toMatchObject({
      code: 'library_conflict',
      detail: expect.stringContaining('系统中没有案件'),
    });
    await fileCase(world, OTHER_CASE);
    expect((await mark({ caseNumber: OTHER_CASE })).json).toMatchObject({ caseNumber: OTHER_CASE });
  });

  it('of a deleted recording none is marked, and none stands', async () => {
    await mark();
    await deleteRecording(world, 'run-1');
    expect((await list()).clips).toEqual([]);
    expect((await mark()).json).toMatchObject({ status: 409, rule: 'L-6' });
  });

  it('are searched by recording, case, type, measure and words, page by page', async () => {
    await fileCase(world, OTHER_CASE);
    await mark({ title: '甲 ＡＢＣ', measure: 'seal' });
    await mark({ title: '乙', caseType: '执恢', note: '仓库大门' });
    await mark({ title: '丙', caseNumber: OTHER_CASE });
    expect((await titles()).sort()).toEqual(['丙', '乙', '甲 ＡＢＣ'].sort());
    expect(await titles('?measure=seal')).toEqual(['甲 ＡＢＣ']);
    expect(await titles(`?caseType=${encodeURIComponent('执恢')}`)).toEqual(['乙']);
    expect(await titles(`?case=${encodeURIComponent('(2024)粤0607执2号')}`)).toEqual(['丙']);
    expect(await titles(`?text=${encodeURIComponent('大门')}`)).toEqual(['乙']);
    expect(await titles('?text=abc')).toEqual(['甲 ＡＢＣ']);
    expect(await titles(`?text=${encodeURIComponent('(2024)粤0607执2')}`)).toEqual(['丙']);
    expect(await titles('?recording=run-2')).toEqual([]);
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page = await list(`?limit=1${next && `&before=${next}`}`);
      seen.push(...page.clips.map(({ id }) => id));
      next = page.next;
    }
    expect(new Set(seen).size).toBe(3);
  });

  it.each([
    ['no recording of that name', { recordingId: 'run-9' }, 404, 'not_found'],
    ['a path for a recording', { recordingId: '../run-1' }, 400, 'invalid_request'],
    ['an end before its beginning', { fromMs: 4_000, toMs: 4_000 }, 400, 'invalid_request'],
    ['a beginning before the first frame', { fromMs: -1 }, 400, 'invalid_request'],
    ['parts of milliseconds', { fromMs: 0.5 }, 400, 'invalid_request'],
    ['beyond all numbers', { toMs: 1e300 }, 400, 'invalid_request'],
    ['an id that is a path', { id: '../../etc/passwd' }, 400, 'invalid_request'],
    ['an unknown measure', { measure: 'arrest' }, 400, 'invalid_request'],
    ['an unknown field', { clearance: 'public' }, 400, 'invalid_request'],
    ['no title', { title: '' }, 400, 'invalid_request'],
  ])('refuses %s', async (_what, more, status, code) => {
    expect((await mark(more)).json).toMatchObject({ status, code });
    expect((await list()).clips).toEqual([]);
  });

  it.each([
    '?text=',
    '?measure=x',
    '?caseType=x',
    '?before=1',
    '?limit=101',
    '?x=1',
    '?recording=..',
  ])('refuses %s', async (query) => {
    expect((await page.get(`/api/v1/clips${query}`)).status).toBe(400);
  });

  it.each([ID, '..%2f..', '%00', 'x'.repeat(90)])('withdraws nothing for %s', async (id) => {
    const answer = await page.post(`/api/v1/clips/${id}/withdraw`, { reason: '误标' });
    expect(answer.status).toBe(404);
  });
});
