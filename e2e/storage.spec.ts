import { z } from 'zod';
import { keyFigureIds } from '../wall-client/wall/scenes/overview/figures/key-figures.ts';
import { filing, nextCase, payment } from './support/events.ts';
import { expectFigures } from './support/figures.ts';
import { expectNeverReloaded, markPage, openWall, painted, panel } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

const health = z.object({ status: z.string(), head: z.object({ seq: z.number() }) });

test('a full disk: 503 to the source, 只读/降级 on the wall; both end by themselves, nothing is lost', async ({
  page,
  stage,
}) => {
  const first = nextCase();
  await stage.take([filing(first)]);
  await openWall(page, stage);
  await markPage(page);
  const before = stage.head;

  stage.disk.fill();
  // More than what is free in the database's own pages.
  const batch = Array.from({ length: 300 }, nextCase).map((caseNumber) => filing(caseNumber));
  const refused = await stage.post(batch);
  expect(refused).toMatchObject({ status: 503, body: { code: 'storage_unavailable' } });
  expect(stage.head).toBe(before);
  const bar = page.getByRole('banner');
  await expect(bar).toContainText('只读');
  await expect(bar).toContainText('降级');
  await expect(page.locator('html')).toHaveAttribute('data-link', 'live');
  expect(health.parse(await stage.read('health'))).toMatchObject({
    status: 'readOnly',
    head: { seq: before },
  });

  stage.disk.free();
  await expect(bar).not.toContainText('只读');
  expect(health.parse(await stage.read('health')).status).toBe('ok');
  await painted(page, await stage.take([...batch, payment(12_345_600, first)]));
  expect(stage.head).toBe(before + 301);
  await expectFigures(panel(page, '核心指标'), stage, keyFigureIds);
  await expect(panel(page, '核心指标').getByRole('listitem').first()).toContainText('301件');
  await expectNeverReloaded(page);
});
