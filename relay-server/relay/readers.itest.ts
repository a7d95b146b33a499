import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { AlertBook } from '../alerts/alert-book.ts';
import { DisplayBook } from '../displays/display-book.ts';
import { beginnings, CASES } from '../displays/testing/canaries.ts';
import { DisplayWorld } from '../displays/testing/display-world.ts';

let world: DisplayWorld;
beforeAll(async () => {
  world = await DisplayWorld.start();
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(async () => {
  await world.close();
});

const health = async () => Object((await world.ask('GET', '/api/v1/health')).json);

it('H-8 a reader that fails keeps no other from a commit, and is told at /health', async () => {
  const { page } = await world.paired();
  await world.mode('main', 'bureau');
  await page.until(() => page.welcome?.audience === 'bureau');
  expect(await health()).toMatchObject({ status: 'ok', degraded: [] });

  vi.spyOn(AlertBook.prototype, 'update').mockImplementation(() => {
    throw new Error('broken');
  });
  const { rejected } = await world.relay.recorder.record('court', beginnings());
  expect(rejected).toEqual([]);
  // Those that come after it in the row have the case all the same.
  await page.follow();
  const found = await page.socket.timeout(5_000).emitWithAck('search', { text: CASES[0] ?? '' });
  expect(Object(found).hits).toHaveLength(1);
  expect(await health()).toMatchObject({ status: 'degraded', degraded: [{ name: '提醒' }] });
  expect(page.welcome?.audience).toBe('bureau');
});

it('V-31 where who stands before a wall is not known any more, every wall is closed, and stays so', async () => {
  const { page } = await world.paired();
  await world.mode('main', 'bureau');
  await page.until(() => page.welcome?.audience === 'bureau');
  vi.spyOn(DisplayBook.prototype, 'update').mockImplementationOnce(() => {
    throw new Error('broken');
  });
  await world.mode('main', 'session');
  await page.until(() => page.welcome?.audience === 'closed');
  await world.mode('main', 'bureau');
  const another = world.page(undefined);
  await another.until(() => another.welcome !== null);
  expect(page.welcome?.audience).toBe('closed');
  expect((await health()).degraded).toHaveLength(2);
});
