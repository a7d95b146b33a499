import { execFile } from 'node:child_process';
import { truncateSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { cookieOf } from '../access/testing/fixed-access.ts';
import { publish } from '../video/live/testing/publish.ts';
import type { MediaPart } from '../video/media.ts';
import {
  CASE,
  type RecordingWorld,
  recordingWorld,
} from '../video/recording/testing/recording-world.ts';
import { START, sampleParts, sampleRun } from '../video/recording/testing/sample-run.ts';
import { libraryOf } from './testing/library-of.ts';
import { type RunningApp, runApp } from './testing/running-app.ts';

const run = promisify(execFile);
const PATIENCE = { timeout: 20_000 };
let world: RecordingWorld;
let app: RunningApp;
beforeEach(async () => {
  world = await recordingWorld();
  app = await runApp(libraryOf(world));
});
afterEach(async () => {
  await app.close();
  world.remove();
});

const listed = z.object({
  recordings: z.array(z.looseObject({ id: z.string() })),
  next: z.string().nullable(),
});
const ask = (path: string, headers: Record<string, string> = {}) =>
  app.ask(path, { headers: { host: `127.0.0.1:${app.port}`, ...headers } });
const playlist = (id = 'run-1') => ask(`/video/recordings/${id}/index.m3u8`);

async function record(runId: string, parts: readonly MediaPart[] = sampleParts(0, 10)) {
  const recordings = await world.start();
  recordings.begin(sampleRun(runId));
  for (const part of parts) recordings.part({ ...part, runId });
  await recordings.close();
}

describe('GET /api/v1/recordings', () => {
  it('H-12 lists what there is, newest first, page by page', async () => {
    for (const id of ['run-1', 'run-2', 'run-3']) await record(id);
    const all = await ask('/api/v1/recordings');
    expect(all.json).toMatchObject({
      recordings: [{ id: 'run-3' }, {}, { id: 'run-1' }],
      next: null,
    });
    const [first] = listed.parse(all.json).recordings;
    expect(first).toMatchObject({
      title: '单兵 1 号',
      caseNumber: CASE,
      state: 'closed',
      segments: 2,
      ms: 2_000,
      playlist: '/video/recordings/run-3/index.m3u8',
    });
    const page = listed.parse((await ask('/api/v1/recordings?limit=2')).json);
    expect(page.recordings.map(({ id }) => id)).toEqual(['run-3', 'run-2']);
    const rest = await ask(`/api/v1/recordings?limit=2&before=${page.next}`);
    expect(rest.json).toMatchObject({ recordings: [{ id: 'run-1' }], next: null });
  });

  it('H-12 by stream, case and time; what is no such parameter is refused', async () => {
    await record('run-1');
    const count = async (query: string) =>
      listed.parse((await ask(`/api/v1/recordings?${query}`)).json).recordings.length;
    const startedAt = START + 60_000;
    expect(await count('stream=unit-1')).toBe(1);
    expect(await count('stream=unit-2')).toBe(0);
    expect(await count(`case=${encodeURIComponent('(2024)粤0607执1号')}`)).toBe(1);
    expect(await count(`case=${encodeURIComponent('(2024)粤0607执2号')}`)).toBe(0);
    expect(await count(`from=${startedAt}&to=${startedAt + 1}`)).toBe(1);
    expect(await count(`from=${startedAt + 1}`)).toBe(0);
    expect(await count(`to=${startedAt}`)).toBe(0);
    for (const query of ['from=yesterday', 'case=1', 'stream=..', 'limit=0', 'before=x', 'x=1']) {
      expect((await ask(`/api/v1/recordings?${query}`)).status).toBe(400);
    }
  });

  it('H-12 answers nobody from elsewhere who is not signed in', async () => {
    const strange = { headers: { host: 'example.org' } };
    for (const path of ['/api/v1/recordings', '/video/recordings/run-1/index.m3u8']) {
      expect((await app.ask(path, strange)).status).toBe(401);
    }
    const signedIn = { headers: { ...strange.headers, cookie: cookieOf('auditor') } };
    expect((await app.ask('/api/v1/recordings', signedIn)).status).toBe(200);
  });
});

describe('a recording as HLS', () => {
  it('is a plain VOD playlist with the time of each segment', async () => {
    await record('run-1', sampleParts(0, 12));
    const { status, headers, text } = await playlist();
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/vnd.apple.mpegurl');
    expect(text.trim().split('\n')).toEqual([
      '#EXTM3U',
      '#EXT-X-VERSION:6',
      '#EXT-X-TARGETDURATION:10',
      '#EXT-X-PLAYLIST-TYPE:VOD',
      '#EXT-X-MEDIA-SEQUENCE:0',
      '#EXT-X-MAP:URI="init.mp4"',
      '#EXT-X-PROGRAM-DATE-TIME:2024-11-27T09:33:20.000Z',
      ...['#EXTINF:1.000,', 'seg-1.m4s'],
      '#EXT-X-PROGRAM-DATE-TIME:2024-11-27T09:33:21.000Z',
      ...['#EXTINF:1.000,', 'seg-2.m4s'],
      '#EXT-X-PROGRAM-DATE-TIME:2024-11-27T09:33:22.000Z',
      ...['#EXTINF:0.400,', 'seg-3.m4s'],
      '#EXT-X-ENDLIST',
    ]);
  });

  it('while it goes on it is an EVENT that grows, without what may yet be joined to', async () => {
    const recordings = await world.start({ limits: { tellEvery: 1 } });
    recordings.begin(sampleRun());
    await vi.waitFor(async () => expect((await playlist()).status).toBe(503), PATIENCE);
    for (const part of sampleParts(0, 11)) recordings.part(part);
    await vi.waitFor(async () => expect((await playlist()).text).toContain('seg-1.m4s'), PATIENCE);
    expect((await playlist()).text).toContain('#EXT-X-PLAYLIST-TYPE:EVENT');
    await vi.waitFor(() => expect(world.book.get('run-1')?.segments).toBe(2), PATIENCE);
    expect((await playlist()).text).not.toMatch(/seg-2|ENDLIST/);
    await recordings.close();
    expect((await playlist()).text).toMatch(/seg-2.*seg-3.*ENDLIST/s);
  });

  it('joins a segment without a key frame to the one before it; bytes and ranges are those sent', async () => {
    const parts = sampleParts(0, 15).map((part, n) => ({
      ...part,
      independent: n === 0 || n === 10,
    }));
    await record('run-1', parts);
    const names = (await playlist()).text.match(/seg-\d+/g);
    expect(names).toEqual(['seg-1', 'seg-3']);
    const sent = Buffer.concat(parts.slice(0, 10).map(({ data }) => data)).toString();
    const path = '/video/recordings/run-1/seg-1.m4s';
    const whole = await ask(path);
    expect(whole.text).toBe(sent);
    expect(whole.headers).toMatchObject({ 'accept-ranges': 'bytes', 'content-type': 'video/mp4' });
    for (const [from, to] of [
      [0, 0],
      [5, 70],
      [60, sent.length - 1],
    ] as const) {
      const some = await ask(path, { range: `bytes=${from}-${to}` });
      expect(some.status).toBe(206);
      expect(some.text).toBe(sent.slice(from, to + 1));
      expect(some.headers['content-range']).toBe(`bytes ${from}-${to}/${sent.length}`);
    }
    expect((await ask(path, { range: `bytes=${sent.length}-` })).status).toBe(416);
    expect((await ask('/video/recordings/run-1/seg-2.m4s')).status).toBe(404);
    expect((await ask('/video/recordings/run-1/init.mp4')).text).toBe('init of run-1');
  });

  it.each([
    '/video/recordings/../unit-1/index.m3u8',
    '/video/recordings/run-1/..%2frun-1%2findex.ndjson',
    '/video/recordings/run-1/index.ndjson',
    '/video/recordings/run-1/000001.m4s',
    '/video/recordings/run-1/seg-01.m4s',
    '/video/recordings/run-1/seg-1.m4s%00',
    '/video/recordings/%2e%2e/index.m3u8',
    '/video/recordings/unit-1%2frun-1/index.m3u8',
    '/video/recordings/run-2/index.m3u8',
  ])('%s is nothing', async (path) => {
    await record('run-1');
    expect((await ask(path)).status).toBe(404);
  });

  it('a file that is missing or shorter is not sent', async () => {
    await record('run-1');
    const file = (n: number) => join(world.folder, 'unit-1', 'run-1', `00000${n}.m4s`);
    truncateSync(file(1), 5);
    unlinkSync(file(2));
    for (const n of [1, 2]) {
      expect((await ask(`/video/recordings/run-1/seg-${n}.m4s`)).status).toBe(404);
    }
    expect(app.logged).toEqual([]);
  });
});

it('ffmpeg plays a recording from beginning to end', { timeout: 120_000 }, async () => {
  const recordings = await world.start();
  await publish(recordings, 'unit-1', 'run-1', 5);
  await recordings.close();
  const url = `http://127.0.0.1:${app.port}/video/recordings/run-1/index.m3u8`;
  const play = ['-hide_banner', '-loglevel', 'error', '-progress', 'pipe:1', '-i', url];
  const { stdout, stderr } = await run('ffmpeg', [...play, '-f', 'null', '-'], { timeout: 60_000 });
  expect(stderr).toBe('');
  const frames = [...stdout.matchAll(/^frame=(\d+)/gm)].map(([, count]) => Number(count));
  expect(frames.at(-1)).toBe(125);
});
