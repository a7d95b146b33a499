import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../log/sqlite-connection.ts';
import { openSqliteStore } from '../log/sqlite-store.ts';
import { verifyDatabase } from '../log/verify.ts';
import { type Relay, startRelay } from '../relay.ts';
import { DEFAULT_STATISTICS } from '../rules/indicators/periods.ts';

const KEY = 'key-of-the-court-0001';
const CASE = '（2024）粤0607执1号';
const NOW = Date.parse('2024-11-27T02:00:00Z');

let folder: string;
let relay: Relay;
let database: Database.Database;
let errors: unknown[];

async function start(inboxFolder: string | null = null) {
  relay = await startRelay({
    host: '127.0.0.1',
    port: 0,
    store: openSqliteStore(join(folder, 'relay.sqlite'), {
      open: (file, timeout) => {
        database = openDatabase(file, timeout);
        return database;
      },
    }),
    sourceKeys: [{ name: 'court', key: KEY }],
    clock: { now: () => NOW },
    courtName: '某法院',
    demo: false,
    statistics: DEFAULT_STATISTICS,
    webRoot: join(folder, 'none'),
    inboxFolder,
    strict: true,
    log: (_line, error) => {
      if (error !== undefined) errors.push(error);
    },
  });
  await relay.startClock();
}

beforeEach(async () => {
  errors = [];
  folder = mkdtempSync(join(tmpdir(), 'relay-'));
  await start();
});
afterEach(async () => {
  await relay.close();
  rmSync(folder, { recursive: true });
});

const filed = (id: string, caseNumber = CASE) => ({
  id,
  type: 'case.filed',
  v: 1,
  occurredAt: '2024-03-01T09:00:00+08:00',
  caseNumber,
  body: {
    filedOn: '2024-03-01',
    cause: '买卖合同纠纷',
    enforcementBasis: '（2023）粤0607民初1号',
    claimAmount: 10_000_00,
    town: '440607001000',
    parties: [{ partyId: 'P1', role: 'executee', entity: 'person', name: '张试用' }],
  },
});
const closed = (id: string) => ({
  id,
  type: 'case.closed',
  v: 1,
  occurredAt: '2024-06-01T09:00:00+08:00',
  caseNumber: CASE,
  body: { closedOn: '2024-06-01', way: 'caseWithdrawn' },
});

async function post(body: unknown) {
  const response = await fetch(`${relay.url}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() };
}
const get = async (path: string) => (await fetch(relay.url + path)).json();

it('an event becomes a figure and a case, and is there after a restart', async () => {
  expect(await post([closed('b'), filed('a')])).toMatchObject({
    status: 200,
    json: { accepted: 2 },
  });
  expect(await get('/api/v1/statistics')).toEqual(
    expect.arrayContaining([expect.objectContaining({ id: 'closedCount@centre', value: 1 })]),
  );
  const shown = await get(`/api/v1/cases/${encodeURIComponent(CASE)}`);
  expect(JSON.stringify(shown)).toContain('张某');
  expect(JSON.stringify(shown)).not.toContain('张试用');
  const head = relay.store.head();
  await relay.close();
  await start();
  expect(relay.store.head()).toEqual(head);
  expect(await get(`/api/v1/cases/${encodeURIComponent(CASE)}`)).toEqual(shown);
  expect((await post([closed('b'), filed('a')])).json).toMatchObject({
    accepted: 0,
    duplicates: 2,
  });
  expect(errors).toEqual([]);
});

it('E-6 what breaks a rule is refused with the rule and kept; what conflicts is 409', async () => {
  await post(filed('a'));
  const answer = await post([filed('again')]);
  expect(answer).toMatchObject({
    status: 422,
    json: { rejected: [{ index: 0, code: 'illegal_transition', rule: expect.any(String) }] },
  });
  const other = { ...filed('a'), body: { ...filed('a').body, claimAmount: 1 } };
  expect(await post(other)).toMatchObject({ status: 409, json: { code: 'id_conflict' } });
  expect(await get('/api/v1/quarantine')).toMatchObject({
    entries: [{ code: 'id_conflict' }, { code: 'illegal_transition' }],
  });
});

it("E-3 E-7 E-8 the relay's own types, the future, and corrections of nothing are refused", async () => {
  const clock = {
    id: 'x',
    type: 'clock.day-turned',
    v: 1,
    occurredAt: NOW,
    body: { day: '2024-11-28' },
  };
  const future = { ...closed('y'), occurredAt: '2099-01-01T00:00:00Z' };
  const amend = {
    id: 'z',
    type: 'amend.reversed',
    v: 1,
    occurredAt: NOW,
    body: { amends: 'none', reason: '误报' },
  };
  const answer = await post([clock, future, amend]);
  expect(answer.json).toMatchObject({
    accepted: 0,
    rejected: [
      { index: 0, code: 'reserved_type' },
      { index: 1, code: 'occurred_in_future' },
      { index: 2, code: 'amends_unknown' },
    ],
  });
});

it.each([
  ['a number beyond all numbers', '1e400'],
  ['an unsafe integer', '9007199254740993'],
  ['a lone surrogate', '"\\ud800"'],
  ['a deep nest', '['.repeat(25) + ']'.repeat(25)],
])('a correction whose body holds %s is refused, not a crash', async (_what, value) => {
  await post(filed('a'));
  const amend = {
    id: 'c',
    type: 'amend.corrected',
    v: 1,
    occurredAt: NOW,
    body: { amends: 'a', body: { ...filed('a').body, claimAmount: '!' }, reason: '更正' },
  };
  expect((await post(JSON.stringify(amend).replace('"!"', value))).status).toBe(422);
  expect(errors).toEqual([]);
});

it('a full disk: 503, nothing lost, reads go on, and it recovers by itself', async () => {
  await post(filed('a'));
  const head = relay.store.head();
  const pages = Number(database.pragma('page_count', { simple: true }));
  database.pragma(`max_page_count = ${pages}`);
  const many = Array.from({ length: 300 }, (_, n) => filed(`m${n}`, `（2024）粤0607执${n + 2}号`));
  expect(await post(many)).toMatchObject({
    status: 503,
    json: { code: 'storage_unavailable', detail: expect.stringContaining('磁盘空间已满') },
  });
  expect(relay.store.head()).toEqual(head);
  expect(await get('/api/v1/health')).toMatchObject({ status: 'readOnly', head });
  expect(await get(`/api/v1/cases/${encodeURIComponent(CASE)}`)).toMatchObject({
    caseNumber: CASE,
  });

  database.pragma(`max_page_count = ${pages + 100_000}`);
  await expect
    .poll(async () => (await get('/api/v1/health')).status, { timeout: 5_000 })
    .toBe('ok');
  expect(await post(many)).toMatchObject({ status: 200, json: { accepted: 300, duplicates: 0 } });
  const { findings } = await verifyDatabase(join(folder, 'relay.sqlite'));
  expect(findings).toEqual([]);
  expect(errors).toEqual([]);
});

it('a flood of requests ends in answers only: recorded, or told to wait', async () => {
  const answers = await Promise.all(
    Array.from({ length: 400 }, (_, n) => post(filed(`f${n}`, `（2024）粤0607执${n + 1}号`))),
  );
  const recorded = answers.filter(({ status }) => status === 200).length;
  expect(recorded + answers.filter(({ status }) => status === 429).length).toBe(400);
  const outcomes = await post(
    Array.from({ length: 400 }, (_, n) => filed(`f${n}`, `（2024）粤0607执${n + 1}号`)),
  );
  expect(outcomes.json).toMatchObject({ accepted: 400 - recorded, duplicates: recorded });
});

it('files in the inbox folder are taken in once, and put away with a report', async () => {
  await relay.close();
  const inbox = join(folder, 'inbox');
  await start(inbox);
  const lines = (...events: unknown[]) => events.map((one) => `${JSON.stringify(one)}\n`).join('');
  writeFileSync(join(inbox, '1.ndjson'), lines(filed('a'), { ...closed('b'), v: 9 }));
  writeFileSync(join(inbox, '2.ndjson'), lines(filed('a')));
  const report = (path: string) => JSON.parse(readFileSync(join(inbox, path), 'utf8'));
  await expect.poll(() => existsSync(join(inbox, 'done/2.ndjson')), { timeout: 10_000 }).toBe(true);
  expect(report('done/2.ndjson.report.json')).toMatchObject({ 收下: 0, 重复: 1 });
  expect(report('refused/1.ndjson.report.json')).toMatchObject({ 收下: 1, 未采纳: 1 });
  expect(await get(`/api/v1/cases/${encodeURIComponent(CASE)}`)).toMatchObject({
    caseNumber: CASE,
  });
  expect(await get('/api/v1/quarantine')).toMatchObject({
    entries: [{ source: 'inbox', code: 'unknown_version' }],
  });
  expect(errors).toEqual([]);
});
