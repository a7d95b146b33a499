import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PASSWORD } from '../relay-server/access/testing/sign-in.ts';
import {
  care,
  decoded,
  offsetOf,
  openLibrary,
  openLibraryUnknown,
  pictureReady,
  rows,
} from './support/desk.ts';
import { filing, nextCase } from './support/events.ts';
import { withGap } from './support/gap.ts';
import { Command } from './support/process.ts';
import { uploaded } from './support/uploaded.ts';
import { expectNeverReloaded, markPage } from './support/wall.ts';
import { expect, RELAY_AWAY, test } from './support/wall-test.ts';

test.use({ fieldVideo: true });

/** The relay refuses on purpose: the browser notes the status. */
const REFUSED = /status of (400|401|409)/;
/** The relay went while it was sending media. */
const CUT_OFF = /ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE_CHUNKED_ENCODING/;
/** Thumbnails that are still being made. */
const NOT_MADE = /status of 503/;
const HOSTILE = '<img src=x onerror=alert(1)>';

const UNIT = { id: 'unit-1', title: '执法记录仪 7 号', unit: '执行一组', officer: '虚构干警' };

test('found, played, marked, linked, held; the address and Back follow', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(REFUSED, NOT_MADE);
  const caseNumber = nextCase();
  await stage.take([filing(caseNumber)]);
  const [recording] = await uploaded(stage, [UNIT, { id: 'unit-2', title: HOSTILE }], 8);
  if (!recording) throw new Error('nothing came of it');

  await stage.addAccount('judge');
  await openLibraryUnknown(page, stage);
  await markPage(page);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).getByText(HOSTILE)).toBeVisible();
  await expect(page.locator('img')).toHaveCount(0);

  await test.step('find', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('虚构干警');
    await expect(rows(page)).toHaveCount(1);
    expect(new URL(page.url()).searchParams.get('text')).toBe('虚构干警');
    await page.getByLabel('来源').selectOption('live');
    await expect(page.locator('.finder')).toContainText('没有查到');
    await page.getByLabel('来源').selectOption('');
    await rows(page).getByRole('button').click();
    await expect(page.getByRole('heading', { name: UNIT.title })).toBeVisible();
    expect(new URL(page.url()).searchParams.get('open')).toBe(recording.id);
  });

  await test.step('play, seek', async () => {
    await pictureReady(page);
    await page.keyboard.press('k');
    await expect.poll(async () => (await decoded(page)).at).toBeGreaterThan(1.5);
    const { frames, width } = await decoded(page);
    expect(frames).toBeGreaterThan(20);
    expect(width).toBe(640);
    await page.keyboard.press('k');
    await expect.poll(async () => (await decoded(page)).paused).toBe(true);

    const track = page.locator('.tl-track');
    const box = await track.boundingBox();
    const length = (recording.endedAt ?? 0) - recording.startedAt;
    await track.click({ position: { x: (box?.width ?? 0) * 0.5, y: (box?.height ?? 0) - 6 } });
    await expect.poll(async () => (await decoded(page)).seeking).toBe(false);
    await expect.poll(async () => Math.abs((await offsetOf(page)) - length / 2)).toBeLessThan(400);
    // What the decoder shows is what was asked for, not only what is said of it.
    expect(Math.abs((await decoded(page)).at * 1000 - length / 2)).toBeLessThan(1_000);
    const before = await offsetOf(page);
    await page.keyboard.press('ArrowLeft');
    await expect
      .poll(async () => Math.abs((await offsetOf(page)) - (before - 1_000)))
      .toBeLessThan(200);
  });

  await test.step('mark a clip; what is refused keeps what was typed', async () => {
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('i');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('o');
    const form = page.getByRole('form', { name: '标记片段' });
    await form.getByLabel('标题').fill(HOSTILE);
    await form.getByLabel('措施').selectOption('eviction');
    await form.getByLabel('案号').fill('(2024)粤0607执 99999号');
    await form.getByRole('button', { name: '保存片段' }).click();
    const asked = page.getByRole('dialog', { name: '登录' });
    await asked.getByLabel('账号').fill('judge');
    await asked.getByLabel('密码').fill('not-the-password');
    await page.keyboard.press('Enter');
    await expect(asked.getByRole('alert')).toContainText('账号或密码不对');
    await expect(asked.getByLabel('密码')).toHaveValue('');
    await asked.getByLabel('密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(form.getByRole('alert')).toContainText('系统中没有案件（2024）粤0607执99999号');
    await expect(form.getByLabel('标题')).toHaveValue(HOSTILE);
    await form.getByLabel('案号').fill('');
    await form.getByRole('button', { name: '保存片段' }).click();
    await expect(form).toHaveCount(0);
    const clips = care(page, '片段');
    await expect(clips.getByRole('listitem')).toHaveCount(1);
    await expect(clips).toContainText('腾退');
    await expect(clips).toContainText(HOSTILE);
    await expect(page.locator('img')).toHaveCount(0);
    await expect(page.getByRole('banner')).toContainText('示例法官 · 法官');

    await clips.getByRole('button', { name: /播放片段/ }).click();
    await expect.poll(async () => (await decoded(page)).paused).toBe(false);
    await expect.poll(async () => (await decoded(page)).paused).toBe(true);
    expect(Math.abs((await offsetOf(page)) - 3_000)).toBeLessThan(500);
  });

  await test.step('link, as the number is typed', async () => {
    const matter = care(page, '关联案件');
    await matter.getByRole('button', { name: '关联' }).click();
    await matter.getByLabel('案号').fill(caseNumber.replace('（', '(').replace('）', ') '));
    await matter.getByRole('button', { name: '关联' }).click();
    await expect(matter.locator('.care-case')).toHaveText(caseNumber);
    await expect(rows(page)).toContainText(caseNumber);
  });

  await test.step('hold, and withdraw the clip', async () => {
    const matter = care(page, '法律保全');
    await matter.getByRole('button', { name: '保全' }).click();
    await matter.getByLabel('保全的理由').fill('当事人提出异议');
    await matter.getByRole('button', { name: '保全' }).click();
    await expect(matter).toContainText('保全中，画面不会被删除');
    await expect(rows(page)).toContainText('保全');
    const clips = care(page, '片段');
    await clips.getByRole('button', { name: /撤下片段/ }).click();
    await clips.getByLabel('撤下的理由').fill('起止点有误');
    await clips.getByRole('button', { name: '撤下' }).click();
    await expect(clips).toContainText('还没有标记片段');
    const history = care(page, '经过');
    await expect(history).toContainText('当事人提出异议');
    await expect(history).toContainText('起止点有误');
    await expect(history).toContainText('示例法官');
  });

  await test.step('Back leads to the list; a link opens the recording at its picture', async () => {
    await page.goBack();
    await expect(page.locator('.pane')).toContainText('选一段录像');
    await page.goForward();
    await expect(page.getByRole('heading', { name: UNIT.title })).toBeVisible();
    await expectNeverReloaded(page);
    await openLibrary(page, stage, `?open=${recording.id}&at=5000`);
    await pictureReady(page);
    await expect.poll(async () => Math.abs((await decoded(page)).at - 5)).toBeLessThan(1);
  });
});

test('what was not kept stops the picture and is said upon it, then it goes on', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(NOT_MADE);
  const [recording] = await uploaded(stage, [UNIT], 8);
  if (!recording) throw new Error('nothing came of it');
  await withGap(page, recording.id, 3, 12_000);
  await openLibrary(page, stage, `?open=${recording.id}`);
  await pictureReady(page);
  await expect(page.getByRole('list', { name: '未录的时段' })).toContainText('磁盘写入过慢');
  await page.keyboard.press('k');
  const picture = page.locator('.picture');
  await expect(picture).toContainText('此处 12 秒未录：磁盘写入过慢');
  await expect.poll(async () => (await decoded(page)).paused).toBe(true);
  // It stands on the first picture after it.
  await expect.poll(() => offsetOf(page)).toBeGreaterThan(12_000);
  const at = await offsetOf(page);
  // By itself, once it has been said.
  await expect(picture).not.toContainText('未录');
  await expect.poll(() => offsetOf(page)).toBeGreaterThan(at + 500);
});

test('the relay gone and back: it is said, nothing typed is lost, and it goes on by itself', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(RELAY_AWAY, CUT_OFF, NOT_MADE);
  const [recording] = await uploaded(stage, [UNIT], 6);
  if (!recording) throw new Error('nothing came of it');
  await openLibrary(page, stage, `?open=${recording.id}`);
  await pictureReady(page);
  await markPage(page);
  const matter = care(page, '法律保全');
  await matter.getByRole('button', { name: '保全' }).click();
  await matter.getByLabel('保全的理由').fill('当事人提出异议');

  await stage.stop();
  await matter.getByRole('button', { name: '保全' }).click();
  await expect(matter.getByRole('alert')).toContainText('连不上中继');
  await expect(matter.getByLabel('保全的理由')).toHaveValue('当事人提出异议');
  await expect(page.locator('.lost')).toContainText('正在自动重试', { timeout: 30_000 });
  await expect(rows(page)).toHaveCount(1);

  await stage.restart();
  await expect(page.locator('.lost')).toHaveCount(0);
  await expect(page.getByRole('banner')).toContainText('列表截至');
  await matter.getByRole('button', { name: '保全' }).click();
  await expect(matter).toContainText('保全中，画面不会被删除');
  await page.keyboard.press('Home');
  await page.keyboard.press('k');
  await expect.poll(async () => (await decoded(page)).at).toBeGreaterThan(1);
  await expectNeverReloaded(page);
});

test('exported: the copy is made, both files are taken away, and verify-video finds them whole', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(NOT_MADE);
  const [recording] = await uploaded(stage, [UNIT], 4);
  if (!recording) throw new Error('nothing came of it');
  await openLibrary(page, stage, `?open=${recording.id}`);
  await pictureReady(page);
  const matter = care(page, '导出');
  await matter.getByRole('button', { name: '导出' }).click();
  await matter.getByLabel('导出的用途').fill('移送检察机关');
  await matter.getByRole('button', { name: '导出' }).click();
  await expect(matter.locator('[data-state="ready"]')).toBeVisible({ timeout: 60_000 });
  await expect(care(page, '经过')).toContainText('移送检察机关');

  const folder = await mkdtemp(path.join(tmpdir(), 'wall-export-'));
  try {
    const files: string[] = [];
    for (const name of ['下载 MP4', '下载清单']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        matter.getByRole('link', { name }).click(),
      ]);
      const file = path.join(folder, download.suggestedFilename());
      await download.saveAs(file);
      files.push(file);
    }
    const [video = ''] = files;
    expect(path.extname(video)).toBe('.mp4');
    const check = new Command('relay-server/cli/verify-video.ts', {}, [video]);
    expect(await check.end()).toBe(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
