import { Replica } from '../wall-client/replica/replica.ts';
import { WALL_TOPICS } from '../wire/views.ts';
import { Eavesdrop } from './support/eavesdrop.ts';
import { filing, nextCase, node, payment, question } from './support/events.ts';
import { countTimers, type Held, memoryOf } from './support/memory.ts';
import { hits, openCase, openWall, painted, panel, sceneIs, searchFor } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

const MB = 1024 * 1024;

/** Later rounds hold no more than the first, but for noise; what leaks would leak in each. */
function expectFlat(rounds: readonly Held[]): void {
  const [first, ...later] = rounds;
  if (!first) throw new Error('nothing was measured');
  for (const round of later) {
    expect(round.listeners).toBeLessThanOrEqual(first.listeners + 10);
    expect(round.timers).toBeLessThanOrEqual(first.timers + 4);
    expect(round.nodes).toBeLessThanOrEqual(first.nodes * 1.05 + 100);
    expect(round.heapBytes).toBeLessThanOrEqual(first.heapBytes + 3 * MB);
  }
}

test('3,000 events in bursts: nodes, listeners, timers, heap and rows stay as they were', async ({
  page,
  stage,
}) => {
  const heard = new Eavesdrop(page);
  const cases = Array.from({ length: 20 }, nextCase);
  await stage.take(cases.map((caseNumber) => filing(caseNumber, { claimAmount: 99_000_000_00 })));
  await countTimers(page);
  await openWall(page, stage);
  const measure = await memoryOf(page);
  const burst = () =>
    Array.from({ length: 250 }, (_, at) => cases[at % cases.length] ?? '').flatMap((caseNumber) => [
      payment(1_00, caseNumber),
      node('039', '文书已送达', caseNumber),
      question(1),
    ]);
  const rounds: Held[] = [];
  for (let round = 0; round < 4; round += 1) {
    const events = burst();
    for (let at = 0; at < events.length; at += 50) await stage.take(events.slice(at, at + 50));
    await painted(page, stage.head);
    await expect(page.locator('.pulse')).toHaveCount(0);
    await expect(panel(page, '辖区案件分布')).not.toContainText('条新动态');
    rounds.push(await measure());
  }
  expect(stage.head).toBeGreaterThanOrEqual(3_000);
  expectFlat(rounds);

  // What the page holds of each topic, from what it was sent.
  const replica = new Replica();
  const frames = heard.frames();
  replica.begin(frames[0]?.epoch ?? '');
  for (const one of frames) if (one.scope === 'wall') replica.apply(one);
  for (const topic of WALL_TOPICS) replica.renew(topic);
  expect(replica.seq).toBe(stage.head);
  expect(replica.snapshot('activity').size).toBe(60);
  expect(replica.snapshot('point').size).toBe(cases.length);
  const rows = WALL_TOPICS.reduce((sum, topic) => sum + replica.snapshot(topic).size, 0);
  expect(rows).toBeLessThan(600);
});

test.describe('scenes that come and go', () => {
  test.use({ data: 'year' });

  test('leave nothing behind: no node, no listener, no timer, no chart', async ({
    page,
    stage,
  }) => {
    await countTimers(page);
    await openWall(page, stage);
    const measure = await memoryOf(page);
    // Of each canvas, what its chart shows: a chart may have several.
    const canvases = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('canvas')].map(
          (one) => one.closest('[aria-label]')?.getAttribute('aria-label') ?? '',
        ),
      );
    const rounds: Held[] = [];
    let first: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      for (const serial of ['51088', '51126', '51043']) {
        await openCase(page, `（2024）粤0607执${serial}号`);
        await page.keyboard.press('1');
        await sceneIs(page, 'overview');
        const dialog = await searchFor(page, '粤0607执');
        await expect(hits(dialog)).toHaveCount(8);
        await page.keyboard.press('Escape');
        await expect(dialog).toHaveCount(0);
      }
      rounds.push(await measure());
      if (round === 0) first = await canvases();
    }
    // The first round loads the scene's code and fonts.
    expectFlat(rounds.slice(1));
    expect(first.length).toBeGreaterThan(4);
    await expect.poll(canvases).toEqual(first);
  });
});
