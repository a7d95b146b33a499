import { afterAll, beforeAll, expect, it } from 'vitest';
import { DisplayWorld } from '../displays/testing/display-world.ts';

let world: DisplayWorld;
beforeAll(async () => {
  world = await DisplayWorld.start();
});
afterAll(() => world.close());

it('R-3 what does not fit how things stand is told by its own code, and with the rule where one forbids it', async () => {
  const { cookie } = await world.paired();
  const told = [
    await world.post('/alerts/acknowledge', { alertId: '（2024）粤0607执1号/noticeDue' }),
    await world.post('/alerts/reopen', { alertId: '（2024）粤0607执1号/noticeDue' }),
    await world.post('/draws', { wallId: 'main', figure: 'closedCount@centre' }),
    await world.post('/displays/self', {}, { cookie }),
    await world.post('/walls/main/mode', { mode: 'bureau' }),
  ];
  expect(told.map(({ status, json }) => [status, Object(json).code])).toEqual([
    [409, 'alert_conflict'],
    [409, 'alert_conflict'],
    [409, 'draw_conflict'],
    [409, 'display_conflict'],
    [403, 'confirmation_needed'],
  ]);
  expect(told[1]?.json).toMatchObject({ rule: 'N-1' });
  expect(world.errors).toEqual([]);
});
