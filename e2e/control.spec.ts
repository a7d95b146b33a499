import { ownTime, resumeTime, stopTime } from './support/frozen.ts';
import { openWall, sceneIs } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

test.use({ data: 'year' });

test('keys and gestures: scenes, full screen', async ({ page, stage }) => {
  await openWall(page, stage);
  await test.step('digits open scenes, arrows and a remote step, Esc leads back; 休屏 shows no figure', async () => {
    const step = async (key: string, scene: string) => {
      await page.keyboard.press(key);
      await sceneIs(page, scene);
    };
    for (const [key, scene] of [
      ['2', 'case-cloud'],
      ['ArrowRight', 'field-video'],
      ['ArrowRight', 'overview'],
      ['ArrowRight', 'case-cloud'],
      ['ArrowLeft', 'overview'],
      ['ArrowLeft', 'field-video'],
      ['Escape', 'overview'],
      ['PageDown', 'case-cloud'],
      ['PageUp', 'overview'],
      // No scene of this room has these keys.
      ['3', 'overview'],
      ['4', 'overview'],
      ['6', 'field-video'],
      ['1', 'overview'],
      ['5', 'closed'],
    ] as const) {
      await step(key, scene);
    }
    const wall = page.locator('.canvas');
    await expect(wall).toContainText('佛山市三水区人民法院执行局');
    await expect(wall).toContainText('10:00');
    await expect(wall).toContainText('2024年11月28日 星期四');
    await expect(page.getByRole('region')).toHaveCount(0);
    await step('Escape', 'overview');
  });

  await test.step('F fills the screen and gives it back; a swipe across the bar steps, one on the map is the map’s own', async () => {
    const full = () => page.evaluate(() => document.fullscreenElement !== null);
    await page.keyboard.press('f');
    await expect.poll(full).toBe(true);
    await page.keyboard.press('F');
    await expect.poll(full).toBe(false);

    const swipe = async (x: number, y: number) => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x - 800, y, { steps: 4 });
      await page.mouse.up();
    };
    const map = await page.locator('[data-own-gestures]').first().boundingBox();
    if (!map) throw new Error('there is no map');
    await swipe(map.x + map.width / 2, map.y + map.height / 2);
    // Had the first stepped too, this one would lead beyond the case.
    await swipe(1500, 20);
    await sceneIs(page, 'case-cloud');
  });
});

test('left alone: scenes take turns, the pointer hides', async ({ page, stage }) => {
  await ownTime(page);
  await openWall(page, stage);
  await test.step('rotation: 90 s 总览, 40 s 个案云图, and on', async () => {
    await stopTime(page);
    await page.clock.fastForward(60_000);
    await sceneIs(page, 'overview');
    await page.clock.fastForward(31_000);
    await resumeTime(page);
    await sceneIs(page, 'case-cloud');
    await expect(page.locator('.case-card-number')).toBeVisible();

    await stopTime(page);
    await page.clock.fastForward(20_000);
    await sceneIs(page, 'case-cloud');
    await page.clock.fastForward(21_000);
    await resumeTime(page);
    await sceneIs(page, 'overview');
    await expect(page.locator('html')).toHaveAttribute('data-link', 'live');
  });

  await test.step('rests while someone is at the wall, and stands still when paused', async () => {
    await page.keyboard.press('2');
    await sceneIs(page, 'case-cloud');
    await stopTime(page);
    // 40 s would be over; the key holds it for two minutes.
    await page.clock.fastForward(100_000);
    await sceneIs(page, 'case-cloud');
    await page.clock.fastForward(25_000);
    await resumeTime(page);
    await sceneIs(page, 'overview');

    await page.keyboard.press('Space');
    const paused = page.getByRole('banner').getByText('轮播已暂停');
    await expect(paused).toBeVisible();
    // A search that somebody opened and left does not cover the wall for ever.
    await page.keyboard.press('/');
    const search = page.getByRole('dialog', { name: '查询案件' });
    await expect(search).toBeVisible();
    await stopTime(page);
    await page.clock.fastForward(600_000);
    await resumeTime(page);
    await expect(search).toHaveCount(0);
    await expect(page.locator('html')).toHaveAttribute('data-link', 'live');
    await sceneIs(page, 'overview');
    await page.keyboard.press('Space');
    await expect(paused).toHaveCount(0);
  });

  await test.step('the pointer hides after three seconds and comes back when it moves', async () => {
    await page.mouse.move(100, 100);
    await stopTime(page);
    await page.mouse.move(120, 120);
    await expect(page.locator('html')).not.toHaveAttribute('data-cursor', /.*/);
    await page.clock.runFor(3_000);
    await expect(page.locator('html')).toHaveAttribute('data-cursor', 'hidden');
    await expect(page.locator('.canvas')).toHaveCSS('cursor', 'none');
    await page.mouse.move(140, 140);
    await expect(page.locator('html')).not.toHaveAttribute('data-cursor', /.*/);
  });
});
