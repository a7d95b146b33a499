import type { Page } from 'playwright/test';
import { filing, nextCase, payment } from './support/events.ts';
import { openWall, painted, panel } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

/** Notes every text that a key figure takes, and the most pulses that the map has at a time. */
async function watchMotion(page: Page): Promise<void> {
  await page.evaluate(() => {
    const root = document.documentElement;
    const seen: string[] = [];
    let most = 0;
    const look = () => {
      most = Math.max(most, document.querySelectorAll('.pulse').length);
      const text = document.querySelector('.figure-number')?.textContent ?? '';
      if (seen.at(-1) !== text) seen.push(text);
      root.dataset.figureTexts = seen.join(' ');
      root.dataset.mostPulses = String(most);
    };
    look();
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}

const cases = (count: number) =>
  Array.from({ length: count }, nextCase).flatMap((caseNumber) => [
    filing(caseNumber),
    payment(1_000_00, caseNumber),
  ]);

test('news: at most three pulses at a time, the rest is counted; nothing goes on moving', async ({
  page,
  stage,
}) => {
  await stage.take(cases(1));
  await openWall(page, stage);
  await watchMotion(page);
  await painted(page, await stage.take(cases(30)));
  await expect(panel(page, '核心指标').getByRole('listitem').first()).toContainText('31件');
  await expect(panel(page, '辖区案件分布')).toContainText(/另有 \d+ 条新动态/);
  // Every animation ends by itself.
  await expect(page.locator('.pulse')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
  const { figureTexts = '', mostPulses } = await page.evaluate(() => ({
    ...document.documentElement.dataset,
  }));
  expect(Number(mostPulses)).toBeLessThanOrEqual(3);
  const values = figureTexts.split(' ').map(Number);
  expect(values).toEqual([...values].sort((a, b) => a - b));
  expect(values.at(0)).toBe(1);
  expect(values.at(-1)).toBe(31);
});

test('reduced motion: figures stand at once, scenes change at once', async ({ page, stage }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await stage.take(cases(1));
  await openWall(page, stage);
  await watchMotion(page);
  await painted(page, await stage.take(cases(30)));
  await expect(panel(page, '核心指标').getByRole('listitem').first()).toContainText('31件');
  await expect(page.locator('html')).toHaveAttribute('data-figure-texts', '1 31');
});
