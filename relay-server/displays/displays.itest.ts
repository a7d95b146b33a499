import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { signIn } from '../access/testing/sign-in.ts';
import { openSqliteStore } from '../log/sqlite-store.ts';
import { StorageUnavailable } from '../log/storage-unavailable.ts';
import { FullableStore } from '../log/testing/fullable-store.ts';
import { DisplayWorld, NOW } from './testing/display-world.ts';

let world: DisplayWorld;
beforeAll(async () => {
  world = await DisplayWorld.start();
});
afterAll(async () => {
  await world.close();
  expect(world.errors).toEqual([]);
});

const walls = async () =>
  Object(Object((await world.ask('GET', '/api/v1/displays')).json)).walls as { id: string }[];

describe('a display is let in', () => {
  it('F-8 V-31 H-60 H-61 H-63 asks for a key, shows a code, and is let in by it, once', async () => {
    const stranger = world.page();
    await stranger.until(() => stranger.welcome !== null);
    expect(stranger.welcome).toMatchObject({
      audience: 'closed',
      roomMode: 'closed',
      display: { paired: false, code: null, expiresAt: null },
    });
    const cookie = await world.newKey();
    const page = world.page(cookie);
    const code = await world.codeOf(page);
    expect(code).toMatch(/^\d{6}$/);
    expect(page.welcome?.audience).toBe('closed');

    const place = { name: '左屏', wallId: 'main', column: 1, row: 1 };
    const both = await Promise.all([
      world.post('/displays/pair', { code, ...place }),
      world.post('/displays/pair', { code, ...place }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 404]);
    await page.until(() => page.welcome?.display?.paired === true);
    expect(page.welcome?.display).toEqual({
      ...{ paired: true, name: '左屏', wallId: 'main', wallTitle: '大屏' },
      ...{ column: 1, row: 1, columns: 1, rows: 1, bezel: 0 },
    });
    // The wall's mode is nobody's to see more than: nothing was said of it yet.
    expect(page.welcome?.audience).toBe('closed');
    expect((await world.post('/displays/self', {}, { cookie })).status).toBe(409);
  });

  it('H-62 the list has no keys, digests or codes', async () => {
    const page = world.page(await world.newKey());
    const code = await world.codeOf(page);
    const { text, status } = await world.ask('GET', '/api/v1/displays');
    expect(status).toBe(200);
    expect(text).not.toContain(code);
    expect(text).not.toMatch(/digest|key/i);
    expect(text).toContain('127.0.0.1');
  });

  it('F-61 a page of another site is refused; a wall page by the relay’s name on the network is not', async () => {
    const { port } = new URL(world.relay.url);
    const name = `wall.court.example:${port}`;
    const onNetwork = world.page(undefined, { host: name, origin: `http://${name}` });
    await onNetwork.until(() => onNetwork.welcome !== null);
    expect(onNetwork.welcome?.audience).toBe('closed');
    const foreign = world.page(undefined, { origin: 'http://example.org' });
    const refused = new Promise((resolve) => foreign.socket.once('connect_error', resolve));
    await refused;
    expect(foreign.welcome).toBeNull();
  });
});

describe('what a display may see follows its wall', () => {
  it('V-31 V-32 H-65 F-6 each mode its audience, at once; twice is one change', async () => {
    const { page } = await world.paired();
    const seen: (string | undefined)[] = [];
    for (const mode of ['bureau', 'session', 'delegates', 'closed'] as const) {
      expect((await world.mode('main', mode)).status).toBe(200);
      await page.until(() => page.welcome?.roomMode === mode);
      seen.push(page.welcome?.audience);
    }
    expect(seen).toEqual(['bureau', 'session@main', 'delegates@main', 'closed']);
    const { seq } = world.relay.store.head();
    expect((await world.mode('main', 'closed')).status).toBe(200);
    expect(world.relay.store.head().seq).toBe(seq);
    expect((await world.mode('nowhere', 'closed')).status).toBe(404);
  });

  it('V-31 another wall’s mode is not its own; moved, it is', async () => {
    await world.post('/walls', { wallId: 'court-1', title: '第一法庭', columns: 2, rows: 1 });
    const { page, id } = await world.paired();
    await world.mode('court-1', 'bureau');
    expect(page.welcome?.audience).toBe('closed');
    const place = { name: '右屏', wallId: 'court-1', column: 2, row: 1 };
    expect((await world.post(`/displays/${id}/move`, place)).status).toBe(200);
    await page.until(() => page.welcome?.audience === 'bureau');
    expect(page.welcome?.display).toMatchObject({ column: 2, columns: 2, wallTitle: '第一法庭' });
    expect((await world.post(`/displays/${id}/move`, { ...place, column: 3 })).json).toMatchObject({
      status: 409,
      rule: 'B-8',
    });
    // Its wall cannot be made smaller than it hangs.
    const smaller = { wallId: 'court-1', title: '第一法庭', columns: 1, rows: 1 };
    expect((await world.post('/walls', smaller)).json).toMatchObject({ status: 409, rule: 'B-8' });
    await world.mode('court-1', 'closed');
    await page.until(() => page.welcome?.audience === 'closed');
  });

  it('H-63 a revoked key opens nothing, at once', async () => {
    const { page, id, cookie } = await world.paired();
    await world.mode('main', 'bureau');
    await page.until(() => page.welcome?.audience === 'bureau');
    expect((await world.post(`/displays/${id}/revoke`, { reason: '遗失' })).status).toBe(200);
    await page.until(() => page.welcome?.audience === 'closed');
    expect(page.welcome?.display).toMatchObject({ paired: false, code: null });
    const again = world.page(cookie);
    await again.until(() => again.welcome !== null);
    expect(again.welcome?.audience).toBe('closed');
    expect((await world.post(`/displays/${id}/revoke`, { reason: '遗失' })).status).toBe(404);
    await world.mode('main', 'closed');
  });

  it('H-64 H-66 V-1 a wall is directed; its displays are told with the wall’s row', async () => {
    await world.mode('main', 'bureau');
    const { page } = await world.paired();
    page.keepFollowing('wall');
    await page.follow();
    const directed = { scene: 'field-video', streamId: 'unit-1' };
    expect((await world.post('/walls/main/direct', directed)).status).toBe(200);
    const told = () => Object(page.views().get('wall main')).directive;
    await page.until(() => told() !== null && told() !== undefined);
    expect(told()).toMatchObject({ ...directed, caseNumber: null, rotating: null });
    expect((await walls()).map(({ id }) => id)).toContain('main');
    const wrong = { scene: 'overview', streamId: 'unit-1' };
    expect((await world.post('/walls/main/direct', wrong)).status).toBe(400);

    await world.mode('main', 'delegates');
    await page.until(() => page.welcome?.audience === 'delegates@main');
    await page.follow();
    for (const bad of [{ page: 'none' }, { page: 'year', scene: 'overview' }, { figure: '执结' }]) {
      expect((await world.post('/walls/main/direct', bad)).status).toBe(400);
    }
    const visit = { page: 'faster', figure: 'averageClosingDays@year' };
    expect((await world.post('/walls/main/direct', visit)).status).toBe(200);
    await page.until(() => told()?.page === 'faster');
    expect(told()).toMatchObject({ ...visit, scene: null, streamId: null, by: null });
    await world.mode('main', 'closed');
  });

  it('H-66 V-12 two who present at once: both are told of each other’s moves, the last one stands', async () => {
    await world.mode('main', 'delegates');
    const { page } = await world.paired();
    const presenters = [await signIn(world.relay, 'duty'), world.operator].map((cookie) => ({
      cookie,
      console: world.page(cookie, {}, { as: 'console' }),
    }));
    const watching = [page, ...presenters.map(({ console }) => console)];
    for (const each of watching) {
      each.keepFollowing('wall');
      await each.follow();
    }
    const [duty, director] = presenters;
    const directed = (each: (typeof watching)[number]) =>
      Object(each.views().get('wall main')).directive;
    const say = async (who: typeof duty, said: object) => {
      const wanted = { scene: 'delegates', ...said };
      const { status, json } = await world.post('/walls/main/direct', wanted, {
        cookie: who?.cookie ?? '',
      });
      expect(status).toBe(200);
      return Number(Object(json).directive.seq);
    };
    /** Everybody is told of the newest, by whomever it was. */
    const settled = async (seq: number) => {
      for (const each of watching) await each.until(() => directed(each)?.seq === seq);
      return presenters.map(({ console }) => directed(console));
    };

    const both = await Promise.all([
      say(duty, { page: 'open', rotating: false }),
      say(director, { page: 'faster', figure: 'closedCount@year' }),
    ]);
    expect(new Set(both).size).toBe(2);
    const [seen, alike] = await settled(Math.max(...both));
    expect(alike).toEqual(seen);
    // The one pauses, the other turns the page, the first one renews its pause: always the last word.
    await say(duty, { page: 'open', rotating: false });
    const turned = await settled(await say(director, { page: 'settled' }));
    expect(turned[0]).toMatchObject({ page: 'settled', rotating: null, by: 'director' });
    const renewed = await settled(await say(duty, { page: 'settled', rotating: false }));
    expect(renewed[1]).toMatchObject({ page: 'settled', rotating: false, by: 'duty' });
    expect(directed(page)).toMatchObject({ page: 'settled', rotating: false, by: null });

    // Many moves of both, in any order: nothing is refused, and all end on the same.
    const moves = ['year', 'faster', 'open', 'settled'].flatMap((to) =>
      presenters.map((who) => say(who, { page: to })),
    );
    const last = await settled(Math.max(...(await Promise.all(moves))));
    expect(last[0]).toEqual(last[1]);
    // One of them is signed out in the middle: the other goes on.
    await world.post('/sign-out', {}, { cookie: duty?.cookie ?? '' });
    const alone = await say(director, { page: 'year', rotating: true });
    await page.until(() => directed(page)?.seq === alone);
    await world.mode('main', 'closed');
  });

  it('F-72 H-62 what a display says that it shows stands in the list, and breaks nothing', async () => {
    const { page, id } = await world.paired();
    const told = {
      ...{ scene: 'overview', caseNumber: null, streamId: null, seq: 3, link: 'live' },
      ...{ latencyMs: 1.5, rotating: true },
    } as const;
    page.socket.emit('report', { ...told, scene: 'x'.repeat(500) });
    page.socket.emit('report', told);
    await page.follow();
    const { json } = await world.ask('GET', '/api/v1/displays');
    const mine = Object(json).displays.find((one: { id: string }) => one.id === id);
    expect(mine.screens).toEqual([
      expect.objectContaining({ audience: 'closed', report: { ...told, at: expect.any(Number) } }),
    ]);
  });

  it('F-9 V-33 V-41 a console or a mirror at which nobody is signed in is refused, whatever display key it carries', async () => {
    const { cookie } = await world.paired();
    const console = world.page(cookie, {}, { as: 'console' });
    await console.until(() => console.refusals.length > 0);
    expect(console.refusals).toEqual([{ refused: 'forbidden' }]);
    expect(console.welcome).toBeNull();
    const mirror = world.page(cookie, {}, { as: 'mirror', of: 'any' });
    await mirror.until(() => mirror.refusals.length > 0);
    expect(mirror.welcome).toBeNull();
  });
});

describe('V-32 a room opened for a time', () => {
  it('goes back by itself, and noting it is the relay’s own', async () => {
    const { page } = await world.paired();
    await world.mode('main', 'bureau', NOW + 60_000);
    await page.until(() => page.welcome?.roomMode === 'bureau');
    world.clock.at = NOW + 60_000;
    await page.until(() => page.welcome?.roomMode === 'closed');
    const [main] = (await walls()).filter(({ id }) => id === 'main');
    expect(main).toMatchObject({ mode: 'closed' });
  });

  it('counts as passed when it passed while the relay was down', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'displays-'));
    const file = join(folder, 'relay.sqlite');
    const first = await DisplayWorld.start({ store: openSqliteStore(file) });
    const { cookie } = await first.paired();
    await first.mode('main', 'bureau', NOW + 60_000);
    await first.close();
    const second = await DisplayWorld.start({ store: openSqliteStore(file), at: NOW + 60_000 });
    const page = second.page(cookie);
    await page.until(() => page.welcome !== null);
    expect(page.welcome).toMatchObject({ audience: 'closed', display: { paired: true } });
    await second.close();
    rmSync(folder, { recursive: true });
    expect([...first.errors, ...second.errors]).toEqual([]);
  });
});

describe('V-32 a log that cannot be written', () => {
  it('V-34 keeps nobody from lowering a wall; it stays so, and is recorded by itself', async () => {
    const store = new FullableStore();
    const other = await DisplayWorld.start({ store });
    const { page } = await other.paired();
    await other.mode('main', 'bureau', NOW + 60_000);
    await page.until(() => page.welcome?.roomMode === 'bureau');
    store.isFull = true;
    const lowered = await other.mode('main', 'delegates');
    expect(lowered.json).toMatchObject({ status: 503, code: 'not_recorded' });
    expect(lowered.text).toContain('已经降低到参观，立即生效，但尚未记录');
    await page.until(() => page.welcome?.audience === 'delegates@main');
    expect((await other.mode('main', 'closed')).status).toBe(503);
    await page.until(() => page.welcome?.audience === 'closed');
    expect((await other.mode('main', 'bureau')).status).toBe(503);
    store.isFull = false;
    const raise = { mode: 'bureau' };
    expect((await other.post('/walls/main/mode', raise)).json).toMatchObject({ status: 403 });
    await vi.waitFor(async () => expect(await unrecorded(other)).toEqual([]), 5_000);
    expect(other.relay.displays.book.wall('main')).toMatchObject({ mode: 'closed', until: null });
    expect((await other.mode('main', 'bureau')).status).toBe(200);
    await page.until(() => page.welcome?.audience === 'bureau');
    await other.close();
    expect(other.errors).toEqual([]);
  });

  it('V-34 H-8 H-51 H-55 H-63 nor from revoking a display, signing out, or disabling an account', async () => {
    const store = new FullableStore();
    const other = await DisplayWorld.start({ store });
    const duty = await signIn(other.relay, 'duty');
    const judge = await signIn(other.relay, 'judge');
    const { page, id, cookie } = await other.paired();
    await other.mode('main', 'bureau');
    await page.until(() => page.welcome?.roomMode === 'bureau');
    const consoles = [duty, judge].map((each) => other.page(each, {}, { as: 'console' }));
    for (const each of consoles) await each.until(() => each.welcome !== null);
    const { seq } = store.head();
    store.isFull = true;

    const revoked = await other.post(`/displays/${id}/revoke`, { reason: '遗失' });
    expect(revoked.json).toMatchObject({ status: 503, code: 'not_recorded' });
    expect(revoked.text).toContain('屏幕“屏”已经撤销，立即生效，但尚未记录');
    await page.until(() => page.welcome?.display?.paired === false);
    const again = other.page(cookie);
    await again.until(() => again.welcome !== null);
    expect(again.welcome?.audience).toBe('closed');

    const me = async (who: string) =>
      (await other.ask('GET', '/api/v1/me', { headers: { cookie: who } })).status;
    const out = await other.post('/sign-out', {}, { cookie: duty });
    expect(out.json).toMatchObject({ status: 503, code: 'not_recorded' });
    expect(out.cookie).toBe('wall_sign_in=');
    expect(await me(duty)).toBe(401);

    // As the command line does, which is another program.
    const { accounts } = other.relay.access;
    const kept = await accounts.get('judge');
    if (!kept) throw new Error('no account');
    await accounts.put({ ...kept, disabled: true }, '测试');
    await expect(other.relay.access.tell()).rejects.toThrow(StorageUnavailable);
    expect(await me(judge)).toBe(401);
    for (const each of consoles) await each.until(() => each.refusals.length > 0);
    expect(await unrecorded(other)).toEqual(['屏幕“屏”已经撤销', '示例值班已经退出登录']);
    expect(store.head().seq).toBe(seq);

    store.isFull = false;
    await other.relay.access.tell();
    await vi.waitFor(async () => expect(await unrecorded(other)).toEqual([]), 5_000);
    expect(other.relay.access.book.get('judge')?.disabled).toBe(true);
    const types: string[] = [];
    for await (const event of store.eventsFrom(seq + 1)) types.push(event.type);
    expect(types.sort()).toEqual([
      ...['account.changed', 'account.signed-out', 'account.signed-out', 'display.revoked'],
    ]);
    await other.close();
    expect(other.errors).toEqual([]);
  });
});

/** What holds and is not recorded, as anybody who may read the relay's health is told. */
async function unrecorded(of: DisplayWorld): Promise<string[]> {
  const { json } = await of.ask('GET', '/api/v1/health');
  return Object(json).unrecorded.map(({ holds }: { holds: string }) => holds);
}

describe('H-67 what a display may read over HTTP', () => {
  it('is video while its wall is the bureau’s, and nothing else', async () => {
    const { cookie } = await world.paired();
    const get = async (path: string) =>
      (await world.ask('GET', path, { headers: { cookie } })).status;
    for (const path of ['/api/v1/statistics', '/api/v1/health', '/api/v1/displays']) {
      expect(await get(path)).toBe(403);
    }
  });
});

describe('forged, replayed and claimed', () => {
  it.each<[string, (good: string) => string]>([
    ['a key that nobody gave out', () => `wall_display=${'A'.repeat(43)}`],
    ['two keys', (good) => `${good}; wall_display=${'A'.repeat(43)}`],
    ['a key with more after it', (good) => `${good}x`],
    ['a key that was cut short', (good) => good.slice(0, -1)],
    ['a key under another name', (good) => good.replace('wall_display', 'wall_displays')],
    ['no key but its digest', () => `wall_display=${'a'.repeat(64)}`],
    ['ten thousand letters', () => `wall_display=${'b'.repeat(10_000)}`],
  ])('V-31 %s is closed', async (_what, forge) => {
    await world.mode('main', 'bureau');
    const { cookie } = await world.paired();
    const page = world.page(forge(cookie));
    await page.until(() => page.welcome !== null);
    expect(page.welcome).toMatchObject({ audience: 'closed', display: { paired: false } });
    await world.mode('main', 'closed');
  });

  it('V-31 what a page says of itself opens nothing', async () => {
    const { cookie } = await world.paired();
    const claims = {
      ...{ as: 'bureau', audience: 'bureau', roomMode: 'bureau', wallId: 'court-1' },
      ...{ display: { paired: true, wallId: 'court-1' }, who: 'd', __proto__: { as: 'console' } },
    };
    await world.mode('court-1', 'bureau');
    const page = world.page(cookie, {}, claims);
    await page.until(() => page.welcome !== null);
    expect(page.welcome).toMatchObject({ audience: 'closed', display: { wallId: 'main' } });
    await page.follow();
    await world.mode('court-1', 'closed');
  });

  it('H-63 who guesses codes is soon slow; a code in another form is none', async () => {
    const place = { name: '屏', wallId: 'main' };
    expect((await world.post('/displays/pair', { code: '12345', ...place })).status).toBe(400);
    const statuses: number[] = [];
    for (let code = 0; code < 10; code += 1) {
      const guess = { code: String(code).padStart(6, '0'), ...place };
      statuses.push((await world.post('/displays/pair', guess)).status);
    }
    expect(statuses.slice(0, 7).every((status) => status === 404)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
  });
});
