import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storyboard } from '../../wire/library.ts';
import { realRun } from '../video/recording/testing/real-media.ts';
import { type RecordingWorld, recordingWorld } from '../video/recording/testing/recording-world.ts';
import { Storyboards } from '../video/storyboard/storyboards.ts';
import { libraryClient, recordRun } from './testing/library-client.ts';
import { libraryOf } from './testing/library-of.ts';
import { type RunningApp, runApp } from './testing/running-app.ts';

let world: RecordingWorld;
let app: RunningApp;
let page: ReturnType<typeof libraryClient>;
let storyboards: Storyboards;
beforeEach(async () => {
  world = await recordingWorld();
  const { library, ...served } = libraryOf(world);
  const { recordings, reader } = library;
  const limits = { reserve: 0 };
  storyboards = new Storyboards({ folder: world.folder, recordings, reader, log: () => 0, limits });
  app = await runApp({
    ...served,
    library: { ...library, hasStoryboard: (recording) => storyboards.has(recording) },
    storyboards: { recordings, storyboards },
  });
  page = libraryClient(app);
});
afterEach(async () => {
  await storyboards.close();
  await app.close();
  world.remove();
});

const ADDRESS = '/video/recordings/run-1/storyboard.json';

describe('H-17 GET /video/recordings/:id/storyboard.json', () => {
  it('is 503 while it is made, then tells its sheets', { timeout: 60_000 }, async () => {
    const { run, parts } = await realRun(6);
    const recordings = await world.start();
    recordings.begin(run);
    for (const part of parts) recordings.part(part);
    await recordings.close();
    expect((await page.get('/api/v1/recordings/run-1')).json).toMatchObject({
      storyboard: ADDRESS,
    });
    const first = await page.get(ADDRESS);
    expect(first.json).toMatchObject({ status: 503, code: 'not_ready' });
    expect(first.headers['retry-after']).toBe('2');
    await storyboards.settled();
    const { sheets, tiles } = storyboard.parse((await page.get(ADDRESS)).json);
    expect({ sheets, tiles }).toEqual({
      tiles: 2,
      sheets: ['/video/recordings/run-1/storyboard/1.jpg'],
    });
    const sheet = await page.get(sheets[0] ?? '');
    expect(sheet.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, max-age=60',
    });
    for (const name of [
      '2.jpg',
      '0.jpg',
      '01.jpg',
      '1.png',
      'storyboard.json',
      '..%2findex.ndjson',
    ]) {
      const path = `/video/recordings/run-1/storyboard/${name}`;
      expect((await page.get(path)).status).toBe(404);
    }
  });

  it('is 404 of an empty recording and of one that is none, 401 for nobody', async () => {
    await recordRun(world, 'run-1', 0);
    expect((await page.get(ADDRESS)).json).toMatchObject({
      status: 404,
      detail: '这段录像没有缩略图',
    });
    expect((await page.get('/api/v1/recordings/run-1')).json).toMatchObject({ storyboard: null });
    expect((await page.get('/video/recordings/..%2f/storyboard.json')).status).toBe(404);
    expect((await app.ask(ADDRESS, { headers: { host: 'example.org' } })).status).toBe(401);
    expect(app.logged).toEqual([]);
  });
});
