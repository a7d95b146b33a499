import type { Locator, Page } from 'playwright/test';
import { z } from 'zod';
import { Camera } from './support/camera.ts';
import type { Stage } from './support/stage.ts';
import { NOT_THERE } from './support/tile.ts';
import { expectNeverReloaded, markPage, openWall, sceneIs } from './support/wall.ts';
import { expect, RELAY_AWAY, test } from './support/wall-test.ts';

test.use({ fieldVideo: true });

const LONG = { timeout: 60_000 };

const video = (tile: Locator) => tile.locator('video');

const live = (tile: Locator) => expect(tile).toHaveAttribute('data-standing', 'live', LONG);

/** Opens 现场视频 with a camera for each stream. @returns the tiles, in order */
async function openStreams(
  page: Page,
  stage: Stage,
  cameras: Camera[],
  ids: readonly string[],
  sounds: readonly ('aac' | 'g711')[] = [],
) {
  const size = ids.length > 1 ? '320x180' : '640x360';
  for (const [n, id] of ids.entries()) {
    const url = await stage.registerStream({ id, title: `单兵 ${id}` });
    const camera = new Camera(url, size, sounds[n]);
    cameras.push(camera);
    camera.on();
  }
  return openTiles(page, stage, ids);
}

/** Opens 现场视频 and waits until each stream plays. @returns the tiles, in order */
async function openTiles(page: Page, stage: Stage, ids: readonly string[]) {
  await openWall(page, stage);
  await page.keyboard.press('6');
  await sceneIs(page, 'field-video');
  const tiles = ids.map((id) => page.locator(`.field-video [data-stream="${id}"]`));
  for (const tile of tiles) await live(tile);
  return tiles;
}

const cameras: Camera[] = [];
test.afterEach(async () => {
  await Promise.all(cameras.splice(0).map((camera) => camera.off()));
});

test('sound, AAC or made of G.711, is off until someone asks for it, and of one tile at a time', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(NOT_THERE);
  const ids = ['unit-a', 'unit-b'];
  const tiles = await openStreams(page, stage, cameras, ids, ['aac', 'g711']);
  // What would come out of the loudspeaker, by tile: the cameras send a tone.
  const ears = await page.evaluateHandle(async () => {
    const context = new AudioContext();
    await context.resume();
    const analysers = new Map<string, AnalyserNode>();
    for (const one of document.querySelectorAll('video')) {
      const analyser = context.createAnalyser();
      context.createMediaElementSource(one).connect(analyser).connect(context.destination);
      const id = one.closest<HTMLElement>('[data-stream]')?.dataset.stream ?? '';
      analysers.set(id, analyser);
    }
    return analysers;
  });
  const loud = () =>
    ears.evaluate((analysers) =>
      [...analysers].flatMap(([id, analyser]) => {
        const samples = new Float32Array(analyser.fftSize);
        analyser.getFloatTimeDomainData(samples);
        return samples.some((sample) => Math.abs(sample) > 0.01) ? [id] : [];
      }),
    );
  for (const tile of tiles) await expect(video(tile)).toHaveJSProperty('muted', true);
  expect(await loud()).toEqual([]);

  const [first, second] = tiles;
  await first?.getByRole('button', { name: '声音 关' }).click();
  await expect.poll(loud, LONG).toEqual(['unit-a']);
  await second?.getByRole('button', { name: '声音 关' }).click();
  await expect.poll(loud, LONG).toEqual(['unit-b']);
  await second?.getByRole('button', { name: '声音 开' }).click();
  await expect.poll(loud, LONG).toEqual([]);
});

const frames = (tile: Locator) =>
  video(tile).evaluate((one: HTMLVideoElement) => one.getVideoPlaybackQuality().totalVideoFrames);

test('a tab that was hidden shows what is new, at full quality and pace, and nothing of what it missed', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(NOT_THERE);
  const [tile] = await openStreams(page, stage, cameras, ['unit-c']);
  if (!tile) throw new Error('no tile');
  await markPage(page);
  // As in a tab that the browser has put away: no timer runs and nothing is painted, for ten segments.
  await page.evaluate(() => {
    let hidden = true;
    Object.defineProperty(document, 'hidden', { get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
    const newest = (query: string) => {
      const request = new XMLHttpRequest();
      request.open('GET', `/video/live/unit-c/index.m3u8${query}`, false);
      request.send();
      const first = Number(/#EXT-X-MEDIA-SEQUENCE:(\d+)/.exec(request.responseText)?.[1]);
      return first + request.responseText.split('\nseg-').length - 2;
    };
    let segment = newest('');
    const last = segment + 10;
    while (segment < last) segment = newest(`?_HLS_msn=${segment + 1}`);
    hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
  });

  await live(tile);
  const since = await frames(tile);
  await expect.poll(() => frames(tile), LONG).toBeGreaterThan(since + 40);
  // Two seconds of pictures later it would still be nine behind, had it played what it missed.
  const told = /延迟 ([\d.]+)/.exec((await tile.textContent()) ?? '')?.[1];
  expect(Number(told)).toBeLessThan(6);
  await expect(video(tile)).toHaveJSProperty('videoWidth', 640);
  await expect(video(tile)).toHaveJSProperty('playbackRate', 1, LONG);
  await expectNeverReloaded(page);
});

/** Resolves when each tile has played so many frames more. */
async function allPlay(tiles: readonly Locator[], more: number): Promise<void> {
  const played = async (tile: Locator) => {
    const since = await frames(tile);
    await expect.poll(() => frames(tile), LONG).toBeGreaterThan(since + more);
  };
  await Promise.all(tiles.map(played));
}

const health = z.object({ video: z.object({ rtmpPort: z.number() }) });

test('the relay goes and comes back: the tile greys, and plays again without a reload', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(NOT_THERE, RELAY_AWAY);
  const address = new URL(await stage.registerStream({ id: 'unit-d', title: '单兵 4 号' }));
  cameras.push(new Camera(address.href));
  cameras[0]?.on();
  await openWall(page, stage);
  await markPage(page);
  const tile = page.locator('[data-stream="unit-d"]');
  await live(tile);
  await stage.stop();
  await expect(tile).not.toHaveAttribute('data-standing', 'live', LONG);
  await stage.restart();
  address.port = String(health.parse(await stage.read('health')).video.rtmpPort);
  const again = new Camera(address.href);
  cameras.push(again);
  again.on();
  await live(tile);
  await expect(video(tile)).toHaveJSProperty('videoWidth', 640);
  await expectNeverReloaded(page);
});

const feeds = (page: Page) => {
  const asked = { feeds: 0, parts: 0 };
  page.on('request', (request) => {
    if (request.url().includes('/video/live-feed')) asked.feeds += 1;
    if (request.url().includes('/part-')) asked.parts += 1;
  });
  return asked;
};

test('three tiles play from one feed, and without the feed all the same', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(NOT_THERE, /ERR_FAILED/);
  const asked = feeds(page);
  const ids = ['unit-e', 'unit-f', 'unit-g'];
  const tiles = await openStreams(page, stage, cameras, ids);
  await expect.poll(() => asked.feeds).toBeGreaterThan(0);
  const parts = asked.parts;
  await allPlay(tiles, 50);
  // Ten parts a tile have come meanwhile.
  expect(asked.parts - parts).toBeLessThan(10);
  for (const tile of tiles) await live(tile);

  await page.route('**/video/live-feed*', (route) => route.abort());
  Object.assign(asked, { feeds: 0, parts: 0 });
  await allPlay(await openTiles(page, stage, ids), 25);
  expect(asked.feeds).toBeGreaterThan(0);
  expect(asked.parts).toBeGreaterThan(30);
});
