import type { Page } from 'playwright/test';
import { TOLD_CASES } from '../fixtures/court-year/court-year.ts';
import { startTcpProxy } from '../relay-server/fanout/testing/tcp-proxy.ts';
import { findLayoutFaults } from './layout-check.ts';
import { nextCase } from './support/events.ts';
import { ownTime, passTime, resumeTime, stopTime } from './support/frozen.ts';
import { heavyCase } from './support/heavy-case.ts';
import {
  hits,
  openCase,
  openWall,
  painted,
  panel,
  sceneIs,
  searchFor,
  settled,
} from './support/wall.ts';
import { expect, RELAY_AWAY, test } from './support/wall-test.ts';

test.use({ data: 'year' });

const SIZES = [
  { width: 3840, height: 1080, arrangement: 'wide' },
  { width: 3840, height: 2160, arrangement: 'base' },
  { width: 1080, height: 1920, arrangement: 'portrait' },
  // A quarter: what the back row sees must still be whole.
  { width: 480, height: 270, arrangement: 'base' },
  // The last is that of the other tests.
  { width: 1920, height: 1080, arrangement: 'base' },
] as const;

const OVERVIEW = [
  '核心指标',
  '月度趋势',
  '结案方式',
  '辖区案件分布',
  '财产查控',
  '查控到期',
  '预警',
  '办案动态',
  '现场视频',
];
const CLOUD = [
  '案件',
  '案款',
  '当事人',
  '财产云图',
  '财产详情',
  '办案节点',
  '强制措施',
  '到款发放',
];

async function faultless(page: Page, panels: readonly string[] = []): Promise<void> {
  for (const title of panels) await expect(panel(page, title).first()).toBeVisible();
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  await expect.poll(() => page.evaluate(findLayoutFaults)).toEqual([]);
}

/** The same in a window that changes to every size that a wall may have. */
async function faultlessAtAllSizes(page: Page, panels: readonly string[] = []): Promise<void> {
  for (const { arrangement, ...size } of SIZES) {
    await page.setViewportSize(size);
    await expect(page.locator('.canvas')).toHaveAttribute('data-arrangement', arrangement);
    await faultless(page, panels);
  }
}

test('nothing clipped, overlapping, tiny or missing: at any size, on any scene, lost or live', async ({
  page,
  stage,
  expectedErrors,
}) => {
  expectedErrors.push(RELAY_AWAY);
  const line = await startTcpProxy(stage.port);
  await ownTime(page);
  for (const { width, height } of SIZES) {
    await page.setViewportSize({ width, height });
    await openWall(page, { url: line.url, head: stage.head });
    await faultless(page, OVERVIEW);
  }
  await page.getByRole('button', { name: '亿元' }).first().or(page.locator('h1')).first().click();
  await faultlessAtAllSizes(page);

  const dialog = await searchFor(page, '粤0607执');
  await expect(hits(dialog)).toHaveCount(8);
  await faultlessAtAllSizes(page);
  await page.keyboard.press('Escape');

  // Without assets the way of the money stands in the picture's place.
  await openCase(page, TOLD_CASES.shop);
  await expect(panel(page, '财产云图')).toContainText('累计 17.00 万元');
  await faultlessAtAllSizes(
    page,
    CLOUD.filter((title) => title !== '财产详情'),
  );
  const heavy = nextCase();
  await painted(page, await stage.take(heavyCase(heavy)));
  await openCase(page, heavy);
  await settled(page, stage.head);
  await faultlessAtAllSizes(page, CLOUD);

  await stopTime(page);
  await line.close();
  await passTime(page, 5_000);
  await expect(page.locator('html')).toHaveAttribute('data-link', 'lost');
  await resumeTime(page);
  await faultlessAtAllSizes(page, CLOUD);
  await page.keyboard.press('1');
  await sceneIs(page, 'overview');
  await faultlessAtAllSizes(page, OVERVIEW);
  await page.keyboard.press('5');
  await sceneIs(page, 'closed');
  await faultlessAtAllSizes(page);
});

test('two slices of one wall show two halves of one canvas, the bezel taken out', async ({
  page,
  stage,
}) => {
  // Once more where the shift came between the two windows.
  await expect(async () => {
    const lefts: number[] = [];
    for (const column of [1, 2]) {
      await openWall(page, stage, `?columns=2&rows=1&column=${column}&row=1&bezel=20`);
      const box = await page.locator('.canvas').boundingBox();
      if (!box) throw new Error('there is no canvas');
      // One unit is 1 px here: two windows and the bezel between them.
      expect(box.width).toBeCloseTo(3860, 0);
      expect(box.height).toBe(1080);
      lefts.push(box.x);
    }
    const [first = Number.NaN, second = Number.NaN] = lefts;
    // Against burn-in the whole canvas stands up to two pixels aside, on both browsers alike.
    expect(Math.abs(first)).toBeLessThanOrEqual(3);
    expect(first - second).toBeCloseTo(1940, 0);
  }).toPass();
});
