import {
  keyFigureIds,
  resultFigureIds,
} from '../wall-client/wall/scenes/overview/figures/key-figures.ts';
import { towns } from '../wire/codes.ts';
import { CAR, filing, nextCase, node, payment, question, seized } from './support/events.ts';
import { expectFigures, statisticOf, wordsOf } from './support/figures.ts';
import { expiryPanel, openWall, painted, panel, townList } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

test('a pushed event is painted: figure, ticker, seq; the wall says what it is', async ({
  page,
  stage,
}) => {
  const caseNumber = nextCase();
  await openWall(page, stage);
  await painted(page, await stage.take([filing(caseNumber)]));
  await expect(panel(page, '办案动态').getByRole('listitem')).toHaveCount(1);

  await painted(page, await stage.take([payment(12_600_000, caseNumber)]));
  const newest = panel(page, '办案动态').getByRole('listitem').first();
  await expect(newest).toContainText('12.60 万元');
  await expectFigures(panel(page, '核心指标'), stage, keyFigureIds);
  await expect(panel(page, '核心指标')).toContainText('12.60万元');

  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-seq', String(stage.head));
  await expect(root).toHaveAttribute('data-room-mode', 'bureau');
  await expect(root).toHaveAttribute('data-scene', 'overview');
  await expect(root).toHaveAttribute('data-epoch', /.+/);
  const bar = page.getByRole('banner');
  for (const word of ['佛山市三水区人民法院执行局', '执行总览', '演示数据', '内部', '实时']) {
    await expect(bar).toContainText(word);
  }
  await expect(panel(page, '辖区案件分布')).toContainText('示意图');
});

test('200 events in a burst are all painted, and end equal to the statistics', async ({
  page,
  stage,
}) => {
  await openWall(page, stage);
  const before = stage.head;
  const cases = Array.from({ length: 40 }, nextCase);
  const burst = cases.flatMap((caseNumber, at) => [
    filing(caseNumber, { claimAmount: 1_000_000 + at * 77_700 }),
    node('014', '冻结存款', caseNumber),
    payment(10_000 + at * 1_234, caseNumber),
    question(1 + (at % 3)),
    payment(5_000, caseNumber),
  ]);
  expect(burst).toHaveLength(200);
  // One request an event, as many courts' systems send them.
  await Promise.all(burst.map((one) => stage.take([one])).map((sent) => sent));
  expect(stage.head).toBe(before + 200);
  await painted(page, stage.head);
  await expect(page.locator('html')).toHaveAttribute('data-seq', String(before + 200));
  await expectFigures(panel(page, '核心指标'), stage, keyFigureIds);
  await expect(panel(page, '核心指标').getByRole('listitem').first()).toContainText('40件');
});

test('a correction and a reversal change the wall like any other event', async ({
  page,
  stage,
}) => {
  const caseNumber = nextCase();
  const paid = payment(40_000_000, caseNumber);
  await openWall(page, stage);
  await painted(page, await stage.take([filing(caseNumber, { claimAmount: 90_000_000 }), paid]));
  await expect(panel(page, '核心指标')).toContainText('40.00万元');
  const amend = (type: string, body: object) => ({ ...question(1), type, body });
  await stage.take([
    amend('amend.corrected', {
      amends: paid.id,
      body: { ...paid.body, amount: 41_230_000 },
      reason: '金额录入有误',
    }),
  ]);
  await expect(panel(page, '核心指标')).toContainText('41.23万元');
  await stage.take([amend('amend.reversed', { amends: paid.id, reason: '重复登记' })]);
  await expect(panel(page, '核心指标')).not.toContainText('万元');
  await expectFigures(panel(page, '核心指标'), stage, keyFigureIds);
});

test('what an empty log does not have is said as such, panel by panel', async ({ page, stage }) => {
  await openWall(page, stage);
  const words = {
    结案方式: '本年尚无结案',
    财产查控: '暂无在控财产',
    查控到期: '六十日内没有到期的查封冻结',
    预警: '今日暂无预警',
    办案动态: '今日暂无办案动态',
    现场视频: '今日暂无现场视频接入',
  };
  for (const [title, said] of Object.entries(words)) {
    await expect(panel(page, title)).toContainText(said);
  }
  const caseNumber = nextCase();
  const car = seized(caseNumber, CAR, '2024-12-05');
  await painted(page, await stage.take([filing(caseNumber), ...car.events]));
  await expect(panel(page, '财产查控').getByRole('row', { name: '车辆' })).toContainText('1');
  await expect(expiryPanel(page).getByRole('listitem')).toContainText(['7天']);
  await expect(panel(page, '预警').getByRole('listitem').first()).toContainText(caseNumber);
});

test.describe('a court year', () => {
  test.use({ data: 'year' });

  test('every figure on the wall is the statistic of the API; the towns add up to the open cases', async ({
    page,
    stage,
  }) => {
    await page.setViewportSize({ width: 3840, height: 1080 });
    await openWall(page, stage);
    await expectFigures(panel(page, '核心指标'), stage, keyFigureIds);
    // As many results as there is room for, in their order.
    const shown = await panel(page, '成效指标').getByRole('listitem').count();
    expect(shown).toBeGreaterThanOrEqual(5);
    await expectFigures(panel(page, '成效指标'), stage, resultFigureIds.slice(0, shown));

    await page.setViewportSize({ width: 1920, height: 1080 });
    const rows = townList(page);
    await expect(rows).toHaveCount(towns.codes.length);
    const counts = (await rows.allTextContents()).map((text) => Number(/(\d+) 件/.exec(text)?.[1]));
    const open = await statisticOf(stage, 'openCases@now');
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(open.value);
    expect(wordsOf(open)).toContain('当前');
  });
});
