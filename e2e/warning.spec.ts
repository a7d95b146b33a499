import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { startTcpProxy } from '../relay-server/fanout/testing/tcp-proxy.ts';
import type { Showing } from '../wire/views.ts';
import { findLayoutFaults } from './layout-check.ts';
import { bakeClip, clipItem, DIGEST, lawItem, SessionRoom } from './support/session-room.ts';
import { sceneIs, windowBeside } from './support/wall.ts';
import { expect, RELAY_AWAY, test } from './support/wall-test.ts';

const SECONDS = 30;
const SHORT_SECONDS = 4;
const long = clipItem('i1', 'long', SECONDS);
const law = lawItem('i2');
const short = clipItem('i3', 'short', SHORT_SECONDS);
const chapters: Showing['chapters'] = [long, law, short].map(({ itemId, kind, title }) => ({
  ...{ itemId, kind, title },
}));

let clips: string;
let room: SessionRoom;
test.beforeAll(async () => {
  clips = await mkdtemp(path.join(tmpdir(), 'wall-cleared-'));
  await bakeClip(clips, 'long', SECONDS, { size: '320x180' });
  await bakeClip(clips, 'short', SHORT_SECONDS, { size: '320x180', hue: 120 });
});
test.beforeEach(async () => {
  room = await SessionRoom.open(clips);
  await room.end();
});
test.afterEach(() => room.close());
test.afterAll(() => rm(clips, { recursive: true, force: true }));

async function openRoom(page: Page, search = '', url = room.url): Promise<void> {
  await page.goto(`${url}/wall.html${search}`);
  await sceneIs(page, 'warning');
}

const scene = (page: Page) => page.locator('.warning');
const front = (page: Page) => page.locator('.warning video[data-on="front"]');

/** Resolves when the clip of an item moves on the wall. */
async function plays(page: Page, itemId: string): Promise<void> {
  await expect(scene(page)).toHaveAttribute('data-item', itemId);
  await expect(scene(page)).toHaveAttribute('data-picture', 'moving');
  await expect(scene(page)).toHaveAttribute('data-face', 'clip');
}

/** By how much two pages' pictures are apart, ms. */
async function apart(one: Page, other: Page): Promise<number> {
  const began = (page: Page) =>
    front(page).evaluate((video) =>
      video instanceof HTMLVideoElement
        ? performance.timeOrigin + performance.now() - video.currentTime * 1_000
        : Number.NaN,
    );
  return Math.abs((await began(one)) - (await began(other)));
}

/** Two frames: what asking two pages in turn cannot tell apart. */
const IN_STEP_MS = 80;
const inStep = (one: Page, other: Page) =>
  expect.poll(() => apart(one, other)).toBeLessThan(IN_STEP_MS);

/** Where the picture on the wall stands, seconds. */
const place = (page: Page) =>
  front(page).evaluate((video) => (video instanceof HTMLVideoElement ? video.currentTime : -1));

const SIZES = [
  { width: 3840, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 480, height: 270 },
  { width: 1920, height: 1080 },
];
async function faultlessAtAllSizes(page: Page): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expect.poll(() => page.evaluate(findLayoutFaults)).toEqual([]);
  }
}

test('a session on two displays: clips in step, law page, jump, pause, reload, held, end', async ({
  page,
}) => {
  const other = await windowBeside(page);
  await openRoom(page);
  await openRoom(other, '?columns=2&rows=1&column=2&row=1&bezel=20');
  await expect(scene(page)).toContainText('等候开始');
  await expect(page.getByRole('banner')).toContainText('警示');
  await page.keyboard.press('ArrowRight');
  await sceneIs(page, 'warning');

  await room.play(long, { chapters, next: law });
  await Promise.all([plays(page, 'i1'), plays(other, 'i1')]);
  await inStep(page, other);
  for (const words of ['首次执行案件', '某建材公司', '腾退', '第二百六十一条', '12.60']) {
    await expect(scene(page)).toContainText(words);
  }
  // The next clip is made ready behind: of another shape it must not show beside this one.
  const ground = await front(page).evaluate((video) => getComputedStyle(video).backgroundColor);
  expect(ground).toBe('rgb(10, 20, 32)');
  // One picture over the whole canvas, of which the second display shows the right half.
  const whole = await front(other).boundingBox();
  expect(whole?.width).toBeCloseTo(1920, 0);
  expect(Math.abs((whole?.x ?? 0) + 970)).toBeLessThanOrEqual(3);

  await room.play(law, { chapters, next: short });
  await expect(scene(page)).toHaveAttribute('data-face', 'law');
  await expect(page.getByRole('article', { name: '法律条文' })).toContainText('被执行人不履行');
  await expect(page.locator('.warning video[src$="/short.mp4"]')).toHaveCount(1);
  await faultlessAtAllSizes(page);
  // Each says what it showed without a break: once at least.
  await expect
    .poll(() => room.shown.filter(({ itemId }) => itemId === 'i1').length)
    .toBeGreaterThanOrEqual(2);
  expect(room.shown[0]).toMatchObject({ sessionId: 's-1', derivativeId: 'long', digest: DIGEST });

  await room.play(long, { chapters }, 12_000);
  await Promise.all([plays(page, 'i1'), plays(other, 'i1')]);
  expect(await place(page)).toBeGreaterThanOrEqual(12);
  await inStep(page, other);

  await room.pause(long, 20_000, { chapters });
  for (const each of [page, other]) {
    await expect(scene(each)).toHaveAttribute('data-picture', 'standing');
    await expect.poll(() => place(each)).toBe(20);
  }
  await expect(scene(page)).toContainText('已暂停');
  await faultlessAtAllSizes(page);
  await room.play(long, { chapters }, 20_000);
  await Promise.all([plays(page, 'i1'), plays(other, 'i1')]);
  await inStep(page, other);

  await other.reload();
  await plays(other, 'i1');
  await inStep(page, other);

  await room.show({ held: true, now: long, chapters });
  await expect(scene(page)).toHaveAttribute('data-face', 'held');
  await room.show({ chapters });
  await expect(scene(page)).toContainText('本场展示完毕');
  await expect(page.locator('video[src]')).toHaveCount(0);
  expect(room.failed).toEqual([]);
});

test('a clip that is not served gives way to a card; a lost link is said, and what plays ends; lowered, nothing is left', async ({
  page,
  expectedErrors,
}) => {
  expectedErrors.push(/403/, RELAY_AWAY);
  const line = await startTcpProxy(room.port);
  const other = await windowBeside(page);
  await openRoom(page);
  await openRoom(other, '', line.url);
  room.withdraw('long');
  await room.play(long, { chapters, next: short });
  await expect(scene(page)).toHaveAttribute('data-face', 'card');
  await expect(scene(page)).toContainText('本段画面暂不能播放');
  await expect(scene(page)).toContainText('第二百六十一条');
  await expect.poll(() => room.failed.length).toBe(2);
  expect(room.failed[0]).toMatchObject({ itemId: 'i1', derivativeId: 'long', why: 'unavailable' });

  await room.play(short, { chapters });
  await Promise.all([plays(page, 'i3'), plays(other, 'i3')]);
  await line.close();
  await expect(scene(other)).toContainText('连接中断，播完本段为止');
  await expect(scene(other)).toHaveAttribute('data-picture', 'moving');
  await expect(scene(other)).toHaveAttribute('data-face', 'card');

  room.lower();
  await sceneIs(page, 'closed');
  await expect(page.locator('video')).toHaveCount(0);
  await expect(page.locator('.canvas')).not.toContainText('某建材公司');
});
