import { test as base, type ConsoleMessage, expect, type Page } from 'playwright/test';
import { Stage } from './stage.ts';

interface Fixtures {
  stage: Stage;
  /** Add a pattern for each console error that the test itself provokes. */
  expectedErrors: RegExp[];
}

/** Tests with a relay of their own; any browser console error that was not announced fails them. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants an object pattern
  stage: async ({}, use) => {
    const stage = await Stage.open();
    await use(stage);
    await stage.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants an object pattern
  expectedErrors: async ({}, use) => {
    await use([]);
  },
  page: async ({ page, expectedErrors }, use) => {
    const errors: string[] = [];
    const onConsole = (message: ConsoleMessage) => {
      if (message.type() === 'error') errors.push(message.text());
    };
    page.on('console', onConsole);
    page.on('pageerror', (error) => errors.push(String(error)));
    await use(page);
    const surprising = errors.filter((text) => !expectedErrors.some((known) => known.test(text)));
    expect(surprising, 'browser console errors').toEqual([]);
  },
});
export { expect };

/** What a browser says when the relay is away; the test that takes it away announces it. */
export const RELAY_AWAY = /WebSocket connection to .* failed|ERR_CONNECTION_REFUSED/;

/** Resolves when the wall is live and has painted the log up to `seq`. */
export async function painted(page: Page, seq: number): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-link', 'live');
  await expect
    .poll(async () => Number(await page.locator('html').getAttribute('data-seq')), {
      message: `painted up to ${seq}`,
    })
    .toBeGreaterThanOrEqual(seq);
}
