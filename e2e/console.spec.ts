import type { Page } from 'playwright/test';
import { PASSWORD } from '../relay-server/access/testing/sign-in.ts';
import { CAR, filing, nextCase, seized } from './support/events.ts';
import { cutOff, seriousFindings } from './support/page-audit.ts';
import { expectNeverReloaded, markPage, sceneIs } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

test.use({ pairing: 'asked' });

/** The relay refuses on purpose, or does not know who asks: the browser notes the status. */
const REFUSED = /status of (401|403|404|409|429)/;
/** A socket of a sign-in that is over. */
const TURNED_AWAY = /WebSocket connection to .* failed/;

async function signIn(page: Page, account: string, password = PASSWORD): Promise<void> {
  const form = page.getByRole('form', { name: '登录' });
  await form.getByLabel('账号').fill(account);
  await form.getByLabel('密码').fill(password);
  await page.keyboard.press('Enter');
}

const section = (page: Page, name: string) => page.getByRole('main', { name });

test('from signing in to a wall that is driven; whoever may not is offered nothing and refused', async ({
  page,
  stage,
  context,
  expectedErrors,
}) => {
  expectedErrors.push(REFUSED, TURNED_AWAY);
  for (const role of ['duty', 'auditor'] as const) await stage.addAccount(role);
  const caseNumber = nextCase();
  const car = seized(caseNumber, CAR, '2024-12-01');
  await stage.take([filing(caseNumber), ...car.events]);
  const browser = context.browser();
  const screen = await (await browser?.newContext())?.newPage();
  if (!screen) throw new Error('no second browser context');
  await screen.goto(`${stage.url}/wall.html`);
  const code = screen.locator('.pairing-code');
  const root = screen.locator('html');

  await test.step('sign in; a wrong password is told, never which was wrong', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${stage.url}/console.html`);
    await signIn(page, 'duty', 'wrong');
    await expect(page.getByRole('alert')).toContainText('账号或密码不对');
    expect(await seriousFindings(page)).toEqual([]);
    // After five the account is locked, one that does not exist as well, and it is said for how long.
    for (let n = 1; n <= 5; n += 1) {
      const answered = page.waitForResponse(/sign-in$/);
      await signIn(page, 'nobody', `wrong-${n}`);
      expect((await answered).status()).toBe(401);
    }
    await signIn(page, 'nobody', 'wrong-6');
    await expect(page.getByRole('alert')).toContainText(/\d+ 分钟后再试/);
    await signIn(page, 'duty');
    await expect(page.getByRole('banner')).toContainText('示例值班');
    await expect(page.getByRole('banner')).toContainText('● 实时');
    await markPage(page);
  });

  await test.step('pair the screen by its code', async () => {
    await expect(code).toHaveText(/^\d{6}$/);
    await page.getByRole('button', { name: '配对屏幕' }).click();
    const dialog = page.getByRole('dialog', { name: '配对屏幕' });
    await dialog.getByLabel('配对码').fill('000000');
    await dialog.getByLabel('屏幕名称').fill('大厅屏');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('没有屏幕显示此配对码');
    await dialog.getByLabel('配对码').fill((await code.getAttribute('data-code')) ?? '');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article', { name: '大厅屏' })).toContainText('● 在线');
    await expect(code).toHaveCount(0);
  });

  const mode = page.getByRole('region', { name: '展厅模式' });
  await test.step('raise a mode with the password, lower it without', async () => {
    await mode.getByRole('button', { name: /^内部/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('您的密码').fill('wrong');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('密码不对');
    await dialog.getByLabel('您的密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(root).toHaveAttribute('data-room-mode', 'bureau');
    await mode.getByRole('button', { name: /^休屏/ }).click();
    await expect(root).toHaveAttribute('data-room-mode', 'closed');
    await mode.getByRole('button', { name: /^内部/ }).click();
    await dialog.getByLabel('您的密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(root).toHaveAttribute('data-room-mode', 'bureau');
  });

  await test.step('direct a scene, and a case that was searched; the mirror follows', async () => {
    const direct = page.getByRole('region', { name: '导播' });
    await direct.getByRole('button', { name: '现场视频', exact: true }).click();
    await sceneIs(screen, 'field-video');
    await page.keyboard.press('/');
    await page.keyboard.type(caseNumber.slice(-6, -1));
    await direct.getByRole('button', { name: new RegExp(caseNumber) }).click();
    await sceneIs(screen, 'case-cloud');
    await expect(screen.locator('.case-card-number')).toHaveText([caseNumber]);
    await expect(direct).toContainText(`已导播：个案云图　${caseNumber}`);
    const card = page.getByRole('article', { name: '大厅屏' });
    await expect(card).toContainText(`个案云图　${caseNumber}`);
    const mirror = page.frameLocator('.mirror iframe');
    await expect(mirror.locator('.case-card-number')).toHaveText([caseNumber]);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.evaluate(cutOff)).toEqual([]);
  });

  await test.step('take note of an alert: the wall says so and hides nothing', async () => {
    await page.keyboard.press('3');
    const row = section(page, '期限提醒').getByRole('listitem').filter({ hasText: caseNumber });
    const overdue = row.filter({ hasText: '首次网络查控期限' });
    await expect(overdue).toContainText('逾期 87 天');
    await overdue.getByRole('button', { name: '知悉' }).click();
    await page.getByLabel('怎样办理').fill('已交续封');
    await page.keyboard.press('Enter');
    await expect(overdue).toContainText('duty 已知悉');
    await expect(overdue).toContainText('已交续封');
    await stage.direct({ scene: 'overview', rotating: false });
    await sceneIs(screen, 'overview');
    await expect(screen.locator('.alert-by').first()).toContainText('✓ duty');
    await overdue.getByRole('button', { name: '撤回' }).click();
    await expect(overdue.getByRole('button', { name: '知悉' })).toBeVisible();
    await expect(screen.locator('.alert-by')).toHaveCount(0);
    expect(await seriousFindings(page)).toEqual([]);
  });

  await test.step('what was not taken, and how the relay runs', async () => {
    await stage.post([{ id: 'bad-1', type: 'case.nonsense', v: 1 }]);
    await page.keyboard.press('4');
    await section(page, '未采纳').locator('summary').first().click();
    await expect(section(page, '未采纳')).toContainText('"case.nonsense"');
    await page.keyboard.press('5');
    await expect(section(page, '系统运行')).toContainText('可以写入');
    await expect(section(page, '系统运行')).toContainText(/[0-9a-f]{64}/);
    expect(await seriousFindings(page)).toEqual([]);
    await expect(page.getByRole('navigation', { name: '栏目' })).not.toContainText('操作记录');
  });

  await test.step('a sign-in that ends is told over the page; what was typed stays', async () => {
    await page.keyboard.press('1');
    await page.getByRole('button', { name: '新增大屏' }).click();
    await page.getByLabel('名称').fill('一楼展厅');
    await context.clearCookies();
    await page.keyboard.press('Enter');
    const again = page.getByRole('dialog', { name: '登录已结束' });
    await expect(again).toBeVisible();
    await again.getByLabel('密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(again).toHaveCount(0);
    await expect(page.getByLabel('名称')).toHaveValue('一楼展厅');
    await page.getByRole('dialog').getByRole('button', { name: '新增' }).click();
    await expect(page.getByRole('link', { name: '一楼展厅' })).toBeVisible();
  });

  await test.step('revoked, the screen is cut off', async () => {
    await page.getByRole('link', { name: '大屏', exact: true }).click();
    await page.getByRole('article').getByRole('button', { name: '停用' }).click();
    await page.getByLabel('停用原因').fill('搬走');
    await page.keyboard.press('Enter');
    await expect(root).toHaveAttribute('data-room-mode', 'closed');
    await expect(page.getByRole('article')).toHaveCount(0);
    await expectNeverReloaded(page);
  });

  await test.step('an auditor sees who did what, and may do none of it', async () => {
    await page.getByRole('button', { name: /示例值班/ }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await signIn(page, 'auditor');
    await expect(page.getByRole('banner')).toContainText('示例审计');
    await page.keyboard.press('6');
    const audit = section(page, '操作记录').getByRole('row');
    await expect(audit.filter({ hasText: '停用屏幕：搬走' })).toContainText('示例值班（duty）');
    await page.keyboard.press('1');
    await expect(page.getByRole('button', { name: '配对屏幕' })).toHaveCount(0);
    await expect(page.getByRole('region', { name: '导播' }).getByRole('button')).toHaveCount(0);
    await expect(mode.getByRole('button', { disabled: false })).toHaveCount(0);
    const statuses = await page.evaluate(async () => {
      const ask = (path: string, body: object) =>
        fetch(`/api/v1${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }).then(({ status }) => status);
      return [
        await ask('/walls/main/mode', { mode: 'closed' }),
        await ask('/walls/main/direct', { scene: 'overview' }),
        await ask('/alerts/acknowledge', { alertId: 'x' }),
      ];
    });
    expect(statuses).toEqual([403, 403, 403]);
  });
  await screen.context().close();
});
