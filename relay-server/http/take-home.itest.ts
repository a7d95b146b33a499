import { afterAll, beforeAll, expect, it } from 'vitest';
import { cookieOf, fixedAccess } from '../access/testing/fixed-access.ts';
import { TakeHomes } from '../figures/export/take-home.ts';
import { smallCourt } from '../projections/testing/lives.ts';
import { World } from '../projections/testing/world.ts';
import { runApp } from './testing/running-app.ts';

type App = Awaited<ReturnType<typeof runApp>>;

const { store } = new World();
let mode: 'bureau' | 'delegates' | 'session' = 'delegates';
let app: App;

const facts = () => ({
  ...{ courtName: '示例法院', demo: true, openedOn: '2023-10-01', health: 'ok' as const },
  ...{ since: 0, recording: null },
});
const display = () => ({ kind: 'display' as const, displayId: 'd1', wallId: 'hall', mode });

beforeAll(async () => {
  const court = new World();
  await court.take(...smallCourt());
  app = await runApp({
    access: fixedAccess({ pairing: 'asked', displayOf: display }),
    takeHomes: new TakeHomes({ store: court.store, facts, log: () => undefined }),
  });
});
afterAll(() => app.close());

it('H-100 a display in mode 参观 or 内部 and whoever reads figures may have them, in three forms', async () => {
  for (const ending of ['', '.csv', '.xlsx']) {
    for (const each of ['delegates', 'bureau'] as const) {
      mode = each;
      const { status, headers } = await app.ask(`/api/v1/take-home${ending}`);
      expect(status, ending).toBe(200);
      if (ending === '') continue;
      expect(headers['content-disposition']).toMatch(
        new RegExp(`^attachment; filename="figures-2024-08-30\\${ending}"; filename\\*=UTF-8''%E6`),
      );
    }
    mode = 'session';
    const refused = await app.ask(`/api/v1/take-home${ending}`);
    expect(refused.status).toBe(403);
    const headers = { cookie: cookieOf('duty') };
    expect(await app.ask(`/api/v1/take-home${ending}`, { headers })).toMatchObject({ status: 200 });
  }
});

it('H-100 before the first court day there is nothing, and the answer says so', async () => {
  const empty = await runApp({
    takeHomes: new TakeHomes({ store, facts, log: () => undefined }),
  });
  const { status, json } = await empty.ask('/api/v1/take-home.csv');
  expect(status).toBe(404);
  expect(json).toMatchObject({ detail: expect.stringContaining('法院日') });
  await empty.close();
});
