import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { signIn } from '../access/testing/sign-in.ts';
import { DisplayWorld } from '../displays/testing/display-world.ts';
import { AccountStore } from '../log/account-store.ts';
import { openSqliteStore } from '../log/sqlite-store.ts';
import { StorageUnavailable } from '../log/storage-unavailable.ts';

const folder = mkdtempSync(join(tmpdir(), 'restore-'));
afterAll(() => rmSync(folder, { recursive: true }));
const deedFile = join(folder, 'unrecorded.bin');
const asItWas = join(folder, 'as-it-was.bin');

const TOLD = { name: 'auditor', displayName: '示例审计', role: 'auditor' } as const;

async function start(operator?: string, isFull = false) {
  const store = openSqliteStore(join(folder, 'relay.sqlite'));
  const commit = store.commit.bind(store);
  const fill = () => {
    store.commit = async () => {
      throw new StorageUnavailable('full');
    };
  };
  if (isFull) fill();
  const accounts = AccountStore.open(join(folder, 'accounts.db'));
  const world = await DisplayWorld.start({
    ...{ store, more: { accounts, deedFile } },
    ...(operator !== undefined && { operator }),
  });
  const free = () => {
    store.commit = commit;
  };
  const unrecorded = async () => {
    const { json } = await world.ask('GET', '/api/v1/health');
    return Object(json).unrecorded;
  };
  return { world, store, fill, free, unrecorded };
}

it('V-34 a relay that ends while the log takes nothing: the next one holds what was done, and records it once', async () => {
  const first = await start();
  const { operator } = first.world;
  const duty = await signIn(first.world.relay, 'duty');
  const auditor = await signIn(first.world.relay, 'auditor');
  const { page, id, cookie } = await first.world.paired();
  await first.world.mode('main', 'bureau');
  await page.until(() => page.welcome?.roomMode === 'bureau');
  const { seq } = first.store.head();
  first.fill();
  const revoked = await first.world.post(`/displays/${id}/revoke`, { reason: '遗失' });
  expect(revoked.json).toMatchObject({ status: 503, code: 'not_recorded' });
  expect(revoked.text).toContain('重新启动后仍然有效');
  await first.world.post('/sign-out', {}, { cookie: duty });
  await first.world.mode('main', 'session');
  await first.world.mode('main', 'closed');
  // As it lies there when the process is killed at this moment.
  copyFileSync(deedFile, asItWas);
  await first.world.close();
  copyFileSync(asItWas, deedFile);
  // Meanwhile somebody disables an account, at the command line: the next relay has to tell the log of it.
  const store = AccountStore.open(join(folder, 'accounts.db'));
  await store.put({ ...TOLD, disabled: true }, '测试');
  await store.close();

  const holds = [
    ...['屏幕“屏”已经撤销', '示例值班已经退出登录', '大屏“大屏”已经降低到休屏'],
    '账号的停用、密码重设等变动已经生效',
  ];
  const second = await start(operator, true);
  expect(await second.unrecorded()).toMatchObject(
    holds.map((each) => ({ holds: each, kept: true })),
  );
  const again = second.world.page(cookie);
  await again.until(() => again.welcome !== null);
  expect(again.welcome).toMatchObject({ audience: 'closed', display: { paired: false } });
  expect(second.world.relay.displays.rooms.mode('main')).toBe('closed');
  const me = (who: string) => second.world.ask('GET', '/api/v1/me', { headers: { cookie: who } });
  const statuses = async () =>
    [await me(duty), await me(auditor), await me(operator)].map(({ status }) => status);
  expect(await statuses()).toEqual([401, 401, 200]);
  expect(second.store.head().seq).toBe(seq);
  second.free();
  await vi.waitFor(async () => expect(await second.unrecorded()).toEqual([]), 5_000);
  await second.world.close();

  // It went between the commit and the file: what is said again is said once.
  copyFileSync(asItWas, deedFile);
  const third = await start(operator);
  expect(await third.unrecorded()).toEqual([]);
  const types: string[] = [];
  for await (const event of third.store.eventsFrom(seq + 1)) types.push(event.type);
  expect(types.sort()).toEqual([
    ...['account.changed', 'account.signed-out', 'account.signed-out'],
    ...['display.revoked', 'room.changed'],
  ]);
  const refused = await third.world.ask('GET', '/api/v1/quarantine');
  expect(Object(refused.json).entries ?? []).toEqual([]);
  // What was raised since then is not lowered by what is over.
  expect((await third.world.mode('main', 'bureau')).status).toBe(200);
  await third.world.close();
  const fourth = await start(operator);
  expect(fourth.world.relay.displays.rooms.mode('main')).toBe('bureau');
  await fourth.world.close();
  const errors = [first, second, third, fourth].flatMap(({ world }) => world.errors);
  expect(errors).toEqual([]);
});
