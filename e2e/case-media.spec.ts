import type { Locator, Page } from 'playwright/test';
import { clockTime } from '../wall-client/ui/format.ts';
import { courtDayOf } from '../wire/court-day.ts';
import { findLayoutFaults } from './layout-check.ts';
import { Camera } from './support/camera.ts';
import { decoded } from './support/desk.ts';
import { filing, nextCase } from './support/events.ts';
import { withGap } from './support/gap.ts';
import { uploaded } from './support/uploaded.ts';
import { cloudOf, openCase, openWall, painted, panel, sceneIs, scenesOn } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

test.use({ fieldVideo: true });

/** Thumbnails that are still being made; live pictures that are not there yet. */
const NOT_YET = /status of (404|503)/;

/** The last is that of the other tests. */
const SIZES = [
  [3840, 1080],
  [1080, 1920],
  [480, 270],
  [1920, 1080],
] as const;

const offsetOf = async (page: Page) =>
  Number(await page.locator('.screen-capture').getAttribute('data-offset'));
const screenOf = (page: Page): Locator => panel(page, '录像播放');

test('a case’s video: on the timeline, in the list, played in place, and never taken for live', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(NOT_YET);
  const caseNumber = nextCase();
  const other = nextCase();
  await stage.take([filing(caseNumber), filing(other)]);
  const unit = { id: 'unit-1', title: '执法记录仪 7 号', unit: '执行一组', officer: '虚构干警' };
  const [recording] = await uploaded(stage, [{ ...unit, caseNumber }], 20);
  if (!recording) throw new Error('nothing was recorded');
  const camera = new Camera(
    await stage.registerStream({ id: 'unit-2', title: '车载 2 号', caseNumber }),
  );
  const media = panel(page, '影像');
  const screen = screenOf(page);
  try {
    await openWall(page, stage);

    await test.step('without video there is no panel for it', async () => {
      await openCase(page, other);
      await expect(media).toHaveCount(0);
      await page.keyboard.press('Escape');
      await sceneIs(page, 'overview');
    });

    await test.step('picture, capture time and length, on the timeline too', async () => {
      await openCase(page, caseNumber);
      await expect(media.getByRole('listitem')).toHaveCount(1);
      await expect(media.locator('.media-thumb')).toHaveAttribute('data-thumb', 'true', {
        timeout: 30_000,
      });
      await expect(media).toContainText(courtDayOf(recording.startedAt).replaceAll('-', '.'));
      await expect(panel(page, '办案节点').locator('.timeline-media')).toContainText(/录像 \d+ 秒/);
      await expect(panel(page, '办案节点')).not.toContainText('现场录像');
    });

    await test.step('paused while it is being fetched it does not run when it is there', async () => {
      const held = await heldBack(page, recording.id);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await expect(screen).toContainText('录像 · 非直播');
      await expect(screen).toContainText('正在取画面');
      await page.keyboard.press(' ');
      await expect(screen).toContainText('已暂停：取到后停在第一帧');
      await held.letGo();
      await expect(screen).toContainText('已暂停');
      await expect(screen).not.toContainText('正在取画面');
      const { paused, at } = await decoded(page);
      expect(paused).toBe(true);
      expect(at).toBeLessThan(0.1);
      await faultlessAtAllSizes(page);
      await expect(screen).toContainText('已暂停');
      await page.keyboard.press(' ');
    });

    await test.step('plays real pictures of then', async () => {
      await expect(screen).toContainText('执行一组 · 虚构干警');
      await expect(screen).toContainText(caseNumber);
      await expect.poll(async () => (await decoded(page)).at).toBeGreaterThan(1);
      const { frames, width } = await decoded(page);
      expect(frames).toBeGreaterThan(10);
      expect(width).toBe(640);
      await expect.poll(() => offsetOf(page)).toBeGreaterThanOrEqual(1_000);
      const seconds = Array.from({ length: 10 }, (_, at) => recording.startedAt + at * 1_000);
      await expect(screen.locator('time')).toContainText(
        new RegExp(seconds.map(clockTime).join('|')),
      );
    });

    await test.step('goes on where it is when the scene is arranged otherwise', async () => {
      const film = await page.locator('video').elementHandle();
      const before = await offsetOf(page);
      for (const [width, height] of SIZES) await page.setViewportSize({ width, height });
      expect(await film?.evaluate((one) => one.isConnected)).toBe(true);
      expect(await offsetOf(page)).toBeGreaterThanOrEqual(before);
      await expect(screen).not.toContainText('正在取画面');
    });

    await test.step('its keys are not the wall’s', async () => {
      await page.keyboard.press(' ');
      await expect(screen).toContainText('已暂停');
      await expect.poll(async () => (await decoded(page)).paused).toBe(true);
      await expect(page.getByRole('banner')).not.toContainText('轮播已暂停');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => offsetOf(page)).toBeGreaterThan(4_000);
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => offsetOf(page)).toBeGreaterThan(15_000);
      await expect.poll(async () => (await decoded(page)).seeking).toBe(false);
      await expect(screen).not.toContainText('正在取画面');
      await page.keyboard.press('k');
      await expect(screen).toContainText('已播完');
      await expect(page.locator('html')).toHaveAttribute('data-scene', 'case-cloud');
      await page.keyboard.press('Escape');
      await expect(screen).toHaveCount(0);
      await cloudOf(page, caseNumber);
    });

    await test.step('what was not kept is said on the picture', async () => {
      await withGap(page, recording.id, 3, 12_000);
      await media.getByRole('listitem').getByRole('button').click();
      await expect.poll(async () => (await decoded(page)).at).toBeGreaterThan(0.2);
      await page.keyboard.press('ArrowRight');
      await expect(screen).toContainText('此处 12 秒未录：磁盘写入过慢');
      await page.keyboard.press('Escape');
      await page.unrouteAll();
    });

    await test.step('another case closes it', async () => {
      await media.getByRole('listitem').getByRole('button').click();
      await expect(screen).toBeVisible();
      await openCaseOver(page, other);
      await expect(screen).toHaveCount(0);
      await openCaseOver(page, caseNumber);
      await expect(screen).toHaveCount(0);
    });

    await test.step('what is deleted while it plays is said to be', async () => {
      await media.getByRole('listitem').getByRole('button').click();
      await expect.poll(async () => (await decoded(page)).at).toBeGreaterThan(0.2);
      await painted(page, await stage.deleteRecording(recording.id));
      await expect(screen).toContainText('录像已到期删除');
      await expect(page.locator('video')).toHaveCount(0);
      await page.keyboard.press('Escape');
      await expect(screen).toHaveCount(0);
      await expect(media).toContainText('已到期删除');
      await expect(media.getByRole('listitem').getByRole('button')).toBeDisabled();
      expect(await page.evaluate(findLayoutFaults)).toEqual([]);
    });

    await test.step('what is on air leads to its live view', async () => {
      camera.on();
      await media.locator('[data-live="unit-2"]').click();
      await sceneIs(page, 'field-video');
      await expect(panel(page, '现场视频')).toContainText('放大一路');
    });
  } finally {
    await camera.off();
  }
});

/** What is known of a recording does not come until it is let go. */
async function heldBack(page: Page, id: string): Promise<{ letGo: () => Promise<void> }> {
  let resolve: () => void = () => undefined;
  const known = new Promise<void>((settle) => {
    resolve = settle;
  });
  const address = `**/api/v1/recordings/${id}`;
  await page.route(address, async (route) => {
    await known;
    await route.continue();
  });
  return {
    async letGo() {
      resolve();
      await page.unrouteAll({ behavior: 'wait' });
    },
  };
}

async function faultlessAtAllSizes(page: Page): Promise<void> {
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => page.evaluate(findLayoutFaults)).toEqual([]);
  }
}

/** Opens a case while something else is on the wall. */
async function openCaseOver(page: Page, caseNumber: string): Promise<void> {
  await openCase(page, caseNumber);
  await expect(scenesOn(page)).toHaveCount(1);
}
