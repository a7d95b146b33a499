import { afterAll, beforeAll, expect, it } from 'vitest';
import { cookieOf, fixedAccess } from '../access/testing/fixed-access.ts';
import { DrawBook } from '../figures/draw/draw-book.ts';
import { startDraws } from '../figures/draw/start-draws.ts';
import { TakeHomes } from '../figures/export/take-home.ts';
import { smallCourt } from '../projections/testing/lives.ts';
import { World } from '../projections/testing/world.ts';
import { DEFAULT_STATISTICS } from '../rules/indicators/periods.ts';
import { EXAMPLE_RATE, TAKE_HOME_RATE } from './asking-rate.ts';
import { runApp } from './testing/running-app.ts';
import { smallRecorder } from './testing/small-recorder.ts';

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
  const draws = startDraws({
    ...{ store: court.store, recorder: smallRecorder(court.store), book: new DrawBook() },
    ...{ statistics: DEFAULT_STATISTICS, today: () => '2024-08-30', clock: { now: () => 0 } },
    modeOf: () => mode,
  });
  app = await runApp({
    ...{ access: fixedAccess({ pairing: 'asked', displayOf: display }), draws },
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

it.each([
  ['H-97', '/api/v1/examples/closedCount@centre', EXAMPLE_RATE.burst, '案例一日一换'],
  ['H-100', '/api/v1/take-home', TAKE_HOME_RATE.burst, '请稍候几秒再试'],
])('%s who asks too often is told to wait, and nobody else', async (_rule, path, burst, remedy) => {
  mode = 'delegates';
  const of = (role: 'judge' | 'director') => app.ask(path, { headers: { cookie: cookieOf(role) } });
  const answers = await Promise.all(Array.from({ length: burst + 5 }, () => of('judge')));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(burst);
  expect(refused[0]?.json).toMatchObject({ detail: expect.stringContaining(remedy) });
  expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
  expect((await of('director')).status).toBe(200);
  expect((await app.ask(path)).status).toBe(200);
});
