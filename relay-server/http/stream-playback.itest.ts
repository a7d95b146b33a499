import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RecordingReader } from '../video/recording/recording-reader.ts';
import { StreamPlayback } from '../video/recording/stream-playback.ts';
import { realRun } from '../video/recording/testing/real-media.ts';
import { type RecordingWorld, recordingWorld } from '../video/recording/testing/recording-world.ts';
import { START, sampleParts, sampleRun } from '../video/recording/testing/sample-run.ts';
import { type RunningApp, runApp } from './testing/running-app.ts';

const run = promisify(execFile);
let world: RecordingWorld;
let app: RunningApp;
beforeEach(async () => {
  world = await recordingWorld();
  const reader = new RecordingReader(world.folder);
  const { folder } = world;
  // Each start of a relay loads its book anew.
  const book: RecordingWorld['book'] = new Proxy(world.book, {
    get: (_, name) => Reflect.get(world.book, name).bind(world.book),
  });
  app = await runApp({
    recordings: { book, reader },
    playback: new StreamPlayback({ folder, book, reader }),
  });
});
afterEach(async () => {
  await app.close();
  world.remove();
});

const ask = (query: string, id = 'unit-1') =>
  app.ask(`/video/streams/${id}/index.m3u8?${query}`, {
    headers: { host: `127.0.0.1:${app.port}` },
  });
const day = (from: number, to: number) => `from=${START + from}&to=${START + to}`;

/** Two runs of two seconds, ten seconds apart. */
async function recordTwice(): Promise<void> {
  for (const [runId, later] of [
    ['run-1', 0],
    ['run-2', 10_000],
  ] as const) {
    const recordings = await world.start();
    recordings.begin(sampleRun(runId, { startedAt: START + later }));
    for (const part of sampleParts(0, 10)) {
      recordings.part({ ...part, runId, capturedAt: part.capturedAt + later });
    }
    await recordings.close();
  }
}

describe('a stream over a span', () => {
  it('H-38 is one VOD playlist of its recordings, by the time of their media', async () => {
    await recordTwice();
    const { status, headers, text } = await ask(day(0, 60_000));
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/vnd.apple.mpegurl');
    expect(text.trim().split('\n').slice(4)).toEqual([
      '#EXT-X-MEDIA-SEQUENCE:0',
      '#EXT-X-MAP:URI="/video/recordings/run-1/init.mp4"',
      '#EXT-X-PROGRAM-DATE-TIME:2024-11-27T09:33:20.000Z',
      ...['#EXTINF:1.000,', '/video/recordings/run-1/seg-1.m4s'],
      '#EXT-X-PROGRAM-DATE-TIME:2024-11-27T09:33:21.000Z',
      ...['#EXTINF:1.000,', '/video/recordings/run-1/seg-2.m4s'],
      '#EXT-X-DISCONTINUITY',
      '#EXT-X-MAP:URI="/video/recordings/run-2/init.mp4"',
      '#EXT-X-PROGRAM-DATE-TIME:2024-11-27T09:33:30.000Z',
      ...['#EXTINF:1.000,', '/video/recordings/run-2/seg-1.m4s'],
      '#EXT-X-PROGRAM-DATE-TIME:2024-11-27T09:33:31.000Z',
      ...['#EXTINF:1.000,', '/video/recordings/run-2/seg-2.m4s'],
      '#EXT-X-ENDLIST',
    ]);
    const part = await ask(day(1_000, 10_500));
    expect(part.text.match(/run-\d\/seg-\d/g)).toEqual(['run-1/seg-2', 'run-2/seg-1']);
  });

  it('H-38 a recording that goes on is told up to now', async () => {
    const recordings = await world.start({ limits: { tellEvery: 1 } });
    recordings.begin(sampleRun());
    for (const part of sampleParts(0, 11)) recordings.part(part);
    await expect
      .poll(async () => (await ask(day(0, 60_000))).text, { timeout: 20_000 })
      .toMatch(/seg-1\.m4s\n#EXT-X-ENDLIST/);
    await recordings.close();
    expect((await ask(day(0, 60_000))).text).toMatch(/seg-3\.m4s\n#EXT-X-ENDLIST/);
  });

  it('H-38 what there is nothing of, is not asked for rightly or not from here, is refused', async () => {
    await recordTwice();
    expect((await ask(day(20_000, 60_000))).status).toBe(404);
    expect((await ask(day(0, 1), 'unit-2')).status).toBe(404);
    expect((await ask(day(0, 1), '..%2funit-1')).status).toBe(404);
    for (const query of [
      ...['', `from=${START}`, 'from=1&to=2', day(5, 5), day(5, 4), `${day(0, 5)}&x=1`],
      `from=${START}&to=${START + 48 * 3_600_000 + 1}`,
    ]) {
      expect((await ask(query)).json).toMatchObject({ status: 400, code: 'invalid_request' });
    }
    const away = await app.ask(`/video/streams/unit-1/index.m3u8?${day(0, 5)}`, {
      headers: { host: 'example.org' },
    });
    expect(away.status).toBe(401);
    expect(app.logged).toEqual([]);
  });

  it('ffmpeg reads every frame across recordings', { timeout: 120_000 }, async () => {
    for (const [runId, later] of [
      ['run-1', 0],
      ['run-2', 30_000],
    ] as const) {
      const media = await realRun(3, runId);
      const recordings = await world.start();
      recordings.begin({ ...media.run, startedAt: START + later });
      for (const part of media.parts) {
        recordings.part({ ...part, capturedAt: part.capturedAt + later });
      }
      await recordings.close();
    }
    const url = `http://127.0.0.1:${app.port}/video/streams/unit-1/index.m3u8?${day(0, 60_000)}`;
    const play = ['-hide_banner', '-loglevel', 'error', '-progress', 'pipe:1', '-i', url];
    const { stdout } = await run('ffmpeg', [...play, '-c', 'copy', '-f', 'null', '-'], {
      timeout: 60_000,
    });
    const frames = [...stdout.matchAll(/^frame=(\d+)/gm)].map(([, count]) => Number(count));
    expect(frames.at(-1)).toBe(150);
  });
});
