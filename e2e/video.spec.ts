import { palette } from '../wall-client/ui/palette.ts';
import { findLayoutFaults } from './layout-check.ts';
import { Camera } from './support/camera.ts';
import { decoded, openLibrary, pictureReady, rows } from './support/desk.ts';
import { event } from './support/events.ts';
import { inkOfMap } from './support/map-ink.ts';
import { recordings } from './support/recorded.ts';
import { mediaTime, NOT_THERE } from './support/tile.ts';
import { expectNeverReloaded, markPage, openWall, panel, sceneIs } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

test.use({ fieldVideo: true });

test('a unit’s pictures play on the wall, stand still greyed when they stop, and come back by themselves', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(NOT_THERE);
  const stream = { id: 'unit-1', title: '单兵 1 号', unit: '执行一组', officer: '虚构干警' };
  const camera = new Camera(await stage.registerStream(stream));
  try {
    await openWall(page, stage);
    await markPage(page);
    await expect(panel(page, '现场视频')).toContainText('今日暂无现场视频接入');

    camera.on();
    const tile = page.locator('[data-stream="unit-1"]');
    await expect(tile).toHaveAttribute('data-standing', 'live', { timeout: 30_000 });
    await expect(tile).toContainText('单兵 1 号');
    await expect(tile).toContainText('虚构干警');
    await expect(tile).toContainText(/延迟 \d/);
    const before = await mediaTime(tile);
    await expect.poll(() => mediaTime(tile)).toBeGreaterThan(before + 1);

    await expect(tile).toHaveAttribute('data-recorded', 'true');

    // No room on the disk: live goes on, and the wall says that nothing is recorded; room comes back.
    stage.space.free = 3 * 2 ** 30;
    const bar = page.getByRole('banner');
    await expect(bar).toContainText('录像已停止');
    await expect(page.getByRole('alert')).toContainText('磁盘空间不足');
    await expect(tile).toContainText('未录');
    await expect(panel(page, '预警')).toContainText('现场录像中断单兵 1 号');
    await expect(tile).toHaveAttribute('data-standing', 'live');
    stage.space.free = 30 * 2 ** 30;
    await expect(bar).toContainText('录像空间不足');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(tile).toHaveAttribute('data-recorded', 'true');
    await expect(panel(page, '预警')).not.toContainText('现场录像中断');

    // The link holds and nothing comes: told from the pictures alone, within its time, and greyed.
    camera.freeze();
    await expect(tile).toHaveAttribute('data-standing', 'stalled');
    await expect(tile).toContainText('停滞');
    await expect(tile).toContainText(/\d+ 秒前/);
    await expect(tile).toHaveAttribute('data-standing', 'lost');
    await expect(tile).toContainText('中断');
    await expect(panel(page, '预警')).toContainText('现场视频中断单兵 1 号');

    await camera.off();
    camera.on();
    await expect(tile).toHaveAttribute('data-standing', 'live', { timeout: 30_000 });
    await expect(panel(page, '预警')).not.toContainText('现场视频中断');
    await expectNeverReloaded(page);

    // What the camera sent is in the library, and plays.
    await camera.off();
    const closed = async () => (await recordings(stage)).every(({ state }) => state === 'closed');
    await expect.poll(closed).toBe(true);
    const [recording] = await recordings(stage);
    await openLibrary(page, stage, `?open=${recording?.id}`);
    await expect(rows(page).first()).toContainText('单兵 1 号');
    await pictureReady(page);
    await page.keyboard.press('k');
    await expect.poll(async () => (await decoded(page)).at).toBeGreaterThan(0.5);
  } finally {
    await camera.off();
  }
});

test('a unit’s video from its mark on the map, large at every size, and nothing of it under a revoked key', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(NOT_THERE);
  const url = await stage.registerStream({ id: 'unit-2', title: '车载 2 号', unit: '执行二组' });
  const camera = new Camera(url);
  try {
    camera.on();
    await openWall(page, stage);
    await expect(page.locator('[data-stream="unit-2"]')).toHaveAttribute('data-standing', 'live', {
      timeout: 30_000,
    });
    const mark = await inkOfMap(page, palette.text);
    const place = { lng: 112.9, lat: 23.3 };
    await stage.take([event('field.position', { streamId: 'unit-2', place })]);
    await expect.poll(() => mark(), { timeout: 30_000 }).not.toBeNull();
    const { x, y } = (await mark()) ?? { x: 0, y: 0 };
    await page.mouse.click(x, y);
    await sceneIs(page, 'field-video');
    const tile = page.locator('.field-video [data-stream="unit-2"]');
    await expect(panel(page, '现场视频')).toContainText('放大一路');
    await expect(tile).toHaveAttribute('data-standing', 'live', { timeout: 30_000 });
    for (const size of [
      { width: 1920, height: 1080 },
      { width: 3840, height: 1080 },
      { width: 1080, height: 1920 },
    ]) {
      await page.setViewportSize(size);
      await expect.poll(() => page.evaluate(findLayoutFaults)).toEqual([]);
    }

    await stage.revokeStream('unit-2');
    await expect(tile).toHaveCount(0);
    await camera.off();
    camera.on();
    await expect.poll(() => camera.isOff()).toBe(true);
    expect(await stage.read('streams')).toEqual([]);
  } finally {
    await camera.off();
  }
});
