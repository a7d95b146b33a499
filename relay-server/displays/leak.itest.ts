import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RoomMode, roomModes } from '../../wire/codes.ts';
import { OWN_SOURCE } from '../intake/recorder.ts';
import {
  ALWAYS_SECRET,
  BUREAUS_ONLY,
  beginnings,
  CASES,
  fieldUnit,
  happening,
} from './testing/canaries.ts';
import { DisplayWorld } from './testing/display-world.ts';
import { dice, type Heard, listenTo } from './testing/hearing.ts';

const OPERATOR = { by: '示例值班员', confirmed: () => true };
const READS = [
  '/api/v1/statistics',
  '/api/v1/indicators',
  '/api/v1/figures/closedCount?by=cause',
  '/api/v1/figures/filedCount?period=year&by=cause',
  `/api/v1/cases/${encodeURIComponent(CASES[0] ?? '')}`,
  '/api/v1/cases',
  '/api/v1/health',
  '/api/v1/displays',
  '/api/v1/streams',
  '/api/v1/quarantine',
  '/api/v1/recordings',
  '/api/v1/clips',
  '/api/v1/retention',
  '/api/v1/audit',
  '/api/v1/accounts',
  '/api/v1/me',
  '/api/v1/sessions',
  '/video/live/unit-1/index.m3u8',
  '/video/live-feed?streams=unit-2',
  '/video/recordings/run-1/index.m3u8',
  '/video/streams/unit-1/index.m3u8?from=1732672800000&to=1732676400000',
  '/wall.html',
];

/** What visitors are told too, as they may know it (H-98). */
const VISITED = /^\/api\/v1\/(indicators|figures\/)/;

let world: DisplayWorld;
beforeAll(async () => {
  world = await DisplayWorld.start();
  const { recorder } = world.relay;
  for (const [source, events] of [
    ['court', beginnings()],
    [OWN_SOURCE, fieldUnit()],
  ] as const) {
    expect((await recorder.record(source, events)).rejected).toEqual([]);
  }
});
afterAll(async () => {
  await world.close();
  expect(world.errors).toEqual([]);
});

const leaks = (heard: readonly Heard[]) =>
  heard.filter(
    ({ mode, text }) => ALWAYS_SECRET.test(text) || (mode !== 'bureau' && BUREAUS_ONLY.test(text)),
  );

it.each([11, 12, 13])(
  'V-1 V-2 V-31 H-67 seed %i: whatever happens and whatever it asks, a display is sent what its wall’s mode may show',
  async (seed) => {
    const roll = dice(seed);
    const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
    const heard: Heard[] = [];
    const hear = (each: Heard) => heard.push(each);
    const { commands, waiting } = world.relay.displays;
    const cookie = await world.newKey();
    let page = world.page(cookie);
    listenTo(page, hear);
    await world.codeOf(page);
    const code = waiting.all().at(-1)?.code ?? '';
    const paired = await commands.pair(
      { code, name: `屏 ${seed}`, wallId: 'main', column: 1, row: 1 },
      OPERATOR.by,
    );
    await page.until(() => page.welcome?.display?.paired === true);

    let mode: RoomMode = page.welcome?.roomMode ?? 'closed';
    for (let step = 0; step < 90; step += 1) {
      switch (roll(7)) {
        case 0:
          mode = pick(roomModes.codes);
          await commands.setMode('main', { mode, until: null }, OPERATOR);
          break;
        case 1:
          await world.relay.recorder.record('court', [happening(pick(CASES), seed * 1_000 + step)]);
          break;
        case 2:
          page.close();
          page = world.page(cookie);
          listenTo(page, hear);
          await page.until(() => page.welcome !== null);
          break;
        case 3:
          page.socket.emit('follow', { scope: 'wall', seq: 0 }, () => undefined);
          page.socket.emit('follow', { scope: `case:${pick(CASES)}`, seq: 0 }, () => undefined);
          break;
        case 4:
          page.socket.emit(
            'search',
            { text: pick(['欧阳鑫焱淼', '9000', '犇骉羴']) },
            () => undefined,
          );
          break;
        case 5: {
          const path = pick(READS);
          const { text, status } = await world.ask('GET', path, { headers: { cookie } });
          heard.push({ mode, text });
          const isTold = path === '/wall.html' || (mode === 'delegates' && VISITED.test(path));
          if (mode !== 'bureau' && !isTold) expect([401, 403, 404]).toContain(status);
          break;
        }
        default:
          await world
            .post(
              pick(['/events', '/walls/main/mode', '/displays/pair', '/clips']),
              {
                ...{ mode: 'bureau', code: '000000', name: '屏', wallId: 'main' },
              },
              { cookie },
            )
            .then(({ text }) => heard.push({ mode, text }));
      }
    }
    // A last answer tells that all before it has come.
    await page.socket.emitWithAck('ping', { sentAt: 0 });
    expect(new Set(heard.map((each) => each.mode)).size).toBeGreaterThan(2);
    expect(heard.some((each) => each.mode === 'bureau' && BUREAUS_ONLY.test(each.text))).toBe(true);
    expect(leaks(heard)).toEqual([]);
    if (paired) await commands.revoke(paired.id, '试毕', OPERATOR.by);
  },
);
