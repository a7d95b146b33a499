import { findLayoutFaults } from './layout-check.ts';
import { Eavesdrop } from './support/eavesdrop.ts';
import { executee, filing, nextCase } from './support/events.ts';
import { remains, watchLowering } from './support/lowering.ts';
import { openCase, painted, sceneIs, searchFor } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

test.use({ pairing: 'asked' });

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
];

test('a display is let in by its code, shows what it is told, and when the room’s mode is lowered nothing of it remains', async ({
  page,
  stage,
}) => {
  const caseNumber = nextCase();
  const cause = '店铺转让合同纠纷';
  const heard = new Eavesdrop(page);
  await watchLowering(page, [caseNumber, cause, '核心指标']);
  await stage.take([filing(caseNumber, { cause, parties: [{ ...executee, name: '张示例' }] })]);
  const root = page.locator('html');

  await page.goto(`${stage.url}/wall.html`);
  const code = page.locator('.pairing-code');
  await expect(code).toHaveText(/^\d{6}$/);
  await expect(page.locator('.pairing')).toContainText('休屏');
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expect.poll(() => page.evaluate(findLayoutFaults)).toEqual([]);
  }
  await page.setViewportSize({ width: 1920, height: 1080 });
  await stage.pair((await code.getAttribute('data-code')) ?? '');
  await expect(code).toHaveCount(0);
  await expect(root).toHaveAttribute('data-room-mode', 'closed');
  expect(heard.messages.join('\n')).not.toContain(caseNumber);

  await stage.setMode('bureau');
  await sceneIs(page, 'overview');
  await painted(page, stage.head);
  await openCase(page, caseNumber);
  await searchFor(page, '张示例');
  await expect(page.getByRole('dialog', { name: '查询案件' })).toContainText(caseNumber);

  const before = heard.messages.length;
  await stage.setMode('session');
  await expect(root).toHaveAttribute('data-room-mode', 'session');
  expect(await remains(page)).toEqual([]);
  await stage.take([filing(nextCase(), { cause })]);
  await stage.setMode('closed');
  await expect(root).toHaveAttribute('data-room-mode', 'closed');
  const at = heard.messages.findIndex(
    (message, index) => index >= before && message.includes('"roomMode":"session"'),
  );
  expect(at).toBeGreaterThan(0);
  const after = heard.messages.slice(at).join('\n');
  expect(after).not.toMatch(/粤0607|张某|店铺|"topic":"(?!meta|showing)/);

  await stage.setMode('bureau');
  await stage.direct({ caseNumber, rotating: false });
  await sceneIs(page, 'case-cloud');
  await expect(page.locator('.case-card-number')).toHaveText([caseNumber]);
  await expect(page.getByRole('banner')).toContainText('轮播已暂停');
  await stage.direct({ scene: 'field-video', rotating: true });
  await sceneIs(page, 'field-video');
  await expect(page.getByRole('banner')).not.toContainText('轮播已暂停');
});

test('two displays of a wall are each a half of one picture', async ({ page, stage, context }) => {
  await stage.addWall('hall', 2, 1);
  await stage.setMode('bureau', 'hall');
  const right = await (await context.browser()?.newContext())?.newPage();
  if (!right) throw new Error('no second browser context');
  for (const [column, one] of [page, right].entries()) {
    await one.setViewportSize({ width: 960, height: 540 });
    await one.goto(`${stage.url}/wall.html`);
    const code = (await one.locator('.pairing-code').getAttribute('data-code')) ?? '';
    await stage.pair(code, { wallId: 'hall', column: column + 1 });
    await sceneIs(one, 'overview');
  }
  for (const [column, one] of [page, right].entries()) {
    const box = await one.locator('.canvas').boundingBox();
    expect(box?.width).toBe(1920);
    // But for the shift against burn-in.
    expect(Math.abs((box?.x ?? 0) + column * 960)).toBeLessThanOrEqual(2);
  }
  await right.context().close();
});
