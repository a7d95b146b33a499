import axe from 'axe-core';
import type { Page } from 'playwright/test';
import { z } from 'zod';
import { openLibrary, pictureReady, rows } from './support/desk.ts';
import { uploaded } from './support/uploaded.ts';
import { expect, test } from './support/wall-test.ts';

test.use({ fieldVideo: true });

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
];

const audit = z.object({
  passes: z.array(z.unknown()),
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullish(),
      nodes: z.array(z.object({ html: z.string() })),
    }),
  ),
});

/** What axe finds that keeps somebody from using the page. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { passes, violations } = audit.parse(await page.evaluate('axe.run()'));
  expect(passes.length).toBeGreaterThan(15);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** Text that is cut off where nothing says so, and what lies beside the window. */
function faults(): string[] {
  const cut = [
    ...document.querySelectorAll<HTMLElement>('.desk button, .desk h2, .desk h3, .desk p'),
  ]
    .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 2)
    .filter((one) => getComputedStyle(one).textOverflow !== 'ellipsis')
    .map((one) => `cut: ${one.className} ${one.textContent?.slice(0, 30)}`);
  const wide =
    document.documentElement.scrollWidth > window.innerWidth ? ['wider than its window'] : [];
  return [...cut, ...wide];
}

test('nothing is cut off at any size, and nobody is shut out', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 503/);
  const long = '指挥车 2 号名称特别长的直播画面一二三四五六七八九十甲乙丙丁';
  const [recording] = await uploaded(
    stage,
    [
      { id: 'unit-1', title: long, unit: '执行局第一执行团队第二组', officer: '欧阳示例长名' },
      { id: 'unit-2', title: '单兵 2 号', town: '440607103000' },
    ],
    3,
  );
  if (!recording) throw new Error('nothing came of it');
  await openLibrary(page, stage);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expect(rows(page)).toHaveCount(2);
    await expect.poll(() => page.evaluate(faults), `at ${size.width}`).toEqual([]);
  }
  await openLibrary(page, stage, `?open=${recording.id}`);
  await pictureReady(page);
  await page.keyboard.press('i');
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expect(page.getByRole('form', { name: '标记片段' })).toBeVisible();
    await expect.poll(() => page.evaluate(faults), `at ${size.width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1920, height: 1080 });
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '按键' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await openLibrary(page, stage);
  await expect(rows(page)).toHaveCount(2);
  expect(await seriousFindings(page)).toEqual([]);
});
