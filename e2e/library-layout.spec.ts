import { asRun } from './support/as-run.ts';
import { care, decoded, openLibrary, pictureReady, rows } from './support/desk.ts';
import { cutOff, seriousFindings } from './support/page-audit.ts';
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

test('nothing is cut off at any size, and nobody is shut out', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 503/);
  const long = '指挥车 2 号名称特别长的直播画面一二三四五六七八九十甲乙丙丁';
  const made = await uploaded(
    stage,
    [
      { id: 'unit-1', title: long, unit: '执行局第一执行团队第二组', officer: '欧阳示例长名' },
      { id: 'unit-2', title: '单兵 2 号', town: '440607103000' },
    ],
    3,
  );
  const [recording, second] = made;
  if (!recording || !second) throw new Error('nothing came of it');
  await openLibrary(page, stage);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expect(rows(page)).toHaveCount(2);
    await expect.poll(() => page.evaluate(cutOff), `at ${size.width}`).toEqual([]);
  }
  await openLibrary(page, stage, `?open=${recording.id}`);
  await pictureReady(page);
  await page.keyboard.press('i');
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expect(page.getByRole('form', { name: '标记片段' })).toBeVisible();
    await expect.poll(() => page.evaluate(cutOff), `at ${size.width}`).toEqual([]);
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

  // A coming-in that went on from one recording to the next.
  await asRun(page, made);
  await openLibrary(page, stage, `?open=${recording.id}`);
  await expect(rows(page)).toHaveText(/连续 2 段/);
  await expect(rows(page).getByRole('button')).toHaveAttribute('aria-current', 'true');
  const run = care(page, '连续录像 2 段');
  await expect(run.getByRole('listitem')).toHaveCount(2);
  await run.getByRole('button', { name: '全部关联' }).click();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expect(run).toBeVisible();
    await expect.poll(() => page.evaluate(cutOff), `at ${size.width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1920, height: 1080 });
  expect(await seriousFindings(page)).toEqual([]);
  await pictureReady(page);
  await run.getByRole('button', { name: '取消' }).click();
  await page.getByLabel('速度').selectOption('2');
  await page.getByLabel('速度').blur();
  await page.keyboard.press('k');
  await expect.poll(() => new URL(page.url()).searchParams.get('open')).toBe(second.id);
  await expect.poll(async () => (await decoded(page)).at).toBeGreaterThan(0.5);
  await expect(page.getByLabel('速度')).toHaveValue('2');
});
