import { keyFigureIds } from '../wall-client/wall/scenes/overview/figures/key-figures.ts';
import { filing, nextCase, payment } from './support/events.ts';
import { expectFigures } from './support/figures.ts';
import { ownTime, resumeTime, stopTime } from './support/frozen.ts';
import { openWall, painted, panel } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

const business = (count: number) =>
  Array.from({ length: count }, nextCase).flatMap((caseNumber) => [
    filing(caseNumber),
    payment(2_000_00, caseNumber),
  ]);

test('two walls on one relay end alike, the one behind too', async ({ context, stage }) => {
  const behind = await context.newPage();
  await openWall(behind, stage);
  const front = await context.newPage();
  await openWall(front, stage);
  await front.bringToFront();
  await Promise.all(business(60).map((one) => stage.take([one]).catch(() => stage.take([one]))));
  for (const page of [front, behind]) {
    await painted(page, stage.head);
    await expectFigures(panel(page, '核心指标'), stage, keyFigureIds);
  }
  const texts = await Promise.all(
    [front, behind].map((page) => panel(page, '办案动态').getByRole('listitem').allTextContents()),
  );
  expect(texts[0]).toEqual(texts[1]);
});

test('a page that paints nothing for a while (F-27) comes back in one step, without replaying', async ({
  page,
  stage,
}) => {
  await ownTime(page);
  await openWall(page, stage);
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    dataset.steps = '0';
    new MutationObserver(() => {
      dataset.steps = String(Number(dataset.steps) + 1);
    }).observe(document.documentElement, { attributeFilter: ['data-seq'] });
  });
  // As in a hidden tab: messages come in, no frame is painted and no timer runs.
  await stopTime(page);
  const before = stage.head;
  for (const one of business(75)) await stage.take([one]);
  expect(stage.head).toBe(before + 150);
  await expect(page.locator('html')).toHaveAttribute('data-seq', String(before));
  await resumeTime(page);
  await painted(page, stage.head);
  await expectFigures(panel(page, '核心指标'), stage, keyFigureIds);
  expect(Number(await page.locator('html').getAttribute('data-steps'))).toBeLessThanOrEqual(2);
});
