import type { Locator, Page } from 'playwright/test';
import type { Stage } from './stage.ts';
import { expect } from './wall-test.ts';

/** Signs a judge in on the browser of a page, without its pages. */
export async function signedIn(page: Page, stage: Pick<Stage, 'url' | 'signIn'>): Promise<void> {
  const [name = '', value = ''] = (await stage.signIn('judge')).split('=');
  await page.context().addCookies([{ name, value, url: stage.url }]);
}

/** Opens the library, a judge signed in, and waits for its list. */
export async function openLibrary(
  page: Page,
  stage: Pick<Stage, 'url' | 'signIn'>,
  query = '',
): Promise<void> {
  await signedIn(page, stage);
  await openLibraryUnknown(page, stage, query);
}

/** Opens the library as whoever the browser is. */
export async function openLibraryUnknown(
  page: Page,
  stage: Pick<Stage, 'url'>,
  query = '',
): Promise<void> {
  await page.goto(`${stage.url}/library.html${query}`);
  await expect(page.getByRole('banner')).toContainText('列表截至');
}

export function rows(page: Page): Locator {
  return page.getByRole('list', { name: '录像列表' }).getByRole('listitem');
}

/** The pictures of the open recording can be seen. */
export async function pictureReady(page: Page): Promise<void> {
  await expect(page.locator('.picture')).toHaveAttribute('data-state', 'ready', {
    timeout: 30_000,
  });
}

/** Where the picture on the screen is, ms from the recording's first frame. */
export async function offsetOf(page: Page): Promise<number> {
  return Number(await page.locator('.capture').getAttribute('data-offset'));
}

/** What the decoder has done: a player that only counts would not move these. */
export async function decoded(page: Page) {
  return page.locator('video').evaluate((video: HTMLVideoElement) => ({
    at: video.currentTime,
    frames: video.getVideoPlaybackQuality().totalVideoFrames,
    width: video.videoWidth,
    paused: video.paused,
    seeking: video.seeking,
  }));
}

/** A matter of the open recording, by its heading. */
export function care(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}
