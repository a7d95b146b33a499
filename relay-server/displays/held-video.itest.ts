import { request as httpRequest } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { feed, partOf, runOf } from '../video/live/testing/feed.ts';
import { DisplayWorld, NOW } from './testing/display-world.ts';

const STREAM = 'car-1';
let world: DisplayWorld;
let parts = 12;
const closers: (() => void)[] = [];

beforeAll(async () => {
  world = await DisplayWorld.start({ more: { rtmp: { host: '127.0.0.1', port: 0 } } });
  live().begin(runOf('a'));
  feed(live(), 'a', 0, parts);
});
afterEach(() => {
  for (const close of closers.splice(0)) close();
});
afterAll(async () => {
  await world.close();
  expect(world.errors).toEqual([]);
});

function live() {
  const { video } = world.relay;
  if (!video) throw new Error('no field video');
  return video.live;
}

/** Opens an answer that does not end, or that waits for pictures, and collects what comes. */
function opened(path: string, cookie: string) {
  const chunks: Buffer[] = [];
  const request = httpRequest(new URL(path, world.relay.url), {
    ...{ agent: false, headers: { cookie } },
  });
  const begun = new Promise<void>((resolve) => {
    request.on('response', (response) => {
      response.on('data', (bytes: Buffer) => {
        chunks.push(bytes);
        resolve();
      });
      response.on('error', () => response.destroy());
    });
  });
  const ended = new Promise<void>((resolve) => request.on('close', resolve));
  request.on('error', () => request.destroy());
  request.end();
  closers.push(() => request.destroy());
  return { begun, ended, text: () => Buffer.concat(chunks).toString('latin1') };
}

const FEED = `/video/live-feed?streams=${STREAM}`;
/** The part that comes next, which is not there yet: the relay holds who asks for it. */
async function nextPart(cookie: string): Promise<string> {
  const playlist = `/video/live/${STREAM}/index.m3u8`;
  const { text } = await world.ask('GET', playlist, { headers: { cookie } });
  const [, part = ''] = /PRELOAD-HINT:TYPE=PART,URI="([^"]+)"/.exec(text) ?? [];
  return `/video/live/${STREAM}/${part}`;
}

/** A display of a bureau wall that is being given live video, and a person who is, too. */
async function watching() {
  await world.mode('main', 'bureau');
  const { id, cookie } = await world.paired();
  const [fed, person, waiting] = [
    opened(FEED, cookie),
    opened(FEED, world.operator),
    opened(await nextPart(cookie), cookie),
  ];
  await Promise.all([fed.begun, person.begun]);
  return { id, fed, waiting, person };
}

const ways: [string, (id: string) => Promise<unknown>][] = [
  ['its room is lowered', () => world.mode('main', 'session')],
  ['it is revoked', (id) => world.post(`/displays/${id}/revoke`, { reason: '遗失' })],
  [
    'it is hung on a wall that is closed',
    async (id) => {
      await world.post('/walls', { wallId: 'hall', title: '大厅', columns: 1, rows: 1, bezel: 0 });
      const place = { name: '屏', wallId: 'hall', column: 1, row: 1 };
      return world.post(`/displays/${id}/move`, place);
    },
  ],
];

it.each(ways)(
  'H-67 F-6 live video that a display is being given ends when %s',
  async (_why, lower) => {
    const { id, fed, waiting, person } = await watching();
    await lower(id);
    await Promise.all([fed.ended, waiting.ended]);
    const told = fed.text().length;
    live().part(partOf('a', parts));
    parts += 1;
    // What came since is the person's alone.
    await expect.poll(() => person.text()).toContain(`part ${parts - 1} of a`);
    expect(fed.text()).toHaveLength(told);
    expect(waiting.text()).not.toContain('of a');
  },
);

it('H-67 V-32 it ends, too, when a raise is over, whether or not that can be noted', async () => {
  await world.mode('main', 'closed');
  const { cookie } = await world.paired();
  await world.mode('main', 'bureau', NOW + 60_000);
  const fed = opened(FEED, cookie);
  await fed.begun;
  world.clock.at = NOW + 60_000;
  await fed.ended;
  const again = await world.ask('GET', FEED, { headers: { cookie } });
  expect(again.status).toBe(403);
});
