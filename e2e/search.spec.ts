import { TOLD_CASES } from '../fixtures/court-year/court-year.ts';
import { filing, nextCase } from './support/events.ts';
import {
  cloudOf,
  hits,
  openWall,
  overviewAgain,
  painted,
  panel,
  sceneIs,
  searchFor,
} from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

test.use({ data: 'year' });

test('a case is found by what is known of it, and no more is asked than that', async ({
  page,
  stage,
}) => {
  await openWall(page, stage);
  await test.step('by number: half-width brackets, or the beginning of the serial; Enter opens the cloud', async () => {
    const dialog = await searchFor(page, '(2024)粤0607执51088号');
    await expect(hits(dialog)).toHaveCount(1);
    await expect(hits(dialog)).toContainText(TOLD_CASES.wages);
    await dialog.getByRole('textbox').fill('5108');
    await expect(hits(dialog).filter({ hasText: TOLD_CASES.wages })).toHaveCount(1);
    // Faster than the answer: what was found for the line before is not opened.
    await dialog.getByRole('textbox').fill('2024 51088');
    await page.keyboard.press('Enter');
    await cloudOf(page, TOLD_CASES.wages);
    await expect(dialog).toHaveCount(0);
  });

  await test.step('by person and by company: the hits say masked names; a click opens', async () => {
    await overviewAgain(page);
    const dialog = await searchFor(page, '陈演安');
    await expect(hits(dialog)).toHaveCount(1);
    await expect(hits(dialog)).toContainText(TOLD_CASES.wages);
    await expect(dialog).not.toContainText('陈演安');
    await expect(hits(dialog)).toContainText('陈某');

    await dialog.getByRole('textbox').fill('张演波');
    await expect(hits(dialog)).toContainText([TOLD_CASES.shop]);
    await hits(dialog).getByRole('button').click();
    await cloudOf(page, TOLD_CASES.shop);
  });

  await test.step('by a company of one case', async () => {
    await overviewAgain(page);
    const caseNumber = nextCase();
    const company = {
      partyId: 'E1',
      role: 'executee',
      entity: 'company',
      name: '独一无二试验五金有限公司',
      business: '五金',
    };
    await painted(page, await stage.take([filing(caseNumber, { parties: [company] })]));
    const dialog = await searchFor(page, '试验五金');
    await expect(hits(dialog)).toHaveCount(1);
    await expect(hits(dialog)).toContainText(caseNumber);
    await expect(hits(dialog)).toContainText('某五金公司');
  });

  await test.step('none, too little, too many: each is said', async () => {
    await overviewAgain(page);
    const dialog = await searchFor(page, '查无此人');
    await expect(dialog).toContainText('没有查到');
    await expect(hits(dialog)).toHaveCount(0);
    await page.keyboard.press('Enter');
    await dialog.getByRole('textbox').fill('查');
    await expect(dialog).toContainText('再多输入一个字');
    await dialog.getByRole('textbox').fill('粤0607执');
    await expect(dialog).toContainText('还有更多，请再输入几个字');
    await expect(hits(dialog)).toHaveCount(8);
  });

  await test.step('arrows choose among the hits; digits and blanks that are typed turn no scene; Esc closes', async () => {
    await overviewAgain(page);
    const dialog = await searchFor(page, '粤0607执');
    await expect(hits(dialog)).toHaveCount(8);
    const chosen = dialog.locator('[aria-current="true"]');
    const second = (await hits(dialog).nth(1).textContent()) ?? '';
    await page.keyboard.press('ArrowDown');
    await expect(chosen).toHaveText(second);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(chosen).toHaveText((await hits(dialog).nth(7).textContent()) ?? '');

    await page.keyboard.type(' 2f');
    await expect(dialog.getByRole('textbox')).toHaveValue('粤0607执 2f');
    await sceneIs(page, 'overview');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await sceneIs(page, 'overview');
    await expect(panel(page, '核心指标')).toBeVisible();
  });
});
