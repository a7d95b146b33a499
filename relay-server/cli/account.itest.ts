import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accessRelay, accountEvents, asker } from '../access/testing/access-relay.ts';
import { AccountStore, accountsFileOf } from '../log/account-store.ts';
import { openSqliteStore } from '../log/sqlite-store.ts';
import { runApart, runHere } from './testing/run-command.ts';

const [FIRST, SECOND] = ['first-of-the-judge-1', 'second-of-the-judge-2'];
let folder: string;
let world: Awaited<ReturnType<typeof relayOver>>;

/** A relay over the files of a data folder. */
function relayOver(data: string) {
  mkdirSync(data, { recursive: true });
  const database = join(data, 'relay.sqlite');
  return accessRelay({
    store: openSqliteStore(database),
    accounts: AccountStore.open(accountsFileOf(database)),
    demo: false,
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'account-'));
  world = await relayOver(join(folder, 'data'));
});
afterAll(async () => {
  await world.relay.close();
  rmSync(folder, { recursive: true });
  expect(world.errors).toEqual([]);
});

const env = () => ({ ...process.env, RELAY_DATA: join(folder, 'data') });
async function account(password: string, ...args: string[]) {
  const piped = Object.assign(Readable.from([`${password}\n`]), { fd: 0 as const });
  const stdin = vi.spyOn(process, 'stdin', 'get').mockReturnValue(piped as typeof process.stdin);
  return runHere('account', args, env()).finally(() => stdin.mockRestore());
}
async function signIn(password: string, ask = world.ask) {
  const { status, headers } = await ask('POST', '/sign-in', {
    body: { account: '张三', password },
  });
  return { status, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}
/** What the relay knows of the account: to try a password until it fits would lock it. */
const known = () => world.relay.access.book.get('张三');
const me = (cookie: string) => world.ask('GET', '/me', { cookie });
/** The log follows the command within a second. */
const soon = { timeout: 5_000 };

describe('H-55 npm run account beside a running relay', () => {
  let cookie = '';

  it('adds an account, with a password that is piped in; the person can sign in', async () => {
    const args = ['add', '张三', '--role', 'judge', '--name', '张法官'];
    const { code, out, err } = runApart('account', args, env(), `${FIRST}\n`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('已新建账号 张三（法官）');
    await expect.poll(() => known()?.passwordSetAt ?? null, soon).not.toBeNull();
    ({ cookie } = await signIn(FIRST));
    expect((await me(cookie)).json).toMatchObject({ displayName: '张法官', role: 'judge' });
  });

  it('refuses a second one of the name, and a weak password; nothing is changed by it', async () => {
    expect(await account(SECOND, 'add', '张三', '--role', 'duty')).toMatchObject({
      code: 1,
      said: expect.stringContaining('已有账号 张三'),
    });
    expect(await account('1234567890', 'password', '张三')).toMatchObject({ code: 1 });
    expect((await signIn(FIRST)).status).toBe(200);
  });

  it('changes a role: what may be done follows, with the sign-in that stands', async () => {
    expect((await account('', 'role', '张三', 'auditor')).code).toBe(0);
    await expect.poll(async () => Object((await me(cookie)).json).role, soon).toBe('auditor');
    expect((await world.ask('GET', '/audit', { cookie })).status).toBe(200);
    expect((await account('', 'role', '张三', 'judge')).code).toBe(0);
    await expect
      .poll(async () => (await world.ask('GET', '/audit', { cookie })).status, soon)
      .toBe(403);
  });

  it('sets another password: who was signed in with the old one is so no more', async () => {
    expect((await account(SECOND, 'password', '张三')).code).toBe(0);
    await expect.poll(async () => (await me(cookie)).status, soon).toBe(401);
    expect((await signIn(FIRST)).status).toBe(401);
    ({ cookie } = await signIn(SECOND));
    expect((await me(cookie)).status).toBe(200);
  });

  it('disables: signed out everywhere, and in nowhere; enabled, it opens again', async () => {
    expect((await account('', 'disable', '张三')).said).toContain('已停用');
    await expect.poll(async () => (await me(cookie)).status, soon).toBe(401);
    expect((await signIn(SECOND)).status).toBe(401);
    expect((await account('', 'list')).said).toMatch(/张三\t张法官\tjudge 法官\t已停用/);
    expect((await account('', 'enable', '张三')).code).toBe(0);
    await expect.poll(() => known()?.disabled, soon).toBe(false);
    expect((await signIn(SECOND)).status).toBe(200);
  });

  it('every deed is in the log with who did it, and neither password nor hash', async () => {
    const events = await accountEvents(world.relay);
    const types = new Set(events.map(({ type }) => type));
    expect([...types].sort()).toEqual([
      ...['account.added', 'account.changed', 'account.password-set', 'account.refused'],
      ...['account.signed-in', 'account.signed-out'],
    ]);
    const added = events.find(({ type }) => type === 'account.added');
    expect(added?.body).toMatchObject({ account: '张三', by: expect.stringMatching(/^本机 /) });
    expect(JSON.stringify(events)).not.toMatch(/argon2|of-the-judge/);
  });
});

describe('npm run backup of a relay that runs', () => {
  it('takes the accounts along: put back, the same people sign in, and who was signed in still is', async () => {
    const { cookie } = await signIn(SECOND);
    await account(FIRST, 'add', '李四', '--role', 'duty');
    await account('', 'disable', '李四');
    await expect.poll(() => world.relay.access.book.get('李四')?.disabled, soon).toBe(true);
    const copy = join(folder, 'copy.sqlite');
    const { code, said } = await runHere('backup', [join(folder, 'data'), copy], env());
    expect(said).toContain('备份完好');
    expect(code).toBe(0);
    expect(existsSync(accountsFileOf(copy))).toBe(true);

    const restored = join(folder, 'restored');
    mkdirSync(restored);
    copyFileSync(copy, join(restored, 'relay.sqlite'));
    copyFileSync(accountsFileOf(copy), join(restored, 'relay-accounts.db'));
    const second = await relayOver(restored);
    const ask = asker(second.relay.url);
    expect((await ask('GET', '/me', { cookie })).json).toMatchObject({ displayName: '张法官' });
    expect((await signIn(SECOND, ask)).status).toBe(200);
    expect((await signIn(FIRST, ask)).status).toBe(401);
    const li = { account: '李四', password: FIRST };
    expect((await ask('POST', '/sign-in', { body: li })).status).toBe(401);
    await second.relay.close();
    expect(second.errors).toEqual([]);
  });
});
