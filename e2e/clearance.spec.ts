import type { Page } from 'playwright/test';
import type { Role } from '../wire/codes.ts';
import { seriousFindings } from './support/page-audit.ts';
import type { Stage } from './support/stage.ts';
import { uploaded } from './support/uploaded.ts';
import { expect, test } from './support/wall-test.ts';

test.use({ fieldVideo: true });

/** Thumbnails that are still being made. */
const NOT_MADE = /status of 503/;
const CLIP = '清场一段';

/** Opens what is to be done with the clip, as somebody else than before. */
async function opened(page: Page, stage: Stage, role: Role, recording: string) {
  // Nobody's page asks while nobody is signed in.
  await page.goto('about:blank');
  await page.context().clearCookies();
  const [name = '', value = ''] = (await stage.signIn(role)).split('=');
  await page.context().addCookies([{ name, value, url: stage.url }]);
  await page.goto(`${stage.url}/library.html?open=${recording}`);
  await page.getByRole('button', { name: `对外放行 ${CLIP}` }).click();
  return page.getByRole('dialog', { name: `对外放行：${CLIP}` });
}

test('a clip is proposed with a mask, looked at by another, opened by a director, and withdrawn at once', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(NOT_MADE);
  const [recording] = await uploaded(stage, [{ id: 'unit-1', title: '执法记录仪 7 号' }], 4);
  if (!recording) throw new Error('nothing came of it');
  const marked = await page.request.post(`${stage.url}/api/v1/clips`, {
    headers: { cookie: await stage.signIn('judge') },
    data: { recordingId: recording.id, fromMs: 0, toMs: 2_000, title: CLIP, caseType: '执' },
  });
  expect(marked.status(), await marked.text()).toBe(201);

  let dialog = await opened(page, stage, 'judge', recording.id);
  await test.step('proposed: what is missing is said, the masks are baked into a copy', async () => {
    const submit = dialog.getByRole('button', { name: '提交申请并合成' });
    await expect(submit).toBeDisabled();
    await expect(dialog).toContainText('请填写公开标题');
    await dialog.getByRole('button', { name: '在画面中央添加' }).click();
    await dialog.getByLabel(/^公开标题/).fill('强制清场');
    await dialog.getByLabel(/^被执行人化名/).fill('某建材公司');
    await dialog.getByLabel('法律依据').fill('《民事诉讼法》第二百六十一条');
    expect(await seriousFindings(page)).toEqual([]);
    await submit.click();
    const state = dialog.getByRole('status').first();
    await expect(state).toHaveText('待复核', { timeout: 60_000 });
    await expect(dialog).toContainText('您是提出人，须由他人复核');
  });

  dialog = await opened(page, stage, 'director', recording.id);
  await test.step('reviewed with every point looked at, then opened', async () => {
    const review = dialog.getByRole('form', { name: '复核' });
    const pass = review.getByRole('button', { name: '复核通过' });
    await expect(pass).toBeDisabled();
    for (const check of await review.getByRole('checkbox').all()) await check.check();
    await pass.click();
    await dialog.getByRole('form', { name: '批准' }).getByRole('button').click();
    await expect(dialog.getByRole('status').first()).toHaveText(/^已放行：/);
    const shown = dialog.getByLabel('放行的成片', { exact: true });
    await expect
      .poll(() => shown.evaluate((video: HTMLVideoElement) => video.duration))
      .toBeCloseTo(2, 1);
  });

  await test.step('withdrawn, with a reason: its address answers nothing more', async () => {
    const address = await dialog.getByLabel('放行的成片', { exact: true }).getAttribute('src');
    await dialog.getByLabel(/^撤回的理由/).fill('当事人提出异议');
    await dialog.getByRole('button', { name: '撤回', exact: true }).click();
    await expect(dialog.getByRole('status').first()).toContainText('撤回');
    expect((await page.request.get(`${stage.url}${address}`)).status()).toBe(404);
  });
});
