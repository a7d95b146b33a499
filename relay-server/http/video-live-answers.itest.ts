import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveStream } from '../video/live/live-stream.ts';
import { AT, feed, partOf, runOf } from '../video/live/testing/feed.ts';
import { parsePlaylist } from '../video/live/testing/parse-playlist.ts';
import { RequestProblem } from './problem.ts';
import { type RunningVideo, runVideo, type VideoAnswer } from './testing/running-video.ts';

let video: RunningVideo;
let now: number;
beforeEach(async () => {
  now = AT;
  video = await runVideo({ now: () => now });
});
afterEach(async () => {
  await video.close();
  expect(video.logged).toEqual([]);
});

const parsed = ({ body }: VideoAnswer) => parsePlaylist(body.toString());
const problem = ({ body }: VideoAnswer): unknown => JSON.parse(body.toString());
const end = { streamId: 'car-1', runId: 'a', reason: 'closed', lastFrameAt: AT } as const;

/** Segments N and N + 1 whole, N + 2 with four parts. @returns N */
function come(): number {
  video.streams.begin(runOf('a'));
  feed(video.streams, 'a', 0, 24);
  const text = video.streams.playing('car-1')?.playlist().plain.toString() ?? '';
  return parsePlaylist(text).mediaSequence;
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** Until so many requests wait. */
async function waiting(stream: LiveStream | undefined, count: number): Promise<void> {
  await expect.poll(() => stream?.waiting, { timeout: 20_000 }).toBe(count);
}

const index = (query = '') => video.ask(`/car-1/index.m3u8${query}`);

describe('the playlist', () => {
  it('comes as HLS, stored by nobody', async () => {
    come();
    const { status, headers, body } = await index();
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/vnd.apple.mpegurl',
      'cache-control': 'no-store',
      'content-length': String(body.length),
      vary: 'accept-encoding',
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers).not.toHaveProperty('etag');
    expect(parsePlaylist(body.toString()).segments).toHaveLength(2);
  });

  it('comes zipped to whoever takes that (§6.2.1)', async () => {
    come();
    const plain = await index();
    const asked = { headers: { 'accept-encoding': 'gzip, br' } };
    const { headers, body } = await video.ask('/car-1/index.m3u8', asked);
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(body)).toEqual(plain.body);
  });

  it('is waited for until it has a whole segment', async () => {
    video.streams.begin(runOf('a'));
    feed(video.streams, 'a', 0, 10);
    const answer = index();
    await waiting(video.streams.playing('car-1'), 1);
    feed(video.streams, 'a', 10, 11);
    expect(parsed(await answer).segments).toHaveLength(1);
  });

  it('§6.2.5.2 a reload is held until the part is there', async () => {
    const first = come();
    const answer = index(`?_HLS_msn=${first + 2}&_HLS_part=4`);
    await waiting(video.streams.playing('car-1'), 1);
    feed(video.streams, 'a', 24, 25);
    expect(parsed(await answer).open?.parts).toHaveLength(5);
  });

  it('§6.2.5.2 or the segment', async () => {
    const first = come();
    const answer = index(`?_HLS_msn=${first + 2}`);
    await waiting(video.streams.playing('car-1'), 1);
    feed(video.streams, 'a', 24, 31);
    expect(parsed(await answer).segments).toHaveLength(3);
  });

  it('§6.2.5.2 what is there, or long gone, is answered at once with the whole playlist', async () => {
    const first = come();
    for (const query of [
      `_HLS_msn=0`,
      `_HLS_msn=${first + 2}&_HLS_part=3`,
      '_HLS_msn=0&_HLS_part=7',
    ]) {
      expect(parsed(await index(`?${query}`)).segments).toHaveLength(2);
    }
  });

  it('§6.2.5.1 is whole also when parts of it may be skipped; other parameters mean nothing', async () => {
    come();
    const { body } = await index();
    expect((await index('?_HLS_skip=YES&session=1&session=2')).body).toEqual(body);
  });

  it.each([
    '_HLS_part=1',
    '_HLS_msn=-1',
    '_HLS_msn=1.5',
    '_HLS_msn=',
    '_HLS_msn=x',
    '_HLS_msn=9999999999999999',
    '_HLS_msn=1&_HLS_msn=2',
    '_HLS_msn=1&_HLS_part=',
    '_HLS_msn=999999999999999',
  ])('§6.2.5.2 %s → 400', async (query) => {
    come();
    const answer = await index(`?${query}`);
    expect(answer.status).toBe(400);
    expect(problem(answer)).toMatchObject({ code: 'invalid_request' });
  });

  it('§6.2.5.2 more than two segments ahead → 400', async () => {
    const first = come();
    expect((await index(`?_HLS_msn=${first + 5}`)).status).toBe(400);
    expect((await index(`?_HLS_msn=${first + 2}&_HLS_part=19`)).status).toBe(400);
  });

  it('no pictures at all → 404, in words', async () => {
    const answer = await index();
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(problem(answer)).toMatchObject({ code: 'not_found', detail: '这一路没有画面传来' });
  });

  it('a run without pictures → 404 when it ends, also to those who waited', async () => {
    video.streams.begin(runOf('a'));
    const answer = index();
    await waiting(video.streams.playing('car-1'), 1);
    video.streams.end(end);
    expect((await answer).status).toBe(404);
  });

  it('after the end reloads are answered at once, those held too; later → 404', async () => {
    const first = come();
    const held = index(`?_HLS_msn=${first + 3}&_HLS_part=0`);
    await waiting(video.streams.playing('car-1'), 1);
    video.streams.end(end);
    expect(parsed(await held)).toMatchObject({ open: null, segments: { length: 3 } });
    expect((await index(`?_HLS_msn=${first + 3}&_HLS_part=0`)).status).toBe(200);
    now += 60_000;
    expect((await index()).status).toBe(404);
    expect((await video.ask(`/car-1/seg-${first + 2}.m4s`)).status).toBe(200);
  });
});

describe('patience', () => {
  it('§6.2.5.2 has an end: 503, and when to try again', async () => {
    await video.close();
    video = await runVideo({ limits: { holdMs: 20 } });
    const first = come();
    const next = await video.ask(`/car-1/${parsed(await index()).hints[0]}`);
    for (const answer of [await index(`?_HLS_msn=${first + 3}`), next]) {
      expect(answer.status).toBe(503);
      expect(answer.headers).toMatchObject({ 'retry-after': '1', 'cache-control': 'no-store' });
      expect(problem(answer)).toMatchObject({ code: 'not_ready' });
    }
    expect(video.streams.playing('car-1')?.waiting).toBe(0);
  });

  it('200 viewers wait for one part, and get one text', async () => {
    const first = come();
    const answers = Array.from({ length: 200 }, () => index(`?_HLS_msn=${first + 2}&_HLS_part=4`));
    await waiting(video.streams.playing('car-1'), 200);
    feed(video.streams, 'a', 24, 25);
    const bodies = (await Promise.all(answers)).map(({ body }) => body.toString());
    expect(new Set(bodies).size).toBe(1);
    expect(video.streams.playing('car-1')?.waiting).toBe(0);
  });

  it('200 who are connected and ask nothing keep nobody waiting', async () => {
    const first = come();
    const port = Number(new URL(video.url).port);
    const idle = await Promise.all(Array.from({ length: 200 }, () => connected(port)));
    try {
      expect((await index()).status).toBe(200);
      const held = index(`?_HLS_msn=${first + 2}&_HLS_part=4`);
      video.streams.part(partOf('a', 24));
      expect((await held).status).toBe(200);
      expect(idle.every((socket) => !socket.destroyed)).toBe(true);
    } finally {
      for (const socket of idle) socket.destroy();
    }
  });

  it('who hangs up leaves nothing behind', async () => {
    const first = come();
    const hint = parsed(await index()).hints[0];
    const gone = new AbortController();
    const asking = [`index.m3u8?_HLS_msn=${first + 3}`, hint].map((path) =>
      video.ask(`/car-1/${path}`, { signal: gone.signal }),
    );
    await waiting(video.streams.playing('car-1'), 2);
    gone.abort();
    const failed = await Promise.allSettled(asking);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await waiting(video.streams.playing('car-1'), 0);
  });
});

describe('media', () => {
  const text = async (path: string) => (await video.ask(`/car-1/${path}`)).body.toString();

  it('init, segments and parts come as MP4, kept for a minute', async () => {
    const first = come();
    expect(await text('init-a.mp4')).toBe('init of a');
    const ten = Array.from({ length: 10 }, (_, index) => `part ${index} of a;`).join('');
    expect(await text(`seg-${first}.m4s`)).toBe(ten);
    const [, part] = parsed(await index()).open?.parts ?? [];
    expect(await text(part?.uri ?? '')).toBe('part 21 of a;');
    const { headers } = await video.ask(`/car-1/seg-${first}.m4s`);
    expect(headers).toMatchObject({
      'content-type': 'video/mp4',
      'cache-control': 'private, max-age=60, immutable',
      'accept-ranges': 'bytes',
      'content-length': String(ten.length),
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('HEAD tells the same without the body', async () => {
    const first = come();
    for (const path of ['index.m3u8', `seg-${first}.m4s`, 'init-a.mp4']) {
      const get = await video.ask(`/car-1/${path}`);
      const head = await video.ask(`/car-1/${path}`, { method: 'HEAD' });
      expect(head).toMatchObject({ status: 200, body: { length: 0 } });
      expect(head.headers['content-length']).toBe(String(get.body.length));
    }
  });

  it('a range is answered in part', async () => {
    const path = `/car-1/seg-${come()}.m4s`;
    const whole = (await video.ask(path)).body;
    const part = await video.ask(path, { headers: { range: 'bytes=10-40' } });
    expect(part.status).toBe(206);
    expect(part.headers['content-range']).toBe(`bytes 10-40/${whole.length}`);
    expect(part.body).toEqual(whole.subarray(10, 41));
    const beyond = await video.ask(path, { headers: { range: 'bytes=4000-' } });
    expect(beyond.status).toBe(416);
    expect(beyond.headers['content-range']).toBe(`bytes */${whole.length}`);
    expect(problem(beyond)).toMatchObject({ code: 'range_unsatisfiable' });
  });

  it('§6.2.6 a hinted part is waited for, and is the next one', async () => {
    come();
    const hint = parsed(await index()).hints[0];
    const answer = text(hint ?? '');
    await waiting(video.streams.playing('car-1'), 1);
    feed(video.streams, 'a', 24, 25);
    expect(await answer).toBe('part 24 of a;');
  });

  it('§6.2.6 also when it is the first of another run', async () => {
    come();
    video.streams.end(end);
    const hint = parsed(await index()).hints[0];
    const answer = text(hint ?? '');
    await waiting(video.streams.playing('car-1'), 1);
    video.streams.begin(runOf('b'));
    feed(video.streams, 'b', 0, 1);
    expect(await answer).toBe('part 0 of b;');
  });

  it.each([
    ['a segment that grows', (first: number) => `/car-1/seg-${first + 2}.m4s`],
    ['a segment before the first', (first: number) => `/car-1/seg-${first - 1}.m4s`],
    ['a number written otherwise', (first: number) => `/car-1/seg-0${first}.m4s`],
    ['an unknown run', () => '/car-1/init-b.mp4'],
    ['an unknown stream', (first: number) => `/car-2/seg-${first}.m4s`],
    ['another file', () => '/car-1/index.m3u'],
    ['another case', () => '/car-1/INDEX.m3u8'],
    ['a path upwards', () => '/car-1/../car-1/index.m3u8'],
    ['an encoded path upwards', () => '/%2e%2e%2fcar-1/index.m3u8'],
    ['an encoded path within', () => '/car-1/init-%2e%2e%2fa.mp4'],
    ['an id with a dot', () => '/car.1/index.m3u8'],
    ['an id with a zero byte', () => '/car-1%00/index.m3u8'],
    ['a name of the prototype', () => '/__proto__/index.m3u8'],
    ['no stream', () => '/'],
    ['a slash at the end', () => '/car-1/index.m3u8/'],
  ])('%s → 404', async (_what, path) => {
    const answer = await video.ask(path(come()));
    expect(answer.status).toBe(404);
    expect(problem(answer)).toMatchObject({ code: 'not_found' });
    expect(answer.headers['cache-control']).not.toContain('max-age');
  });

  it('other methods → 405', async () => {
    come();
    const answer = await video.ask('/car-1/index.m3u8', { method: 'POST' });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS');
  });
});

describe('who may see it', () => {
  it('is asked of a guard, for the playlist and for each piece', async () => {
    await video.close();
    video = await runVideo({
      guard: (request, _response, next) => {
        if (request.params.id !== 'car-2') throw new RequestProblem('forbidden');
        next();
      },
    });
    const first = come();
    for (const file of ['index.m3u8', `seg-${first}.m4s`, 'init-a.mp4', 'part-1.m4s']) {
      const answer = await video.ask(`/car-1/${file}`);
      expect(answer.status).toBe(403);
      expect((await video.ask(`/car-2/${file}`)).status).toBe(404);
    }
  });

  it('pages of other sites and what comes through a proxy are refused', async () => {
    come();
    const ask = (headers: Record<string, string>) => video.ask('/car-1/index.m3u8', { headers });
    expect((await ask({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask({ 'x-forwarded-for': '10.0.0.1' })).status).toBe(401);
  });
});
