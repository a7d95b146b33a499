import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { chromiumFlags, findChromium } from '../../e2e/chromium.ts';

/** The built wall, as a relay serves it. */
export const WALL_BUILD = path.join(import.meta.dirname, '../../dist/wall');

/** @throws Error when the pages have not been built */
export function requireWallBuild(): void {
  if (existsSync(path.join(WALL_BUILD, 'wall.html'))) return;
  throw new Error('the wall has not been built: start this by `npm run bench`');
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium('whole'),
    args: chromiumFlags(),
    // A run that is cut off ends in its own order.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  });
}

/** A page of its own, without a cache, as large as a wall. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  return context.newPage();
}

/** This process's clock, UTC ms with fractions; the page's is `performance.timeOrigin + now()`. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * How far the page's clock is ahead of ours, ms: from the quickest of many questions.
 * @returns `error`: the most that the offset can be wrong
 */
export async function clockOffset(page: Page): Promise<{ offset: number; error: number }> {
  let best = { offset: 0, error: Number.POSITIVE_INFINITY };
  for (let n = 0; n < 40; n += 1) {
    const before = wallClock();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const after = wallClock();
    const error = (after - before) / 2;
    if (error < best.error) best = { offset: there - (before + after) / 2, error };
  }
  return best;
}
