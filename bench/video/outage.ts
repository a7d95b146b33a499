import type { Browser, Page } from 'playwright';
import { clockOffset, wallClock } from '../support/browser.ts';
import { Device } from './device.ts';
import { pause, shown, watchedPage } from './pages.ts';
import { picturesOf } from './picture-watch.ts';
import type { VideoRelay } from './video-relay.ts';
import { WeakLink } from './weak-link.ts';

export const OUTAGES = ['stands still', 'cut'] as const;
export type Outage = (typeof OUTAGES)[number];

const OUTAGE_MS = 5_000;
const GIVE_UP_MS = 30_000;
const BETWEEN_MS = 6_000;

/**
 * How long after the end of an outage of 5 s a picture is on the screen that was drawn after that end,
 * ms; one figure a round.
 */
export async function measureOutages(
  { browser, relay }: { browser: Browser; relay: VideoRelay },
  rounds: number,
): Promise<Record<Outage, number[]>> {
  const address = new URL(await relay.register('outage'));
  const link = await WeakLink.open(Number(address.port));
  address.port = String(link.port);
  const device = new Device(address.href);
  const page = await watchedPage(browser, 0);
  const found: Record<Outage, number[]> = { 'stands still': [], cut: [] };
  try {
    await relay.playing('outage');
    const asked = new URLSearchParams({ live: relay.playlistOf('outage') });
    await page.goto(`${relay.url}/video.html?${asked}`);
    await shown(page, 'wall player', 50);
    for (let round = 0; round < rounds; round += 1) {
      for (const outage of OUTAGES) {
        await pause(BETWEEN_MS);
        found[outage].push(await strike(page, link, outage));
      }
    }
  } finally {
    await page.context().close();
    await device.stop();
    link.close();
  }
  return found;
}

async function strike(page: Page, link: WeakLink, outage: Outage): Promise<number> {
  const { offset } = await clockOffset(page);
  if (outage === 'cut') link.cut();
  else link.standStill();
  await pause(OUTAGE_MS);
  link.mend();
  const mendedAt = wallClock();
  while (wallClock() - mendedAt < GIVE_UP_MS) {
    const { pictures } = await picturesOf(page, 'wall player', offset);
    const fresh = pictures.find(({ drawnAt }) => drawnAt > mendedAt);
    if (fresh) return fresh.seenAt - mendedAt;
    await pause(100);
  }
  return GIVE_UP_MS;
}
