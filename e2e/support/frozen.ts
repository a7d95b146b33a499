import type { Page } from 'playwright/test';

/**
 * Takes the page's timers and animation frames into the test's hands; before the page is opened.
 * Until `stopTime` they run as ever. Sockets and CSS are not touched.
 */
export async function ownTime(page: Page): Promise<void> {
  await page.clock.install();
}

/** The page's time stands still from here on: `passTime` moves it. */
export async function stopTime(page: Page): Promise<void> {
  // A little ahead: Playwright cannot stop a clock at an instant that has passed.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 500);
}

/** Lets the page live through so many ms, timer by timer and frame by frame. */
export async function passTime(page: Page, ms: number): Promise<void> {
  await page.clock.runFor(ms);
}

export async function resumeTime(page: Page): Promise<void> {
  await page.clock.resume();
}
