import type { Locator } from 'playwright/test';
import { towns } from '../wire/codes.ts';
import { filing, nextCase, payment } from './support/events.ts';
import { TODAY } from './support/stage.ts';
import {
  cloudOf,
  expiryPanel,
  openWall,
  overviewAgain,
  painted,
  panel,
  sceneIs,
  townCases,
  townList,
} from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

test.use({ data: 'year' });

/** The case number that a row shows. */
async function numberIn(row: Locator): Promise<string> {
  const [caseNumber] =
    /（20\d{2}）粤0607执[恢保]?\d+号/.exec((await row.textContent()) ?? '') ?? [];
  if (caseNumber === undefined) throw new Error('the row shows no case number');
  return caseNumber;
}

test('from the overview into its parts, and back', async ({ page, stage }) => {
  await openWall(page, stage);
  await test.step('town → its cases → the cloud of one; Esc leads back', async () => {
    const town = townList(page).first();
    const name = (await town.locator('.town-name').textContent()) ?? '';
    const [open = ''] = /\d+ 件/.exec((await town.textContent()) ?? '') ?? [];
    await town.getByRole('button').click();
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
    await expect(panel(page, '辖区案件分布')).toContainText(`在办 ${open}`);

    const first = townCases(page).first();
    const caseNumber = await numberIn(first);
    await page.getByRole('textbox', { name: '按案号或案由查找' }).fill(caseNumber);
    await expect(townCases(page)).toHaveCount(1);
    await first.getByRole('button').click();
    await cloudOf(page, caseNumber);
    await expect(panel(page, '案件')).toContainText(name);
    await page.keyboard.press('Escape');
    await sceneIs(page, 'overview');
    await expect(townList(page)).not.toHaveCount(0);
  });

  await test.step("a tap on the map opens a town's list; its ✕ closes it; nothing open is said", async () => {
    await overviewAgain(page);
    const map = page.getByRole('img', { name: '三水区七个镇街案件分布示意图' });
    const box = await map.boundingBox();
    if (!box) throw new Error('the map has no box');
    await map.click({ position: { x: box.width / 2, y: box.height / 2 } });
    const heading = panel(page, '辖区案件分布').getByRole('heading', { level: 3 });
    await expect(heading).toHaveText(new RegExp(`^(${Object.values(towns.labels).join('|')})$`));
    await page.getByRole('textbox', { name: '按案号或案由查找' }).fill('查无此案由');
    await expect(panel(page, '辖区案件分布')).toContainText('没有符合的在办案件');
    await page.getByRole('button', { name: '返回镇街' }).click();
    await expect(townList(page)).not.toHaveCount(0);
  });

  await test.step('an alert, a term that ends, a line of the ticker: each opens its case', async () => {
    await overviewAgain(page);
    const alert = panel(page, '预警').getByRole('listitem').first();
    const alerted = await numberIn(alert);
    await alert.getByRole('button').click();
    await cloudOf(page, alerted);

    await page.keyboard.press('1');
    await sceneIs(page, 'overview');
    const expiry = expiryPanel(page).getByRole('listitem').first();
    const expiring = await numberIn(expiry);
    await expiry.getByRole('button').click();
    await cloudOf(page, expiring);

    await page.keyboard.press('1');
    await sceneIs(page, 'overview');
    const caseNumber = nextCase();
    await painted(page, await stage.take([filing(caseNumber), payment(4_321_000, caseNumber)]));
    const line = panel(page, '办案动态').getByRole('listitem').first();
    await expect(line).toContainText('4.32 万元');
    await line.getByRole('button').click();
    await cloudOf(page, caseNumber);
    await expect(panel(page, '到款发放')).toContainText(TODAY.slice(2).replaceAll('-', '.'));
  });

  await test.step('the map is shaded by cases or by amount, by a tap or by M; the list of towns follows', async () => {
    await overviewAgain(page);
    const chosen = (name: string) =>
      expect(page.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true');
    const falling = (texts: string[]) => {
      const values = texts.map(fenOf);
      expect(values.length).toBe(towns.codes.length);
      expect(values).toEqual([...values].sort((a, b) => b - a));
    };
    await page.getByRole('button', { name: '在办件数' }).click();
    await chosen('在办件数');
    falling(await townList(page).locator('.town-cases').allTextContents());
    await page.keyboard.press('m');
    await chosen('未到位金额');
    falling(await townList(page).locator('.town-amount').allTextContents());
    await page.keyboard.press('m');
    await chosen('在办件数');
  });
});

/** `1,234.56 万元` as a number that can be compared; counts too. */
function fenOf(text: string): number {
  const value = Number.parseFloat(text.replaceAll(',', ''));
  if (text.includes('亿元')) return value * 1e8;
  return text.includes('万元') ? value * 1e4 : value;
}
