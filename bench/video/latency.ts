import path from 'node:path';
import type { Browser } from 'playwright';
import { clockOffset } from '../support/browser.ts';
import { ClockCamera, toRtmp } from './clock-camera.ts';
import { pause, shown, watchedPage } from './pages.ts';
import { picturesOf, type Watching } from './picture-watch.ts';
import { plainHls } from './plain-hls.ts';
import type { VideoRelay } from './video-relay.ts';

export interface Latency {
  readonly ours: Watching;
  readonly plain: Watching;
  readonly seconds: number;
  /** ms by which the page's clock may be misjudged. */
  readonly clockError: number;
}

const SIZE = { width: 1280, height: 720 };
/** Both players have found their distance from live by then. */
const SETTLE_MS = 12_000;

/**
 * One camera, one encoder, two ways to one page at the same time: through the relay's RTMP door to the
 * wall's player, and as plain HLS from a folder to hls.js as it comes.
 */
export async function measureLatency(
  { browser, relay, scratch }: { browser: Browser; relay: VideoRelay; scratch: string },
  seconds: number,
): Promise<Latency> {
  const plain = await plainHls(path.join(scratch, 'plain-hls'));
  const address = await relay.register('latency');
  const camera = new ClockCamera({ ...SIZE, outputs: [toRtmp(address), plain.output] });
  const page = await watchedPage(browser, 190);
  try {
    await Promise.all([relay.playing('latency'), plain.ready()]);
    const asked = new URLSearchParams({ live: relay.playlistOf('latency'), plain: plain.playlist });
    await page.goto(`${relay.url}/video.html?${asked}`);
    await Promise.all([shown(page, 'wall player', 50), shown(page, 'plain HLS', 50)]);
    await pause(SETTLE_MS);
    const { offset, error } = await clockOffset(page);
    await picturesOf(page, 'wall player', offset);
    await picturesOf(page, 'plain HLS', offset);
    await pause(seconds * 1000);
    if (camera.ended !== null) throw new Error(`the camera has ended: ${camera.ended}`);
    return {
      ours: await picturesOf(page, 'wall player', offset),
      plain: await picturesOf(page, 'plain HLS', offset),
      seconds,
      clockError: error,
    };
  } finally {
    await page.context().close();
    await camera.stop();
    plain.close();
  }
}
