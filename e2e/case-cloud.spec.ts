import { z } from 'zod';
import { TOLD_CASES } from '../fixtures/court-year/court-year.ts';
import { moneyText } from '../wall-client/ui/format.ts';
import { caseView } from '../wire/views.ts';
import {
  ACCOUNT,
  CAR,
  event,
  filing,
  found,
  HOUSE,
  nextCase,
  payment,
  seized,
} from './support/events.ts';
import { openCase, openWall, overviewAgain, painted, panel } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

test.use({ data: 'year' });

const rows = z.object({
  rows: z.array(z.object({ topic: z.string(), id: z.string(), view: z.unknown() })),
});

test('the cloud of a case says what the log knows of it', async ({ page, stage }) => {
  await openWall(page, stage);
  await test.step('every chart has ink: none is an empty canvas', async () => {
    const colours = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('canvas')].map((canvas) => {
          const { width, height } = canvas;
          const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data;
          return new Set(pixels && new Uint32Array(pixels.buffer)).size;
        }),
      );
    const inked = (counts: number[]) => counts.filter((count) => count > 20).length;
    // Trend, ways of closing, map.
    await expect.poll(async () => inked(await colours())).toBeGreaterThanOrEqual(3);
    await openCase(page, TOLD_CASES.wages);
    await expect.poll(async () => inked(await colours())).toBeGreaterThanOrEqual(1);
  });

  await test.step('the wages of 113 people: one line of parties, one entry of payments, paid in full', async () => {
    await overviewAgain(page);
    await openCase(page, TOLD_CASES.wages);
    await expect(panel(page, '当事人')).toContainText('等 113 人');
    await expect(panel(page, '当事人')).toContainText('某建材公司');
    await expect(panel(page, '办案节点')).toContainText('共 113 次');
    await expect(panel(page, '案款')).toContainText('237.49万元');
    await expect(panel(page, '案件')).toContainText('执行完毕');
    await expect(panel(page, '到款发放')).toContainText('已发放');
  });

  await test.step("a case's figures are those of the API", async () => {
    await overviewAgain(page);
    for (const caseNumber of [TOLD_CASES.shop, TOLD_CASES.culture]) {
      const answer = rows.parse(await stage.read(`cases/${encodeURIComponent(caseNumber)}`));
      const view = caseView.parse(answer.rows.find(({ topic }) => topic === 'case')?.view);
      await openCase(page, caseNumber);
      const money = panel(page, '案款');
      for (const fen of [view.recoveredAmount, view.claimAmount, view.outstandingAmount]) {
        await expect(money).toContainText(moneyText(fen).replace(' ', ''));
      }
      await expect(money).toContainText(`已发放 ${moneyText(view.disbursedAmount)}`);
      await expect(panel(page, '案件')).toContainText(view.cause);
    }
  });

  await test.step('assets: the graph counts them, the strip tells each in full, keys lead from one to the next', async () => {
    await overviewAgain(page);
    const caseNumber = nextCase();
    const car = seized(caseNumber, CAR, '2024-12-05', { name: '小型轿车' });
    const account = seized(caseNumber, ACCOUNT, '2025-09-08', {
      name: '活期账户',
      estimatedValue: 123_45,
    });
    const house = seized(caseNumber, HOUSE, 2, { name: '商品房', owner: 'E1' });
    const loose = found(caseNumber, 'equity', { name: '持有股权', estimatedValue: undefined });
    const assets = [car, account, house, loose].flatMap((one) => one.events);
    await painted(page, await stage.take([filing(caseNumber), ...assets]));
    await openCase(page, caseNumber);
    await page.keyboard.press('Space');
    await expect(page.getByRole('banner')).toContainText('轮播已暂停');
    await expect(page.getByRole('img', { name: '财产云图，4 项财产' })).toBeVisible();

    const strip = panel(page, '财产详情');
    const fact = (label: string) =>
      strip.locator('dl > div').filter({ hasText: label }).locator('dd');
    const seen: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      seen.push((await strip.getByRole('heading').textContent()) ?? '');
      await page.keyboard.press('ArrowDown');
      await expect(strip.getByRole('heading')).not.toHaveText(seen[turn] ?? '');
    }
    expect([...seen].sort()).toEqual(['商品房', '小型轿车', '持有股权', '活期账户'].sort());
    expect(seen[0]).toBe('小型轿车');

    await expect(strip.getByRole('heading')).toHaveText('小型轿车');
    await expect(fact('措施')).toHaveText('扣押');
    await expect(fact('期限')).toHaveText('2024.09.09–2024.12.05');
    await expect(fact('剩余')).toHaveText('7 天');
    await expect(fact('估值')).toHaveText('82,000.00 元');
    await expect(fact('文书')).toHaveText(`${caseNumber}之一`);

    // Live: a renewal, then a release, arrive in the open cloud.
    const instrument = `${caseNumber}之五`;
    const { seizureId } = car;
    const renewed = { seizureId, until: '2025-12-04', instrument };
    await stage.take([event('seizure.renewed', renewed, caseNumber)]);
    await expect(fact('续期')).toHaveText('1 次');
    await expect(fact('期限')).toHaveText('2024.09.09–2025.12.04');
    const released = { seizureId, on: '2024-11-28', instrument, reason: '已履行' };
    await stage.take([event('seizure.released', released, caseNumber)]);
    await expect(strip).toContainText('解除');
    await expect(fact('剩余')).toHaveCount(0);
    await page.keyboard.press('Space');
  });

  await test.step('money that comes in while the cloud is open is there: amount, entry, timeline', async () => {
    await overviewAgain(page);
    const caseNumber = nextCase();
    await painted(page, await stage.take([filing(caseNumber)]));
    await openCase(page, caseNumber);
    await expect(panel(page, '财产云图')).toContainText('尚未发现可供执行的财产');
    await expect(panel(page, '到款发放')).toContainText('尚无到款');
    await expect(panel(page, '强制措施')).toContainText('未采取强制措施');
    await painted(page, await stage.take([payment(2_600_000, caseNumber)]));
    await expect(panel(page, '案款')).toContainText('实际到位2.60万元');
    await expect(panel(page, '案款')).toContainText('未到位10.00万元');
    await expect(panel(page, '到款发放')).toContainText('2.60 万元');
    await expect(panel(page, '办案节点')).toContainText('2.60 万元');
  });
});
