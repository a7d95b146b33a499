import type { Page } from 'playwright/test';
import { findLayoutFaults } from './layout-check.ts';
import type { Stage } from './support/stage.ts';
import { painted } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

test.use({ data: 'year' });

const SIZES = [
  [3840, 1080],
  [3840, 2160],
  [1080, 1920],
  [1920, 1080],
] as const;

const drawn = (page: Page, number: string) => page.locator(`[data-draw="${number}"]`);

async function faultless(page: Page): Promise<void> {
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await page.evaluate(async () => {
      await document.fonts.ready;
    });
    await expect.poll(() => page.evaluate(findLayoutFaults)).toEqual([]);
  }
}

/** Both screens of a wall that visitors stand before; the court year is shared, so the room is put back after. */
async function twoScreens(page: Page, stage: Stage): Promise<Page> {
  await stage.setMode('delegates');
  const second = await page.context().newPage();
  for (const one of [page, second]) {
    await one.goto(`${stage.url}/wall.html`);
    await painted(one, stage.head);
    await expect(one.locator('html')).toHaveAttribute('data-scene', 'delegates');
  }
  return second;
}

test.afterEach(({ stage }) => stage.setMode('bureau'));

test('a number that is called out leads both screens of a wall to the same masked cases', async ({
  page,
  stage,
}) => {
  const cookie = await stage.signIn('director');
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', cookie };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${stage.url}/api/v1${path}`, init);
    expect(response.ok, path).toBe(true);
    return response.json();
  };
  const second = await twoScreens(page, stage);
  await test.step('each page tells a case of the day', async () => {
    await expect(page.locator('[data-example] [data-course]')).toHaveCount(1);
    const said = await page.locator('[data-example]').textContent();
    expect(said).toContain('按日期 2024.11.28');
    expect(await second.locator('[data-example]').textContent()).toBe(said);
  });
  const { id } = Object(await post('/draws', { wallId: 'main', figure: 'closedCount@centre' }));
  await expect(drawn(page, 'open')).toContainText('名单已固定');
  await post(`/draws/${id}/number`, { number: 4711, cases: 5 });
  for (const one of [page, second]) {
    await expect(drawn(one, '4711').locator('[data-course]')).toHaveCount(5);
  }
  const said = await drawn(page, '4711').textContent();
  expect(await drawn(second, '4711').textContent()).toBe(said);
  expect(said).not.toMatch(/粤0607|执\d+号|2024-\d\d-\d\d/);
  await faultless(page);
  await page.keyboard.press('Escape');
  await expect(drawn(page, '4711')).toBeHidden();
  await post(`/draws/${id}/close`, {});
  await expect(drawn(second, '4711')).toBeHidden();
});
