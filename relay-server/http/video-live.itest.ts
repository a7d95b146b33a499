import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LiveStreams } from '../video/live/live-streams.ts';
import { publish } from '../video/live/testing/publish.ts';
import { type RunningVideo, runVideo } from './testing/running-video.ts';

const run = promisify(execFile);

let video: RunningVideo;
beforeEach(async () => {
  video = await runVideo();
});
afterEach(() => video.close());

function begun(streams: LiveStreams): Promise<void> {
  return new Promise((resolve) => {
    streams.onLiveness(({ kind }) => {
      if (kind === 'began') resolve();
    });
  });
}

/** Plays the first seconds of a playlist as any player would. @returns frames seen, and complaints */
async function play(url: string, seconds: number) {
  const { stdout, stderr } = await run(
    'ffmpeg',
    [
      ...['-hide_banner', '-loglevel', 'error', '-progress', 'pipe:1'],
      ...['-i', url, '-t', String(seconds), '-f', 'null', '-'],
    ],
    { timeout: 60_000 },
  );
  const frames = [...stdout.matchAll(/^frame=(\d+)/gm)].map(([, count]) => Number(count));
  return { frames: frames.at(-1) ?? 0, complaints: stderr };
}

it('ffmpeg plays the stream as a plain client, without a complaint', {
  timeout: 120_000,
}, async () => {
  const coming = begun(video.streams);
  const published = publish(video.streams, 'car-1', 'run-1', 12);
  await coming;
  const played = await play(`${video.url}/car-1/index.m3u8`, 4);
  expect(played.complaints).toBe('');
  expect(played.frames).toBe(100);
  await published;
  expect(video.logged).toEqual([]);
});
