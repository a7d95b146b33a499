import type { Page } from 'playwright/test';
import { findLayoutFaults } from './layout-check.ts';
import { expect, painted, test } from './support/wall-test.ts';

test.use({ data: 'year' });

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
];

/** Fonts and charts come after the first figures; both must be there before a layout is judged. */
async function settled(page: Page): Promise<void> {
  await painted(page, 1);
  await expect(page.locator('canvas').first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
}

for (const size of SIZES) {
  test(`总览 and 个案云图 at ${size.width}×${size.height}: nothing clipped, overlapping or tiny`, async ({
    page,
    stage,
  }) => {
    await page.setViewportSize(size);
    await page.goto(`${stage.url}/wall.html`);
    await settled(page);
    await expect.poll(() => page.evaluate(findLayoutFaults)).toEqual([]);

    await page.keyboard.press('2');
    await expect(page.locator('html')).toHaveAttribute('data-scene', 'case-cloud');
    await settled(page);
    await expect.poll(() => page.evaluate(findLayoutFaults)).toEqual([]);
  });
}

test('search finds a case by number, with half-width brackets, and opens its cloud', async ({
  page,
  stage,
}) => {
  await page.goto(`${stage.url}/wall.html`);
  await settled(page);
  await page.keyboard.press('/');
  await page.keyboard.type('(2024)粤0607执');
  const first = page.getByRole('option').first();
  await expect(first).toBeVisible();
  const text = (await first.textContent()) ?? '';
  const [caseNumber = ''] = /（20\d{2}）粤0607执[恢保]?\d+号/.exec(text) ?? [];
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-scene', 'case-cloud');
  await expect(page.getByText(caseNumber).first()).toBeVisible();
});

test('keys change scene and come back; rotation pauses', async ({ page, stage }) => {
  await page.goto(`${stage.url}/wall.html`);
  await settled(page);
  const scene = page.locator('html');
  await expect(scene).toHaveAttribute('data-scene', 'overview');
  await page.keyboard.press('ArrowRight');
  await expect(scene).toHaveAttribute('data-scene', 'case-cloud');
  await page.keyboard.press('ArrowLeft');
  await expect(scene).toHaveAttribute('data-scene', 'overview');
  await page.keyboard.press('2');
  await expect(scene).toHaveAttribute('data-scene', 'case-cloud');
  await page.keyboard.press('1');
  await expect(scene).toHaveAttribute('data-scene', 'overview');
});

test('two slices of one wall show two halves of one canvas', async ({ page, stage }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const lefts: number[] = [];
  for (const column of [1, 2]) {
    await page.goto(`${stage.url}/wall.html?columns=2&rows=1&column=${column}&row=1`);
    await settled(page);
    const box = await page.locator('.canvas').boundingBox();
    lefts.push(Math.round(box?.x ?? Number.NaN));
    expect(Math.round(box?.width ?? 0)).toBe(3840);
  }
  expect(lefts).toEqual([0, -1920]);
});
