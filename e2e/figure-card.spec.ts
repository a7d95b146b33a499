import type { Page } from 'playwright/test';
import { figureAnswer } from '../wire/figures.ts';
import { findLayoutFaults } from './layout-check.ts';
import { openWall, painted } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

test.use({ data: 'year' });

const SIZES = [
  [3840, 1080],
  [3840, 2160],
  [1080, 1920],
  [1920, 1080],
] as const;

const card = (page: Page) => page.locator('[data-figure-card="closedCount"]');

test('a figure says what it stands on, as the relay reckons it; the page of indicators says the same', async ({
  page,
  stage,
}) => {
  await openWall(page, stage);
  const path = 'figures/closedCount?period=centre';
  const { value, records, events, head } = figureAnswer.parse(await stage.read(path));
  const say = (count: number | null) => (count ?? 0).toLocaleString('en-US');

  await test.step('the arrows choose a figure, Enter opens its card, Esc closes it', async () => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(card(page).locator('.figure-number')).toHaveText(say(value));
    await expect(card(page)).toContainText(`由 ${say(records)} 件的 ${say(events)} 条记录算出`);
    await expect(card(page).locator('code')).toHaveText(head);
    await expect(card(page)).toContainText('按镇街，2023.10.01–2024.11.28');
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await page.evaluate(async () => {
        await document.fonts.ready;
      });
      await expect.poll(() => page.evaluate(findLayoutFaults)).toEqual([]);
    }
    await page.keyboard.press('Escape');
    await expect(card(page)).toBeHidden();
  });

  await test.step('direction opens it', async () => {
    await stage.direct({ figure: 'closedCount@centre' });
    await expect(card(page)).toBeVisible();
    await stage.direct({});
    await expect(card(page)).toBeHidden();
  });

  await test.step('every indicator is explained, with the same values', async () => {
    await page.goto(`${stage.url}/indicators.html`);
    const row = page.locator('[data-figure="closedCount@centre"]');
    await expect(row).toHaveAttribute('data-value', String(value));
    await page.getByRole('searchbox').fill('到位率');
    await expect(page.locator('[data-indicator="recoveryRate"]')).toBeVisible();
    await expect(page.locator('[data-indicator="closedCount"]')).toHaveCount(0);
  });

  await test.step('visitors are answered too', async () => {
    await stage.setMode('delegates');
    await page.goto(`${stage.url}/wall.html`);
    await painted(page, stage.head);
    await expect(page.locator('html')).toHaveAttribute('data-scene', 'delegates');
    await page.locator('[data-figure="closedCount@centre"]').click();
    await expect(card(page).locator('code')).toHaveText(/^[0-9a-f]{64}$/);
    await expect(card(page)).toContainText('按镇街，2024.01.01–2024.11.28');
    await stage.direct({ figure: 'closedCount@published-centre' });
    await expect(card(page)).toContainText('2023.10.01–2024.11.27');
    await expect(card(page).locator('code')).toHaveText(/^[0-9a-f]{64}$/);
    await stage.setMode('bureau');
  });
});
