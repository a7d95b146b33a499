import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Asker } from '../api/ask.ts';
import { mayOf } from './me.ts';
import { Session } from './session.ts';

const DUTY = {
  account: 'duty',
  displayName: '虚构值班',
  role: 'duty',
  permissions: ['read.bureau', 'room.lower'],
  until: 1_700_000_000_000,
};
const UNKNOWN = { title: '没有登录', status: 401, code: 'unauthorized', detail: '请先登录' };

const UNRECORDED = {
  ...{ title: '已经生效，但尚未记录', status: 503, code: 'not_recorded' },
  detail: '虚构值班已经退出登录，立即生效，但尚未记录',
};

/** A relay that knows an account or nobody. */
function relay() {
  const world = { signedIn: false, asked: [] as string[] };
  const asker = new Asker((path, { method }) => {
    world.asked.push(`${method} ${path}`);
    if (path === '/api/v1/sign-in') world.signedIn = true;
    if (path === '/api/v1/sign-out') world.signedIn = false;
    const body = world.signedIn || path === '/api/v1/sign-out' ? DUTY : UNKNOWN;
    const ok = body === DUTY;
    return Promise.resolve({
      ok,
      status: ok ? 200 : 401,
      text: () => Promise.resolve(JSON.stringify(body)),
    });
  });
  return { world, asker, session: new Session(asker) };
}

it('is nobody until somebody signs in, and again after signing out', async () => {
  const { session } = relay();
  expect(session.sitting.kind).toBe('asking');
  await session.check();
  expect(session.sitting).toEqual({ kind: 'nobody' });
  await session.signIn('duty', 'x');
  expect(session.sitting).toEqual({ kind: 'me', me: DUTY, isOver: false });
  await session.signOut();
  expect(session.sitting).toEqual({ kind: 'nobody' });
});

it('who signed out while the log takes nothing is signed out, and told that', async () => {
  const asker = new Asker((path) => {
    const out = path === '/api/v1/sign-out';
    const text = () => Promise.resolve(JSON.stringify(out ? UNRECORDED : DUTY));
    return Promise.resolve({ ok: !out, status: out ? 503 : 200, text });
  });
  const session = new Session(asker);
  await session.signIn('duty', 'x');
  await session.signOut();
  expect(session.sitting).toEqual({ kind: 'nobody', note: UNRECORDED.detail });
});

it('a sign-in that the relay forgot is over, not gone: the page stays; signing in takes it up again', async () => {
  const { world, asker, session } = relay();
  await session.signIn('duty', 'x');
  world.signedIn = false;
  await expect(asker.get('/api/v1/health', z.unknown())).rejects.toThrow('请先登录');
  await session.check();
  expect(session.sitting).toMatchObject({ kind: 'me', isOver: true });
  await session.signIn('duty', 'x');
  expect(session.sitting).toMatchObject({ kind: 'me', isOver: false });
});

it('a refusal of something else does not end it', async () => {
  const { world, asker, session } = relay();
  await session.signIn('duty', 'x');
  world.signedIn = false;
  const refused = expect(asker.get('/api/v1/x', z.unknown())).rejects.toThrow();
  world.signedIn = true;
  await refused;
  await session.check();
  expect(session.sitting).toMatchObject({ kind: 'me', isOver: false });
});

it('what one may is what the relay said', () => {
  const me = { ...DUTY, role: 'duty' as const };
  expect(mayOf(me, 'room.lower')).toBe(true);
  expect(mayOf(me, 'room.raise')).toBe(false);
});
