import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { requireWallBuild, WALL_BUILD } from '../support/browser.ts';
import { buildPages } from '../support/build-pages.ts';
import { watchPictures } from './picture-watch.ts';

/** The built wall and the benchmark's own page, as a relay may serve them. */
export async function videoPages(scratch: string): Promise<string> {
  requireWallBuild();
  const folder = path.join(scratch, 'video-web');
  cpSync(WALL_BUILD, folder, { recursive: true });
  await buildPages(folder, ['video']);
  return folder;
}

/** A page as large as a wall whose pictures are watched; it may fetch plain HLS from another port. */
export async function watchedPage(browser: Browser, everyMs: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    bypassCSP: true,
  });
  const page = await context.newPage();
  await watchPictures(page, everyMs);
  return page;
}

/** Resolves when so many frames of a video have been on the screen. */
export async function shown(page: Page, name: string, frames: number): Promise<void> {
  await page.waitForFunction(
    ([name, frames]) => (window.pictures?.[name]?.frames.length ?? 0) >= frames,
    [name, frames] as const,
    { timeout: 60_000, polling: 100 },
  );
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
