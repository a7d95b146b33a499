import type { Locator, Page } from 'playwright/test';
import { visitPages } from '../wire/codes.ts';
import { findLayoutFaults } from './layout-check.ts';
import { Eavesdrop } from './support/eavesdrop.ts';
import { applicant, event, executee, filing, nextCase, nextId, payment } from './support/events.ts';
import { ownTime, resumeTime, stopTime } from './support/frozen.ts';
import { painted, sceneIs } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

const SIZES = [
  { width: 3840, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
];

const YEAR = 365 * 86_400_000;

/** A case of two years ago with ten objections before the centre opened and five since; and money received. */
function history(caseNumber: string) {
  const ago = event('case.filed', {}).occurredAt - 2 * YEAR;
  const filed = { ...filing(caseNumber, { filedOn: '2022-11-01' }), occurredAt: ago };
  const objection = (filedOn: string) =>
    event(
      'objection.filed',
      { objectionId: nextId(), filedOn, by: 'executee', ground: '示例' },
      caseNumber,
    );
  return [
    filed,
    ...Array.from({ length: 10 }, () => objection('2023-03-06')),
    ...Array.from({ length: 5 }, () => objection('2024-03-06')),
    // Of fewer than five cases no sum is told (V-5).
    ...others().flatMap((other) => [filing(other), payment(20_000_000, other)]),
    payment(43_400_000, caseNumber),
  ];
}

const others = () => Array.from({ length: 4 }, () => nextCase());

/** The page that is on, alone. */
async function pageIs(page: Page, name: string): Promise<void> {
  await expect(page.locator('.visit')).toHaveAttribute('data-page', name);
  await expect(pagesOn(page)).toHaveCount(1);
}

/** Pages to be seen: one is made ready unseen. */
const pagesOn = (page: Page): Locator => page.locator('.layer:not([inert]) > .visit-page');

const figure = (page: Page, id: string): Locator => pagesOn(page).locator(`[data-figure="${id}"]`);

test('visitors are told a story in pages: turned by keys, from elsewhere and by phone; its figures are live, and nothing of a case is sent', async ({
  page,
  stage,
  context,
}) => {
  const caseNumber = nextCase();
  await stage.take(history(caseNumber));
  await stage.setMode('delegates');
  const heard = new Eavesdrop(page);
  await ownTime(page);
  await page.goto(`${stage.url}/wall.html`);
  await sceneIs(page, 'delegates');
  await painted(page, stage.head);

  await test.step('keys turn the pages; a comparison has both numbers and both periods', async () => {
    await pageIs(page, 'year');
    await expect(page.getByRole('banner')).toContainText('参观');
    await expect(page.getByRole('banner')).toContainText('演示数据');
    await page.keyboard.press('ArrowLeft');
    await pageIs(page, 'stock');
    await expect(pagesOn(page)).toContainText('专项尚未开始');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageDown');
    await pageIs(page, 'calmer');
    const objections = figure(page, 'objectionChange@centre');
    await expect(objections).toContainText('−50.00');
    await expect(objections).toContainText('上年同期 10 件，本期 5 件');
    await expect(objections).toContainText('上年同期 2022.10.01–2023.11.28');
    await expect(pagesOn(page)).toContainText('两期有重叠：2023.10.01–2023.11.28');
  });

  await test.step('up chooses the last figure of the page that is on, not of the one made ready', async () => {
    await expect(page.locator('.layer-ahead .visit-page [data-figure]').first()).toBeAttached();
    await page.keyboard.press('ArrowUp');
    await expect(pagesOn(page).locator('[data-figure]').last()).toBeFocused();
  });

  await test.step('a direction leads to a page; an event rolls its figure', async () => {
    await stage.direct({ page: 'year' });
    await pageIs(page, 'year');
    const recovered = figure(page, 'recoveredTotal@centre');
    await expect(recovered).toContainText('123.40万元');
    await expect(recovered).toContainText('公布期间 2023.10.01–2024.11.27：0.00 元');
    await stage.take([payment(100_000_000, caseNumber)]);
    await expect(recovered).toContainText('223.40万元');
  });

  await test.step('nothing clipped, overlapping or tiny, on any page at any size', async () => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const [at, name] of visitPages.codes.entries()) {
        await page.locator('.visit-rail button').nth(at).click();
        await pageIs(page, name);
        await expect.poll(() => page.evaluate(findLayoutFaults), name).toEqual([]);
      }
    }
  });

  await test.step('a phone presents; cut off it says so, and comes back', async () => {
    await stage.addAccount('duty');
    const phone = await context.browser()?.newContext({ viewport: { width: 390, height: 844 } });
    const remote = await phone?.newPage();
    if (!phone || !remote) throw new Error('no second browser context');
    const [name = '', value = ''] = (await stage.signIn('duty')).split('=');
    await phone.addCookies([{ name, value, url: stage.url }]);
    await remote.goto(`${stage.url}/remote.html`);
    const link = remote.getByRole('status').first();
    await expect(link).toHaveText('● 已连接');
    await expect(remote.locator('.present-now')).toContainText('6/6 终本清仓');
    await remote.getByRole('button', { name: '下一页' }).click();
    await pageIs(page, 'year');
    await expect(remote.locator('.present')).toContainText('由你主持');
    await remote.getByRole('button', { name: '停在这一页' }).click();
    await expect(page.getByRole('banner')).toContainText('轮播已暂停');

    await phone.setOffline(true);
    await expect(link).toContainText('连不上中继');
    await pageIs(page, 'year');
    await phone.setOffline(false);
    await expect(link).toHaveText('● 已连接');
    await remote.getByRole('button', { name: '公开', exact: true }).click();
    await pageIs(page, 'open');
    await phone.close();
  });

  await test.step('whoever presents is gone: three minutes later the story goes on', async () => {
    await expect(page.getByRole('banner')).toContainText('轮播已暂停');
    await stopTime(page);
    await page.clock.fastForward(170_000);
    await pageIs(page, 'open');
    await page.clock.fastForward(15_000);
    await resumeTime(page);
    await pageIs(page, 'settled');
    await expect(page.getByRole('banner')).not.toContainText('轮播已暂停');
  });

  expect(heard.messages.join('\n')).not.toMatch(/粤0607|示例建材|欧阳|某建材|执行员|duty/);
  const everything = `${await heard.everything()}\n${await page.content()}`;
  for (const secret of [caseNumber, applicant.name, executee.name, '欧阳某', '某建材公司']) {
    expect(everything.includes(secret), secret).toBe(false);
  }
});
