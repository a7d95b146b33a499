import type { Page } from 'playwright/test';
import { addAccount, PASSWORD } from '../relay-server/access/testing/sign-in.ts';
import { filing, nextCase } from './support/events.ts';
import { seriousFindings } from './support/page-audit.ts';
import { sceneIs } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

/** Nobody is signed in yet; another operator was quicker. */
const REFUSED = /status of (401|409)/;

const warning = (page: Page) => page.locator('.warning');
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '活动各项' }).getByRole('link', { name }).click();

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/console.html#/sessions/new`);
  await page.getByLabel('账号').fill('director');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '新建警示活动' })).toBeVisible();
}

test.use({ actionTimeout: 15_000 });

test('a session from its plan to its record, conducted by two, seen on the wall', async ({
  page,
  context,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(REFUSED);
  const caseNumber = nextCase();
  await stage.take([filing(caseNumber)]);
  await addAccount(stage, 'director');
  await signIn(page, stage.url);

  await test.step('plan', async () => {
    await page.getByLabel('名称').fill('十一月执行警示活动');
    await page.getByLabel('时间').fill('2024-11-28T10:30');
    await page.getByRole('combobox', { name: '大屏' }).selectOption('main');
    await page.getByLabel('主持人').fill('示例法官');
    await page.getByRole('button', { name: '新建' }).click();
    await expect(page.getByRole('heading', { name: '十一月执行警示活动' })).toBeVisible();
  });

  const roster = page.getByRole('region', { name: '名单' });
  let code = '';
  await test.step('invite, summon, serve, check in by the code', async () => {
    await roster.getByRole('button', { name: '选案邀请' }).click();
    const inviting = page.getByRole('dialog', { name: '选案邀请' });
    await inviting.getByLabel('案号或名称').fill(caseNumber);
    await inviting.getByRole('button', { name: '查找' }).click();
    await inviting.locator('.invite-hit').getByLabel('欧阳某').check();
    await inviting.getByRole('button', { name: '邀请 1 人' }).click();
    await expect(roster.getByRole('row')).toHaveCount(2);
    await expect(page.getByText('欧阳示例')).toHaveCount(0);

    await roster.getByRole('button', { name: /制作传票（1）/ }).click();
    const making = page.getByRole('dialog', { name: '制作传票 1 份' });
    await making.getByRole('button', { name: '印上真实姓名' }).click();
    await expect(making.getByLabel(/查阅事由/)).toHaveValue(/.+/);
    await making.getByRole('button', { name: '制作', exact: true }).click();
    const sheets = page.getByRole('dialog', { name: '传票 1 份' });
    code = (await sheets.locator('.summons-letters').textContent()) ?? '';
    expect(code).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/);
    await expect(sheets.getByRole('img', { name: '签到二维码' })).toBeVisible();
    await expect(sheets).toContainText('欧阳示例');
    await sheets.getByRole('button', { name: '关闭' }).click();
    await expect(page.getByText('欧阳示例')).toHaveCount(0);

    await roster.getByRole('button', { name: '登记送达' }).click();
    await page.getByLabel('凭证').fill('送达回证 1 号');
    await page.getByRole('dialog').getByRole('button', { name: '登记送达' }).click();
    await expect(roster).toContainText('送达回证 1 号');

    await roster.getByLabel('签到码').fill('AAAA-BBBB');
    await page.keyboard.press('Enter');
    await expect(roster.getByRole('alert').first()).toContainText('签到码不对');
    await roster.getByLabel('签到码').fill(code.toLowerCase());
    await page.keyboard.press('Enter');
    await expect(roster).toContainText('到场 1');
  });

  await test.step('the run-sheet', async () => {
    await tab(page, '节目单');
    const sheet = page.getByRole('region', { name: '节目单', exact: true });
    for (const title of ['如实报告财产', '罚款、拘留']) {
      await page
        .locator('.palette-clip', { hasText: title })
        .getByRole('button', { name: '加入' })
        .click();
    }
    await page.getByRole('button', { name: '谈话', exact: true }).click();
    await sheet.getByRole('button', { name: '上移 逐一谈话' }).click();
    await sheet.getByRole('button', { name: '撤销' }).click();
    await sheet.getByRole('button', { name: '保存' }).click();
    await expect(sheet).toContainText('第 1 版');
    expect(await seriousFindings(page)).toEqual([]);
  });

  const wall = await context.newPage();
  await test.step('conduct: the wall follows, a second operator is seen', async () => {
    await wall.goto(`${stage.url}/wall.html`);
    await page.bringToFront();
    await tab(page, '主持');
    const conduct = page.getByRole('region', { name: '主持' });
    // It cannot begin on a wall that would not show it; that is put right here, and shows less: no password.
    await conduct.getByRole('button', { name: '开始' }).click();
    await expect(conduct.getByRole('alert')).toContainText('切换到“警示”');
    await conduct.getByRole('button', { name: '知道了' }).click();
    await conduct.getByRole('button', { name: '切换到“警示”' }).click();
    await sceneIs(wall, 'warning');
    await expect(conduct.getByText('不会显示本场活动')).toHaveCount(0);
    await conduct.getByRole('button', { name: '开始' }).click();
    await expect(warning(wall)).toContainText('拒绝报告或者虚假报告');
    await expect(conduct.locator('.preview')).toContainText('拒绝报告或者虚假报告');
    await page.keyboard.press(' ');
    await expect(conduct).toHaveAttribute('data-phase', 'paused');
    await page.keyboard.press('ArrowRight');
    await expect(warning(wall)).toContainText('拘留十五日以下');

    const other = await context.newPage();
    await other.goto(page.url());
    const theirs = other.getByRole('region', { name: '主持' });
    await expect(theirs.locator('[aria-current="step"]')).toContainText('罚款、拘留');
    await other.keyboard.press('h');
    await expect(conduct).toHaveAttribute('data-phase', 'held');
    await expect(warning(wall)).not.toContainText('拘留十五日以下');
    await page.bringToFront();
    await page.keyboard.press('H');
    await expect(theirs).toHaveAttribute('data-phase', 'running');
    await other.close();
    expect(await seriousFindings(page)).toEqual([]);
  });

  await test.step('talk and outcome', async () => {
    await tab(page, '谈话与结果');
    await page.getByRole('button', { name: '开始谈话' }).click();
    await page.getByLabel('要点').fill('愿意分期履行');
    await page.getByRole('button', { name: '结束并保存' }).click();
    await expect(page.locator('.talk-note')).toHaveText('愿意分期履行');
    await page.getByRole('button', { name: '登记结果' }).click();
    const dialog = page.getByRole('dialog', { name: /登记结果/ });
    await dialog.getByLabel('当场履行金额').fill('26,000');
    await dialog.getByLabel('和解金额').fill('100000');
    await dialog.getByLabel('履行期限').fill('2024-12-10');
    await dialog.getByRole('button', { name: '登记结果' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(warning(wall)).toContainText('2.60');
  });

  await test.step('end, and the record', async () => {
    await tab(page, '主持');
    // Its keys are there with the panel.
    await expect(page.getByRole('region', { name: '主持' })).toBeVisible();
    await page.keyboard.press('e');
    await page.getByRole('button', { name: '确认结束' }).click();
    await expect(page.getByRole('region', { name: '主持' })).toHaveAttribute('data-phase', 'over');
    await tab(page, '活动记录');
    const record = page.getByRole('region', { name: '活动记录' });
    await expect(record).toContainText('和解 100,000.00 元，2024-12-10 前履行');
    await expect(record).toContainText('2024-11-28 26,000.00 元');
    await record.getByRole('button', { name: '打印记录' }).click();
    const paper = page.locator('.record-page');
    await expect(paper).toContainText('愿意分期履行');
    await expect(paper).toContainText(/日志第 \d+ 条/);
    await expect(paper).not.toContainText('欧阳示例');
  });
});
