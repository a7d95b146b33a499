import { CASE, filing, node, payment } from './support/events.ts';
import { expect, painted, RELAY_AWAY, test } from './support/wall-test.ts';

test('a pushed event arrives on the wall: figure, ticker, seq', async ({ page, stage }) => {
  await page.goto(`${stage.url}/wall.html`);
  await painted(page, await stage.take([filing()]));
  const seq = await stage.take([payment(12_600_000)]);
  await painted(page, seq);
  await expect(page.getByText('12.60').first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-room-mode', 'bureau');
  await expect(page.getByText('演示数据').first()).toBeVisible();
});

test('the link lost shows within 5 s, and what was missed is there after it is back', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(RELAY_AWAY);
  await page.goto(`${stage.url}/wall.html`);
  await painted(page, await stage.take([filing()]));
  const epoch = await page.locator('html').getAttribute('data-epoch');
  await page.evaluate(() => {
    document.documentElement.dataset['neverReloaded'] = 'yes';
  });

  await stage.stop();
  await expect(page.locator('html')).toHaveAttribute('data-link', 'lost', { timeout: 5_000 });
  await expect(page.getByText('中断').first()).toBeVisible();

  await stage.restart('same');
  const seq = await stage.take([payment(34_500_000), node('014', '冻结存款')]);
  await painted(page, seq);
  await expect(page.getByText('34.50').first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-epoch', epoch ?? '');
  await expect(page.locator('html')).toHaveAttribute('data-never-reloaded', 'yes');
});

test('a new database empties the wall without a reload', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(RELAY_AWAY);
  await page.goto(`${stage.url}/wall.html`);
  await painted(page, await stage.take([filing(), payment(77_700_000)]));
  await expect(page.getByText('77.70').first()).toBeVisible();
  const epoch = await page.locator('html').getAttribute('data-epoch');
  await page.evaluate(() => {
    document.documentElement.dataset['neverReloaded'] = 'yes';
  });

  await stage.stop();
  await stage.restart('new');
  await painted(page, 1);
  await expect(page.locator('html')).not.toHaveAttribute('data-epoch', epoch ?? '');
  await expect(page.getByText('77.70')).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('data-never-reloaded', 'yes');
});

test('hostile text is shown as text, and names are masked', async ({ page, stage }) => {
  const hostile = '<img src=x onerror=alert(1)>';
  page.on('dialog', () => {
    throw new Error('a script of an event ran');
  });
  await page.goto(`${stage.url}/wall.html`);
  const seq = await stage.take([filing(CASE, '欧阳示例', hostile)]);
  await painted(page, seq);
  await page.keyboard.press('/');
  await page.keyboard.type('61234');
  await expect(page.getByText(CASE).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-scene', 'case-cloud');
  await expect(page.getByText('欧阳某').first()).toBeVisible();
  await expect(page.getByText(hostile).first()).toBeVisible();
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  const html = await page.content();
  for (const secret of ['欧阳示例', '000-5550000', '000000-CANARY', '三水示例建材有限公司']) {
    expect(html).not.toContain(secret);
  }
});
