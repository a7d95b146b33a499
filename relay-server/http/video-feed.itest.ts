import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { feed, partOf, runOf } from '../video/live/testing/feed.ts';
import { type RunningVideo, runVideo } from './testing/running-video.ts';

const PATIENCE = { timeout: 20_000 };
let video: RunningVideo;
const closers: (() => void)[] = [];
beforeEach(async () => {
  video = await runVideo();
});
afterEach(async () => {
  for (const close of closers.splice(0)) close();
  await video.close();
  expect(video.logged).toEqual([]);
});

/** Opens a feed and collects what it says. */
function opened(streams: string, reads = true) {
  const told: string[] = [];
  let begun = false;
  let ended = false;
  const request = httpRequest(`${new URL('/video/live-feed', video.url)}?streams=${streams}`, {
    agent: false,
  });
  request.on('response', (response) => {
    begun = true;
    if (reads) response.on('data', (bytes: Buffer) => told.push(bytes.toString('latin1')));
    response.on('error', () => response.destroy());
    response.on('close', () => {
      ended = true;
    });
  });
  request.on('error', () => request.destroy());
  request.end();
  closers.push(() => request.destroy());
  return { request, text: () => told.join(''), begun: () => begun, ended: () => ended };
}

const of = (streamId: string) => ({ streamId });

it('tells the playlist at once, then every part before the playlist that names it', async () => {
  video.streams.begin(runOf('a'));
  feed(video.streams, 'a', 0, 12);
  const one = opened('car-1,car-2');
  await expect.poll(one.text, PATIENCE).toContain('#EXT-X-PRELOAD-HINT');
  expect(one.text()).not.toContain('"kind":"part"');
  video.streams.part(partOf('a', 12));
  await expect.poll(one.text, PATIENCE).toMatch(/"parts":3,[\s\S]*PRELOAD-HINT/);
  const [, , name] = /"kind":"part"(.*)"name":"(part-\d+\.m4s)"/.exec(one.text()) ?? [];
  expect(one.text()).toContain('part 12 of a;');
  const after = one.text().slice(one.text().indexOf('part 12 of a;'));
  expect(after).toContain(`URI="${name}"`);
});

it('tells of a stream that begins later, that it stands, and of its next run', async () => {
  const one = opened('car-1,car-2');
  await expect.poll(one.begun, PATIENCE).toBe(true);
  video.streams.begin(runOf('a', of('car-2')));
  for (let n = 0; n < 12; n += 1) video.streams.part(partOf('a', n, of('car-2')));
  await expect.poll(one.text, PATIENCE).toContain('part 11 of a;');
  video.streams.end({ ...of('car-2'), runId: 'a', reason: 'closed', lastFrameAt: null });
  await expect.poll(one.text, PATIENCE).toContain('{"kind":"still","stream":"car-2","bytes":0}');
  video.streams.begin(runOf('b', of('car-2')));
  video.streams.part(partOf('b', 0, of('car-2')));
  await expect.poll(one.text, PATIENCE).toContain('part 0 of b;');
});

it.each([
  ['no streams', ''],
  ['none named', '?streams='],
  ['a path', '?streams=car-1,..%2Fx'],
  ['too many', `?streams=${Array.from({ length: 17 }, (_, n) => `c${n}`).join()}`],
])('refuses %s', async (_, query) => {
  const response = await fetch(`${new URL('/video/live-feed', video.url)}${query}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'invalid_request' });
});

it('lets go of a page that does not read, and of one that has gone', async () => {
  video.streams.begin(runOf('a'));
  feed(video.streams, 'a', 0, 12);
  const stuck = opened('car-1', false);
  const reading = opened('car-1');
  await expect.poll(reading.text, PATIENCE).toContain('PRELOAD-HINT');
  await expect.poll(stuck.begun, PATIENCE).toBe(true);
  const stream = video.streams.playing('car-1');
  expect(stream?.watched).toBe(2);
  for (let n = 12; n < 200 && stream?.watched === 2; n += 1) {
    video.streams.part(partOf('a', n, { data: Buffer.alloc(400_000) }));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await expect.poll(() => stream?.watched, PATIENCE).toBe(1);
  expect(reading.ended()).toBe(false);
  reading.request.destroy();
  await expect.poll(() => stream?.watched, PATIENCE).toBe(0);
});
