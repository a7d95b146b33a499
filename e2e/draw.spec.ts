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

/** The example of the page that is on, not of the one made ready unseen. */
const example = (page: Page) => page.locator('.layer:not([inert]) > .visit-page [data-example]');

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

/** The console of whoever presents, on another machine as it were: the screens carry no sign-in. */
async function consoleOf(page: Page, stage: Stage): Promise<Page> {
  const context = await page.context().browser()?.newContext();
  if (!context) throw new Error('no second browser context');
  const [name = '', value = ''] = (await stage.signIn('director')).split('=');
  await context.addCookies([{ name, value, url: stage.url }]);
  const desk = await context.newPage();
  await desk.goto(`${stage.url}/console.html`);
  return desk;
}

test.afterEach(({ stage }) => stage.setMode('bureau'));

test('a number that is called out leads both screens of a wall to the same masked cases', async ({
  page,
  stage,
}) => {
  const second = await twoScreens(page, stage);
  await test.step('each page tells a case of the day', async () => {
    await expect(example(page).locator('[data-course]')).toHaveCount(1);
    const said = await example(page).textContent();
    expect(said).toContain('按日期 2024.11.28');
    expect(await example(second).textContent()).toBe(said);
  });

  const desk = await consoleOf(page, stage);
  const draw = desk.getByRole('region', { name: '随机抽取案件' });
  await test.step('the console fixes the list, and takes the number that is called out', async () => {
    await expect(desk.getByRole('region', { name: '参观主持' })).toBeVisible();
    await draw.getByLabel('从哪个数里抽').selectOption('closedCount@centre');
    await draw.getByRole('button', { name: '固定名单' }).click();
    await expect(drawn(page, 'open')).toContainText('名单已固定');
    await draw.getByLabel('报出的号码').fill('4711');
    await draw.getByLabel('抽几件').selectOption('5');
    await draw.getByRole('button', { name: '抽取', exact: true }).click();
    for (const one of [page, second]) {
      await expect(drawn(one, '4711').locator('[data-course]')).toHaveCount(5);
    }
    await expect(draw).toContainText('按号码 4711 抽出 5 件');
  });

  await test.step('both screens say the same, of nobody', async () => {
    const said = await drawn(page, '4711').textContent();
    expect(await drawn(second, '4711').textContent()).toBe(said);
    expect(said).not.toMatch(/粤0607|执\d+号|2024-\d\d-\d\d|某|第 \d+ 天|约 /);
    await faultless(page);
    await page.keyboard.press('Escape');
    await expect(drawn(page, '4711')).toBeHidden();
    await draw.getByRole('button', { name: '收起' }).click();
    await expect(drawn(second, '4711')).toBeHidden();
    await desk.context().close();
  });

  await test.step('指标说明 on the same screen says what is withheld as such', async () => {
    await second.goto(`${stage.url}/indicators.html`);
    const closed = second.locator('[data-indicator="closedCount"]');
    await expect(closed.locator('[data-figure="closedCount@centre"]')).toHaveAttribute(
      'data-value',
      /^\d+$/,
    );
    await closed.getByRole('button', { name: '案由' }).click();
    await expect(closed.locator('[data-by="cause"] caption')).toContainText('2024.01.01');
    await expect(closed.locator('[data-by="cause"]')).toContainText('不予公布');
    expect(await second.content()).not.toMatch(/粤0607|执\d+号|某/);
  });
});
