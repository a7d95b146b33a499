import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { DEMO_UNITS } from '../fixtures/clips/units.ts';
import { keyFigureIds } from '../wall-client/wall/scenes/overview/figures/key-figures.ts';
import { findLayoutFaults } from './layout-check.ts';
import { statistics } from './support/figures.ts';
import { Command } from './support/process.ts';
import { mediaTime, NOT_THERE } from './support/tile.ts';
import { painted, panel } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

/** Units whose link does not drop. */
const STEADY = DEMO_UNITS.filter(({ drops }) => !drops)
  .map((unit) => `[data-stream="${unit.id}"]`)
  .join();

const answered = z.object({ seq: z.number() });

/** What the court published, each over its own period. */
const PUBLISHED: readonly (readonly [id: string, value: number])[] = [
  ['closedCount@published-centre', 3_121],
  ['recoveredTotal@published-centre', 120_500_000_000],
  ['objectionChange@published-centre', -60],
  ['petitionChange@published-centre', -25],
  ['codeCases@published-centre', 1_891],
  ['codePersons@published-centre', 4_190],
  ['questionPersons@published-centre', 537],
  ['averageClosingDays@published-year', 45.87],
  ['warningSettled@published-year', 196],
];

test('npm start: the whole court year on the wall, the published figures, field video, live events; then it ends', async ({
  page,
  expectedErrors,
}) => {
  expectedErrors.push(NOT_THERE);
  test.setTimeout(240_000);
  const folder = await mkdtemp(path.join(tmpdir(), 'wall-demo-'));
  const env = { RELAY_DATA: folder, RELAY_PORT: '0' };
  const demo = new Command('relay-server/cli/start.ts', env);
  try {
    await demo.says(/载入演示司法年度 .* 100%/);
    const [, url = ''] = await demo.says(/展示大屏 {2}(http:\/\/\S+)\/wall\.html/);
    const read = async (address: string): Promise<unknown> =>
      (await fetch(`${url}/api/v1/${address}`)).json();
    const figures = await statistics({ read });
    for (const [id, value] of PUBLISHED) expect(figures.get(id)?.value, id).toBe(value);
    // "More than five million", in fen.
    const settled = figures.get('warningRecovered@published-year')?.value;
    expect(settled).toBeGreaterThan(500_000_000);
    expect(settled).toBeLessThan(600_000_000);

    await page.goto(`${url}/wall.html`);
    await painted(page, 138_000);
    const wall = panel(page, '核心指标');
    await expect(wall.getByRole('listitem')).toHaveCount(keyFigureIds.length);
    await expect(wall).toContainText(/12\.\d\d亿元/);
    await expect(page.getByRole('banner')).toContainText('演示数据');
    // Units push through the relay's own door; one drops now and then. The wall shows as many as it has room for.
    const live = page.locator('[data-stream][data-standing="live"]');
    await expect.poll(() => live.count(), { timeout: 30_000 }).toBeGreaterThan(1);
    const steady = page.locator(STEADY).and(live).first();
    const id = await steady.getAttribute('data-stream');
    const tile = page.locator(`[data-stream="${id}"]`);
    const shown = await mediaTime(tile);
    await expect.poll(() => mediaTime(tile)).toBeGreaterThan(shown + 0.5);
    // The command that is printed, as a person tries it.
    const [, command = ''] = await demo.says(/(curl [\s\S]*\}\}')/);
    const asked = async () =>
      (await statistics({ read })).get('questionPersons@centre')?.value ?? 0;
    const before = await asked();
    const [, key = ''] = /Bearer ([\w-]+)/.exec(command) ?? [];
    const [, body = ''] = /-d '([\s\S]*)'/.exec(command) ?? [];
    const answer = await fetch(`${url}/api/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(200);
    const { seq } = answered.parse(await answer.json());
    await painted(page, seq);
    // Fresh events of the demo go on meanwhile, and may be answers too.
    expect(await asked()).toBeGreaterThanOrEqual(before + 3);
    for (const size of [
      { width: 1920, height: 1080 },
      { width: 3840, height: 1080 },
      { width: 1080, height: 1920 },
    ]) {
      await page.setViewportSize(size);
      await expect.poll(() => page.evaluate(findLayoutFaults)).toEqual([]);
    }
    await page.close();
    expect(await demo.end('SIGINT')).toBe(0);

    // The second start has everything already.
    const again = new Command('relay-server/cli/start.ts', env);
    await again.says(/展示大屏/);
    expect(again.output).not.toContain('载入演示司法年度');
    expect(await again.end('SIGTERM')).toBe(0);
  } finally {
    await demo.end('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
});
