import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { TestDisplay } from '../fanout/testing/test-display.ts';
import { OwnPage } from '../http/testing/ask.ts';
import { AccountStore } from '../log/account-store.ts';
import { MemoryStore } from '../log/memory-store.ts';
import { FullableStore } from '../log/testing/fullable-store.ts';
import { SIGN_IN_COOKIE } from './cookies.ts';
import { PASSWORD_LIMITS, Passwords } from './passwords.ts';
import { SIGN_IN_LIMITS } from './presence.ts';
import { accessRelay, accountEvents } from './testing/access-relay.ts';
import { addAccount, PASSWORD, signIn } from './testing/sign-in.ts';

type World = Awaited<ReturnType<typeof accessRelay>>;

/** Counts what is compared. */
class CountedPasswords extends Passwords {
  compared = 0;
  override matches(kept: string | null, password: string): Promise<boolean> {
    this.compared += 1;
    return super.matches(kept, password);
  }
}

describe('signing in', () => {
  let world: World;
  const passwords = new CountedPasswords();
  beforeAll(async () => {
    world = await accessRelay({ access: { passwords } });
  });
  afterAll(async () => {
    await world.relay.close();
    expect(world.errors).toEqual([]);
  });
  const me = (cookie: string) => world.ask('GET', '/me', { cookie });

  it('H-51 gives a cookie that scripts and other sites do not get, and says who and what they may', async () => {
    await addAccount(world.relay, 'judge');
    const body = { account: ' Judge ', password: PASSWORD };
    const answer = await world.ask('POST', '/sign-in', { body });
    expect(answer).toMatchObject({
      status: 200,
      json: {
        ...{ account: 'judge', displayName: '示例法官', role: 'judge' },
        permissions: expect.arrayContaining(['read.bureau', 'session.plan']),
        until: world.clock.now + SIGN_IN_LIMITS.longestMs,
      },
    });
    const [set = ''] = answer.headers.getSetCookie();
    expect(set).toMatch(
      /^wall_sign_in=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/,
    );
    const cookie = set.split(';')[0] ?? '';
    expect((await me(cookie)).json).toEqual(answer.json);
    expect(JSON.stringify(await accountEvents(world.relay))).not.toContain(cookie.slice(13));
  });

  it('H-51 signed out, the cookie opens nothing any more, whoever kept it', async () => {
    const cookie = await signIn(world.relay, 'duty');
    expect((await me(cookie)).status).toBe(200);
    const out = await world.ask('POST', '/sign-out', { cookie, body: {} });
    expect(out).toMatchObject({ status: 200, json: { signedOut: true } });
    expect(out.headers.get('set-cookie')).toMatch(/^wall_sign_in=; .*Max-Age=0/);
    expect(await me(cookie)).toMatchObject({ status: 401, json: { code: 'unauthorized' } });
    expect((await world.ask('POST', '/sign-out', { cookie, body: {} })).status).toBe(401);
  });

  it.each([
    ['none', ''],
    ['another', `${SIGN_IN_COOKIE}=${'A'.repeat(43)}`],
    ['one that is none', `${SIGN_IN_COOKIE}=x`],
    ['one of a display', `wall_display=${'A'.repeat(43)}`],
    ['one that is too long', `${SIGN_IN_COOKIE}=${'A'.repeat(4_000)}`],
  ])('H-51 forged (%s) it opens nothing', async (_what, cookie) => {
    expect((await me(cookie)).status).toBe(401);
  });

  it('H-51 beside another of its name a good one opens nothing either', async () => {
    const cookie = await signIn(world.relay, 'duty');
    expect((await me(`${cookie}; ${SIGN_IN_COOKIE}=${'A'.repeat(43)}`)).status).toBe(401);
  });

  it('H-51 a wrong password and an account that is none are told the same, after the same work', async () => {
    await addAccount(world.relay, 'director');
    const before = passwords.compared;
    const wrong = await world.ask('POST', '/sign-in', {
      body: { account: 'director', password: 'wrong-wrong-wrong' },
    });
    const none = await world.ask('POST', '/sign-in', {
      body: { account: 'nobody-at-all', password: 'wrong-wrong-wrong' },
    });
    expect(wrong).toMatchObject({ status: 401, json: { detail: '账号或密码不对，请核对后重试' } });
    expect(none.json).toEqual(wrong.json);
    expect(passwords.compared).toBe(before + 2);
    const told = (await accountEvents(world.relay)).slice(-2);
    expect(told).toMatchObject([
      { type: 'account.refused', body: { account: 'director', why: 'password', times: 1 } },
      { type: 'account.refused', body: { why: 'unknown', times: 1 } },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/nobody-at-all|wrong-wrong/);
  });

  it.each([
    ['no JSON', '{', 400],
    ['no password', { account: 'duty' }, 400],
    ['more than is asked for', { account: 'duty', password: 'x', role: 'director' }, 400],
    ['a password without end', { account: 'duty', password: 'x'.repeat(10_000) }, 400],
    ['a body without end', `{"account":"${'x'.repeat(2 ** 20)}"}`, 413],
  ])('H-51 %s is refused', async (_what, body, status) => {
    expect((await world.ask('POST', '/sign-in', { body })).status).toBe(status);
  });

  it.each<[string, number, Record<string, string>]>([
    ['a page of another site', 403, { origin: 'https://example.org' }],
    ['a page without an origin', 403, { origin: 'null' }],
    ['a fetch across sites', 403, { 'sec-fetch-site': 'cross-site' }],
    ['a fetch from another port', 403, { 'sec-fetch-site': 'same-site' }],
    ['a form', 415, { 'content-type': 'text/plain' }],
  ])('H-50 %s is refused (%i), signed in or not', async (_who, status, headers) => {
    const cookie = await signIn(world.relay, 'duty');
    const given = { account: 'duty', password: PASSWORD };
    expect((await world.ask('POST', '/sign-in', { body: given, headers })).status).toBe(status);
    const out = await world.ask('POST', '/sign-out', { cookie, body: {}, headers });
    expect(out.status).toBe(status);
    expect((await me(cookie)).status).toBe(200);
  });

  it('H-54 another password: the old one no longer, other pages out, this one on', async () => {
    const [here, there] = [
      await signIn(world.relay, 'auditor', 'pw'),
      await signIn(world.relay, 'auditor', 'pw'),
    ];
    const set = (old: string, next: string) =>
      world.ask('POST', '/me/password', { cookie: here, body: { old, new: next } });
    expect(await set('not-the-old-one', 'a-new-password-9')).toMatchObject({ status: 401 });
    expect(await set(PASSWORD, 'short')).toMatchObject({ status: 400 });
    expect(await set(PASSWORD, PASSWORD)).toMatchObject({ status: 400 });
    expect(await set(PASSWORD, 'a-new-password-9')).toMatchObject({ status: 200 });
    expect([(await me(here)).status, (await me(there)).status]).toEqual([200, 401]);
    const again = { account: 'pw', password: PASSWORD };
    expect((await world.ask('POST', '/sign-in', { body: again })).status).toBe(401);
    const now = { account: 'pw', password: 'a-new-password-9' };
    expect((await world.ask('POST', '/sign-in', { body: now })).status).toBe(200);
  });

  it('H-54 the password once more counts once, for a minute', async () => {
    const cookie = await signIn(world.relay, 'duty', 'sure');
    const confirm = (password: string) =>
      world.ask('POST', '/me/confirm', { cookie, body: { password } });
    const { desk, book } = world.relay.access;
    const [{ id = '' } = {}] = book.signIns('sure');
    expect((await confirm('not-the-password')).status).toBe(401);
    expect(desk.takeConfirmation(id)).toBe(false);
    expect((await confirm(PASSWORD)).json).toEqual({ until: world.clock.now + 60_000 });
    expect([desk.takeConfirmation(id), desk.takeConfirmation(id)]).toEqual([true, false]);
    await confirm(PASSWORD);
    world.clock.now += 60_000;
    expect(desk.takeConfirmation(id)).toBe(false);
  });

  it('H-53 five failures lock an account for a quarter of an hour, known or not, right password or not', async () => {
    await addAccount(world.relay, 'duty', 'locked');
    const attempt = (account: string, password: string) =>
      world.ask('POST', '/sign-in', { body: { account, password } });
    for (const account of ['locked', 'no-such-one']) {
      for (let times = 0; times < 5; times += 1) {
        expect((await attempt(account, 'wrong-wrong-wrong')).status).toBe(401);
      }
      const locked = await attempt(account, PASSWORD);
      expect(locked).toMatchObject({ status: 429, json: { code: 'rate_limited' } });
      expect(Number(locked.headers.get('retry-after'))).toBe(900);
    }
    world.clock.now += 15 * 60_000;
    expect((await attempt('locked', PASSWORD)).status).toBe(200);
  });

  it('H-53 who is signed in is kept by nobody’s failures from giving the password again, but by their own', async () => {
    const cookie = await signIn(world.relay, 'duty', 'beset');
    const attempt = () =>
      world.ask('POST', '/sign-in', { body: { account: 'beset', password: 'wrong-wrong-wrong' } });
    for (let times = 0; times < 5; times += 1) await attempt();
    expect((await attempt()).status).toBe(429);
    const confirm = (password: string) =>
      world.ask('POST', '/me/confirm', { cookie, body: { password } });
    expect((await confirm(PASSWORD)).status).toBe(200);
    for (let times = 0; times < 5; times += 1) {
      expect((await confirm('wrong-wrong-wrong')).status).toBe(401);
    }
    expect((await confirm(PASSWORD)).status).toBe(429);
    world.clock.now += 15 * 60_000;
    expect((await confirm(PASSWORD)).status).toBe(200);
  });

  it('H-53 twenty failures lock an address, whatever the accounts', async () => {
    const attempt = (account: string, password: string) =>
      world.ask('POST', '/sign-in', { body: { account, password } });
    world.clock.now += 15 * 60_000;
    const statuses = [];
    for (let times = 0; times < 20; times += 1) {
      statuses.push((await attempt(`guess-${times}`, 'wrong-wrong-wrong')).status);
    }
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect((await attempt('locked', PASSWORD)).status).toBe(429);
    world.clock.now += 15 * 60_000;
    expect((await attempt('locked', PASSWORD)).status).toBe(200);
  });

  it('H-53 a thousand attempts at once: few are hashed, the rest told to come again, and others are served', async () => {
    world.clock.now += 15 * 60_000;
    const { desk } = world.relay.access;
    const attempts = Promise.allSettled(
      Array.from({ length: 1_000 }, (_, at) => desk.signIn(`flood-${at}`, 'x', '192.0.2.1')),
    );
    expect((await world.ask('GET', '/health')).status).toBe(200);
    const why = (await attempts).map((each) => each.status === 'rejected' && each.reason.name);
    const { atOnce, waiting } = PASSWORD_LIMITS;
    expect(why.filter((name) => name === 'WrongPassword')).toHaveLength(atOnce + waiting);
    expect(new Set(why)).toEqual(new Set(['WrongPassword', 'PasswordsBusy', 'LockedOut']));
    world.clock.now += 15 * 60_000;
  });

  it('H-52 over its time, or idle, a sign-in is over, and the log says why', async () => {
    const [idle, long, held] = [
      await signIn(world.relay, 'duty', 'idle'),
      await signIn(world.relay, 'duty', 'long'),
      await signIn(world.relay, 'duty', 'held'),
    ];
    const { access } = world.relay;
    const page = new TestDisplay(world.relay.url, { cookie: held }, { as: 'console' });
    await page.until(() => page.welcome !== null);
    for (let half = 0; half < 24; half += 1) {
      world.clock.now += SIGN_IN_LIMITS.idleMs - 1;
      expect((await me(long)).status).toBe(200);
    }
    expect([(await me(idle)).status, (await me(held)).status]).toEqual([401, 200]);
    await access.sweep();
    world.clock.now += SIGN_IN_LIMITS.idleMs;
    expect([(await me(long)).status, (await me(held)).status]).toEqual([401, 401]);
    await access.sweep();
    await page.until(() => page.refusals.length > 0);
    page.close();
    expect(access.book.signIns('idle')).toEqual([]);
    const ends = (await accountEvents(world.relay)).filter(
      ({ type, body }) =>
        type === 'account.signed-out' && /^(idle|long|held)$/.test(String(Object(body).account)),
    );
    expect(ends).toMatchObject([
      { body: { account: 'idle', why: 'idle' } },
      { body: { account: 'long', why: 'expired' } },
      { body: { account: 'held', why: 'expired' } },
    ]);
  });

  it('H-52 who signs in on too many pages is signed out of the oldest', async () => {
    const cookies = [];
    for (let page = 0; page < 9; page += 1) cookies.push(await signIn(world.relay, 'duty', 'many'));
    const [first = '', second = ''] = cookies;
    expect([(await me(first)).status, (await me(second)).status]).toEqual([401, 200]);
  });

  it('H-52 whoever signs in on a page where somebody is, takes their place', async () => {
    const before = await signIn(world.relay, 'duty', 'first');
    await addAccount(world.relay, 'judge', 'second');
    const body = { account: 'second', password: PASSWORD };
    expect((await world.ask('POST', '/sign-in', { body, cookie: before })).status).toBe(200);
    expect((await me(before)).status).toBe(401);
  });
});

describe('what outlasts a request', () => {
  it('H-52 sign-ins outlast a restart; what was told of accounts is told once', async () => {
    const store = new MemoryStore();
    const accounts = AccountStore.open(':memory:');
    const keep = { store: kept(store), accounts: keptOpen(accounts) };
    const first = await accessRelay(keep);
    const cookie = await signIn(first.relay, 'judge');
    const told = await accountEvents(first.relay);
    await first.relay.close();
    const second = await accessRelay(keep);
    expect((await second.ask('GET', '/me', { cookie })).json).toMatchObject({ account: 'judge' });
    expect(await accountEvents(second.relay)).toEqual(told);
    await second.relay.close();
  });

  it('H-55 whom the command line disables is out at once, and what was being sent to them ends', async () => {
    const { relay, ask, errors } = await accessRelay();
    const cookie = await signIn(relay, 'duty');
    expect((await ask('GET', '/me', { cookie })).status).toBe(200);
    await relay.access.accounts.put(
      { name: 'duty', displayName: '示例值班', role: 'duty', disabled: true },
      '本机 root',
    );
    await relay.access.tell();
    expect((await ask('GET', '/me', { cookie })).status).toBe(401);
    const body = { account: 'duty', password: PASSWORD };
    expect((await ask('POST', '/sign-in', { body })).status).toBe(401);
    expect((await accountEvents(relay)).slice(-3)).toMatchObject([
      { type: 'account.changed', body: { disabled: true, by: '本机 root' } },
      { type: 'account.signed-out', body: { why: 'disabled' } },
      { type: 'account.refused', body: { account: 'duty', why: 'disabled' } },
    ]);
    await relay.close();
    expect(errors).toEqual([]);
  });

  it('V-34 H-54 H-55 so it is while the log takes nothing; told later, once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'accounts-'));
    const file = join(folder, 'accounts.db');
    const store = new FullableStore();
    const { relay, ask, errors } = await accessRelay({ store, accounts: AccountStore.open(file) });
    const [duty, judge] = [await signIn(relay, 'duty'), await signIn(relay, 'judge')];
    const elsewhere = await signIn(relay, 'judge');
    const status = async (cookie: string) => (await ask('GET', '/me', { cookie })).status;
    const { seq } = store.head();
    store.isFull = true;
    const commandLine = AccountStore.open(file);
    await commandLine.put(
      { name: 'duty', displayName: '示例值班', role: 'duty', disabled: true },
      '本机 root',
    );
    await vi.waitFor(async () => expect(await status(duty)).toBe(401), 5_000);
    const body = { old: PASSWORD, new: 'quite-another-one-8' };
    const changed = await ask('POST', '/me/password', { cookie: judge, body });
    expect(changed).toMatchObject({ status: 503, json: { code: 'not_recorded' } });
    expect([await status(judge), await status(elsewhere)]).toEqual([200, 401]);
    store.isFull = false;
    const types = async () => {
      const said: string[] = [];
      for await (const { type } of store.eventsFrom(seq + 1)) said.push(type);
      return said.sort();
    };
    await vi.waitFor(
      async () =>
        expect(await types()).toEqual([
          ...['account.changed', 'account.password-set'],
          ...['account.signed-out', 'account.signed-out'],
        ]),
      5_000,
    );
    await commandLine.close();
    await relay.close();
    rmSync(folder, { recursive: true });
    expect(errors).toEqual([]);
  });

  it('H-50 F-61 a relay that lets no programs in knows none of its machine, nor of what a proxy hands on as one', async () => {
    const { relay, ask, errors } = await accessRelay({ localPrograms: false });
    const port = new URL(relay.url).port;
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      for (const path of ['/health', '/statistics', '/quarantine', '/streams']) {
        const answer = await new OwnPage(relay.url).ask('GET', `/api/v1${path}`, {
          headers: { host },
        });
        expect([path, answer.status]).toEqual([path, 401]);
      }
    }
    const cookie = await signIn(relay, 'duty');
    expect((await ask('GET', '/health', { cookie })).status).toBe(200);
    // A socket of a program that no page stands behind is shown what anybody may see.
    const program = new TestDisplay(relay.url, {});
    await program.until(() => program.welcome !== null);
    expect(program.welcome?.audience).toBe('closed');
    program.close();
    await relay.close();
    expect(errors).toEqual([]);
  });

  it('H-55 the log follows the accounts, also where no note says what was done', async () => {
    const { relay } = await accessRelay();
    await addAccount(relay, 'duty');
    // As after an older copy of the accounts was put back.
    const older = AccountStore.open(':memory:');
    await older.put({ name: 'other', displayName: '别人', role: 'judge', disabled: false }, 'x');
    await older.forget(await older.notes());
    const again = await accessRelay({ store: kept(relay.store), accounts: older });
    expect(again.relay.access.book.all()).toMatchObject([
      { name: 'duty', disabled: true },
      { name: 'other', displayName: '别人', role: 'judge', disabled: false },
    ]);
    await again.relay.close();
    await relay.close();
  });
});

/** A store that a relay's close leaves open. */
function kept<T extends { close(): Promise<void> }>(store: T): T {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'close') return async () => undefined;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
const keptOpen = kept<AccountStore>;
