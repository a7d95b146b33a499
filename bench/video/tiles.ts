import type { Browser, CDPSession, Page } from 'playwright';
import { clockOffset } from '../support/browser.ts';
import { interleaved } from '../support/rounds.ts';
import { percentile } from '../support/stats.ts';
import { ClockCamera, toRtmp } from './clock-camera.ts';
import { pause, shown, watchedPage } from './pages.ts';
import { picturesOf, stallsOf } from './picture-watch.ts';
import type { VideoRelay } from './video-relay.ts';

export const WAYS = ['one feed', 'tile by tile'] as const;
export type Way = (typeof WAYS)[number];

/** Nine tiles for a while. */
export interface TilesSlice {
  /** Camera → screen, the middle of each tile that showed anything, ms. */
  readonly latencies: number[];
  /** Tiles that showed nothing new all the time. */
  readonly blank: number;
  readonly stalls: number;
  /** Frames that the browser let fall, of all that it decoded. */
  readonly dropped: number;
  readonly fps: number;
  /** Of the time, of the page's main thread. */
  readonly busy: number;
  readonly script: number;
  readonly requests: number;
}

const TILES = 9;
const SIZE = { width: 640, height: 360 };
const SETTLE_MS = 12_000;
const ids = Array.from({ length: TILES }, (_, n) => `tile-${n + 1}`);

/** Nine streams of one encoder on the real wall, in scene 现场视频, by the one way and the other in turn. */
export async function measureTiles(
  { browser, relay }: { browser: Browser; relay: VideoRelay },
  { seconds, rounds }: { seconds: number; rounds: number },
): Promise<(way: Way) => TilesSlice[]> {
  const addresses = await Promise.all(ids.map((id) => relay.register(id)));
  const camera = new ClockCamera({ ...SIZE, outputs: addresses.map(toRtmp) });
  try {
    await Promise.all(ids.map((id) => relay.playing(id)));
    const slices = await interleaved(WAYS, rounds, (way) => slice(browser, relay, way, seconds));
    if (camera.ended !== null) throw new Error(`the camera has ended: ${camera.ended}`);
    return slices;
  } finally {
    await camera.stop();
  }
}

async function slice(
  browser: Browser,
  relay: VideoRelay,
  way: Way,
  seconds: number,
): Promise<TilesSlice> {
  const page = await watchedPage(browser, 1_000);
  try {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await session.send('Network.enable');
    const urls = way === 'one feed' ? [] : ['*/video/live-feed*'];
    await session.send('Network.setBlockedURLs', { urls });
    await page.goto(`${relay.url}/wall.html`);
    await page.waitForSelector('canvas');
    await page.keyboard.press('6');
    await Promise.all(ids.map((id) => shown(page, id, 25)));
    await pause(SETTLE_MS);
    return await watch(page, session, seconds);
  } finally {
    await page.context().close();
  }
}

async function watch(page: Page, session: CDPSession, seconds: number): Promise<TilesSlice> {
  const { offset } = await clockOffset(page);
  let requests = 0;
  session.on('Network.requestWillBeSent', () => {
    requests += 1;
  });
  for (const id of ids) await picturesOf(page, id, offset);
  const [before, qualityBefore] = [await threadOf(session), await qualityOf(page)];
  const from = performance.now();
  await pause(seconds * 1000);
  const lasted = (performance.now() - from) / 1000;
  const [after, quality] = [await threadOf(session), await qualityOf(page)];
  const told = [];
  for (const id of ids) told.push(await picturesOf(page, id, offset));
  const showing = told.filter(({ latencies }) => latencies.length > 0);
  const total = quality.total - qualityBefore.total;
  return {
    latencies: showing.map(({ latencies }) => percentile(latencies, 50)),
    blank: TILES - showing.length,
    stalls: told.reduce((sum, each) => sum + stallsOf(each), 0),
    dropped: (quality.dropped - qualityBefore.dropped) / total,
    fps: total / lasted / TILES,
    busy: (after.task - before.task) / lasted,
    script: (after.script - before.script) / lasted,
    requests: requests / lasted,
  };
}

/** Seconds of the page's main thread so far. */
async function threadOf(session: CDPSession): Promise<{ task: number; script: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return { task: of('TaskDuration'), script: of('ScriptDuration') };
}

function qualityOf(page: Page): Promise<{ total: number; dropped: number }> {
  return page.evaluate(() => {
    let [total, dropped] = [0, 0];
    for (const video of document.querySelectorAll('video')) {
      const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality();
      total += totalVideoFrames;
      dropped += droppedVideoFrames;
    }
    return { total, dropped };
  });
}
