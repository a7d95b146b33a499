import { readFile } from 'node:fs/promises';
import { visitPages } from '../wire/codes.ts';
import { takeHomeAnswer } from '../wire/take-home.ts';
import { seriousFindings } from './support/page-audit.ts';
import { pdfText } from './support/pdf-text.ts';
import { expect, test } from './support/wall-test.ts';

test.use({ data: 'year', acceptDownloads: true });

/** What no paper may hold: a case, a judgment, a person, masked or not (people of the demo are called 演…). */
const INTERNAL = /粤0607|民初|某|演(?!示数据，均为虚构)/;

test('the visit on paper: six sheets with figures, periods, definitions and the head of the chain; files beside them', async ({
  page,
  stage,
}) => {
  await page.goto(`${stage.url}/take-home.html`);
  await expect(page.locator('.paper')).toHaveCount(visitPages.codes.length);
  await expect(page.locator('.paper-chart svg').first()).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  const taken = takeHomeAnswer.parse(
    await (await page.request.get(`${stage.url}/api/v1/take-home`)).json(),
  );
  await page.evaluate(() => document.fonts.ready);
  const sheets = pdfText(await page.pdf({ preferCSSPageSize: true }));
  expect(sheets).toHaveLength(visitPages.codes.length);
  const closed = taken.figures.find(({ id }) => id === 'closedCount@centre');
  expect(sheets[0]).toContain(closed?.definition);
  expect(sheets[0]).toContain(`${closed?.value?.toLocaleString('en-US')}件`);
  // Of this small year it is of fewer than five.
  expect(sheets[1]).toContain('法定期限内结案率不足五，不予公布');
  for (const sheet of sheets) {
    expect(sheet).toContain(`链头${taken.head}`);
    expect(sheet).toContain('数据截至2024-');
    expect(sheet).toContain('演示数据');
    expect(sheet).not.toMatch(INTERNAL);
    expect(sheet).not.toContain('打印');
  }

  const save = async (name: string, at = 0) => {
    const download = page.waitForEvent('download');
    const which = page.getByRole(name.startsWith('存为') ? 'button' : 'link', { name });
    await which.nth(at).click();
    return readFile(await (await download).path());
  };
  const svg = (await save('存为 SVG')).toString('utf8');
  expect(svg).toMatch(/^<svg [^>]*width="620"/);
  expect(svg).toContain('Noto Sans SC');
  expect([...(await save('存为 PNG')).subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  expect((await save('CSV 数据')).toString('utf8')).toContain(`日志链头,${taken.head}`);
  expect((await save('Excel 表格')).subarray(0, 2).toString()).toBe('PK');
});

test('whoever is not to have it is told where to go', async ({ page, stage, expectedErrors }) => {
  expectedErrors.push(/401|403/);
  await page.route('**/api/v1/take-home', (route) =>
    route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: 'about:blank',
        title: '未登录',
        status: 401,
        code: 'unauthorized',
        detail: '请先登录',
      }),
    }),
  );
  await page.goto(`${stage.url}/take-home.html`);
  await expect(page.getByRole('alert')).toContainText('登录');
  await expect(page.getByRole('button', { name: '打印 / 存为 PDF' })).toBeDisabled();
});
