import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Command } from '../../e2e/support/process.ts';
import { sessionRecord } from '../../wire/sessions.ts';
import type { View } from '../../wire/views.ts';
import { Passwords } from '../access/passwords.ts';
import { PASSWORD } from '../access/testing/sign-in.ts';
import { DisplayWorld, KEY } from '../displays/testing/display-world.ts';
import { TestDisplay } from '../fanout/testing/test-display.ts';
import { OwnPage } from '../http/testing/ask.ts';
import { AccountStore, accountsFileOf } from '../log/account-store.ts';
import { openSqliteStore } from '../log/sqlite-store.ts';
import { verifyDatabase } from '../log/verify.ts';
import { CASES, clearClip, fileCases, SessionWorld } from './testing/session-world.ts';

/** A relay that is a process of its own is killed in the midst of a session, and started again. */
const ID = 'killed';
const FIRST = CASES[3] ?? '';
let folder: string;
let database: string;
let cookie: string;
const running: Command[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
  database = join(folder, 'relay.sqlite');
  const accounts = AccountStore.open(accountsFileOf(database));
  await accounts.put(
    { name: 'judge', displayName: '示例法官', role: 'judge', disabled: false },
    '测试',
  );
  await accounts.setPassword('judge', await new Passwords().hash(PASSWORD), '测试');
  await accounts.close();

  const store = openSqliteStore(database);
  const before = await DisplayWorld.start({ at: Date.now(), store });
  const world = new SessionWorld(before);
  const { recorder } = before.relay;
  await fileCases(recorder);
  const { derivativeId } = await clearClip(recorder, 'a', 600_000);
  ({ cookie } = await before.paired());
  await before.mode('main', 'session');
  await world.plan({ sessionId: ID, plannedAt: Date.now() });
  await world.done(ID, '/invitees', { invitees: [{ caseNumber: FIRST, partyId: 'P2' }] });
  const law = { kind: 'law', title: '限制消费', text: '不得乘坐飞机。', basis: '限制消费规定' };
  const items = [
    { itemId: 'law', ...law, seconds: null },
    { itemId: 'clip', kind: 'clip', derivativeId },
  ];
  await world.done(ID, '/run-sheet', { baseVersion: 0, items });
  await before.close();
  expect(before.errors).toEqual([]);
}, 60_000);
afterAll(async () => {
  for (const one of running) await one.end('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function serve(port = '0') {
  const relay = new Command('relay-server/cli/serve.ts', {
    ...{ RELAY_DATA: folder, RELAY_PORT: port, RELAY_SOURCE_KEYS: `court:${KEY}` },
  });
  running.push(relay);
  const [, url = ''] = await relay.says(/已启动：(http\S+)\/wall\.html/);
  return { relay, url };
}

async function signedIn(url: string): Promise<string> {
  const answer = await new OwnPage(url).post('/sign-in', { account: 'judge', password: PASSWORD });
  if (answer.cookie === undefined) throw new Error(answer.text);
  return answer.cookie;
}

it('H-84 F-70 killed in the midst of a session, a relay goes on where it was, with all that it had acknowledged', async () => {
  const first = await serve();
  const { url } = first;
  const operator = await signedIn(url);
  const console = new OwnPage(url, operator);
  const world = new SessionWorld(console);
  const page = new TestDisplay(url, { origin: url, cookie });
  page.keepFollowing('wall');
  await page.until(() => page.welcome?.audience === 'session@main');
  const showing = () => page.views().get('showing main') as View<'showing'> | undefined;

  await world.conduct(ID, 'start');
  await world.conduct(ID, 'jump', { itemId: 'clip' });
  await page.until(() => showing()?.now?.itemId === 'clip');
  const { timeline, now } = showing() ?? {};
  const [invitee] = (await world.detail(ID)).invitees;
  const { inviteeId } = invitee ?? { inviteeId: '' };
  await world.done(ID, '/arrivals', { inviteeId, identity: '居民身份证' });
  const outcome = { commandId: randomUUID(), inviteeId, outcome: 'paid', paidFen: 1_000_00 };
  await world.done(ID, '/outcomes', outcome);
  const startedAt = timeline?.startsAt ?? 0;
  const proof = {
    ...{ sessionId: ID, itemId: 'clip', derivativeId: now?.clip?.derivativeId },
    ...{ digest: now?.clip?.digest, fromMs: 0, toMs: 400, startedAt, endedAt: startedAt + 400 },
  };
  expect(await page.socket.emitWithAck('shown', proof)).toEqual({ taken: true });

  // A source goes on sending; the relay is killed while it writes.
  const acknowledged: unknown[] = [];
  const court = new OwnPage(url);
  const send = (event: unknown) => court.post('/events', event, { authorization: `Bearer ${KEY}` });
  for (let n = 0; first.relay.isRunning; n += 1) {
    const event = {
      ...{ id: `q-${n}`, type: 'question.answered', v: 1, occurredAt: Date.now() },
      body: { persons: 1, channel: 'hotline' },
    };
    const answer = await send(event).catch(() => null);
    if (answer?.status === 200) acknowledged.push(event);
    if (n === 20) void first.relay.end('SIGKILL');
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(20);

  const second = await serve(new URL(url).port);
  await page.until(() => page.welcome?.audience === 'session@main' && showing() !== undefined);
  expect(showing()).toMatchObject({ step: 2, now: { itemId: 'clip' }, timeline });
  // Who was signed in still is, and goes on from the step that was.
  expect((await world.conduct(ID, 'pause')).conduct).toMatchObject({ step: 3, paused: true });
  // What was said and acknowledged counts once, however often it is said again.
  await world.done(ID, '/outcomes', outcome);
  expect(await page.socket.emitWithAck('shown', proof)).toEqual({ taken: true });
  const { json } = await console.ask('GET', `/api/v1/sessions/${ID}/record`);
  const record = sessionRecord.parse(json);
  expect(record.shown).toMatchObject([{ itemId: 'clip', fromMs: 0, toMs: 400 }]);
  expect(record.totals).toMatchObject({ arrived: 1, paid: 1, receivedFen: 1_000_00 });
  const again = await send(acknowledged);
  expect(again.json).toMatchObject({ accepted: 0, duplicates: acknowledged.length });

  page.close();
  await second.relay.end('SIGKILL');
  expect((await verifyDatabase(database)).findings).toEqual([]);
}, 60_000);
