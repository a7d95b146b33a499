import { test as base, type ConsoleMessage, expect, type Page } from 'playwright/test';
import { Stage, type StageData } from './stage.ts';

interface Fixtures {
  /** What the stage's log holds at the beginning: `test.use({ data: 'year' })`. */
  data: StageData;
  stage: Stage;
  /** Add a pattern for each console error that the test itself provokes. */
  expectedErrors: RegExp[];
}

/** Tests with a relay of their own; any browser console error that was not announced fails them. */
export const test = base.extend<Fixtures>({
  data: ['empty', { option: true }],
  stage: async ({ data }, use) => {
    const stage = await Stage.open(data);
    await use(stage);
    await stage.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants an object pattern
  expectedErrors: async ({}, use) => {
    await use([]);
  },
  // Needs the stage so that what the page said is judged before the relay goes away.
  page: async ({ page, expectedErrors, stage: _stage }, use) => {
    const errors: string[] = [];
    const onConsole = (message: ConsoleMessage) => {
      if (message.type() === 'error') errors.push(message.text());
    };
    page.on('console', onConsole);
    page.on('pageerror', (error) => errors.push(String(error)));
    await use(page);
    page.off('console', onConsole);
    const surprising = errors.filter((text) => !expectedErrors.some((known) => known.test(text)));
    expect(surprising, 'browser console errors').toEqual([]);
  },
});
export { expect };

/** What a browser says when the relay is away; the test that takes it away announces it. */
export const RELAY_AWAY = /WebSocket connection to .* failed|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE/;

/** Resolves when the wall is live and has painted the log up to `seq`. */
export async function painted(page: Page, seq: number): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-link', 'live');
  await expect
    .poll(async () => Number(await page.locator('html').getAttribute('data-seq')), {
      message: `painted up to ${seq}`,
    })
    .toBeGreaterThanOrEqual(seq);
}
