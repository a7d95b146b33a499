import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { View } from '../../wire/views.ts';
import type { RowData } from '../projections/rows.ts';
import { isLocalReader } from './local-reader.ts';
import { event, KEY, OTHER_KEY, type RunningApp, runApp } from './testing/running-app.ts';

const CASE = '（2024）粤0607执1号';
const figure: View<'statistic'> = {
  id: 'closedCount',
  label: '执结数',
  value: 3121,
  unit: 'count',
  period: { from: '2023-10-01', to: '2024-11-27' },
  asOf: 1_732_700_000_000,
  definition: '执结的首执案件数',
};
const party: RowData<'party'> = {
  partyId: 'P1',
  role: 'executee',
  entity: 'person',
  name: '张大明',
  maskedName: '张某',
  business: null,
  minor: false,
  idNumber: '440600190001010000',
  phone: '10000000000',
  address: '某路一号',
  share: null,
  actsFor: null,
  specialAuthority: false,
  left: false,
};

let relay: RunningApp;
beforeEach(async () => {
  relay = await runApp();
  await relay.store.commit({
    rows: [
      {
        topic: 'statistic',
        id: 'closedCount@b',
        caseNumber: null,
        seq: 1,
        data: { ...figure, few: false },
      },
      {
        topic: 'statistic',
        id: 'closedCount@a',
        caseNumber: null,
        seq: 2,
        data: { ...figure, few: false, value: 7, period: { from: '2024-01-01', to: null } },
      },
      {
        topic: 'meta',
        id: 'wall',
        caseNumber: null,
        seq: 2,
        data: { courtToday: '2024-11-28', asOf: 1_732_760_000_000 },
      },
      { topic: 'statistic', id: 'closedCount@c', caseNumber: null, seq: 2, gone: true },
      { topic: 'party', id: 'P1', caseNumber: CASE, seq: 2, data: party },
    ],
  });
});
afterEach(() => relay.close());

describe('reads on this machine', () => {
  it('H-6 statistics: an array of figures with definition and period', async () => {
    const { status, json, headers } = await relay.ask('/api/v1/statistics');
    expect(status).toBe(200);
    const now = { asOf: 1_732_760_000_000, changedAt: figure.asOf };
    expect(json).toEqual([
      {
        ...figure,
        ...now,
        value: 7,
        period: { from: '2024-01-01', to: '2024-11-28', toDate: true },
      },
      { ...figure, ...now, period: { ...figure.period, toDate: false } },
    ]);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('H-7 a case: rows as the bureau may see them, however its number is typed', async () => {
    for (const number of [CASE, '(2024)粤0607执1号']) {
      const { status, json, text } = await relay.ask(`/api/v1/cases/${encodeURIComponent(number)}`);
      expect(status).toBe(200);
      expect(json).toMatchObject({
        caseNumber: CASE,
        rows: [{ topic: 'party', id: 'P1', seq: 2, view: { name: '张某' } }],
      });
      expect(text).not.toMatch(/张大明|440600|10000000000|某路/);
    }
    expect(
      (await relay.ask(`/api/v1/cases/${encodeURIComponent('（2024）粤0607执9号')}`)).status,
    ).toBe(404);
    expect((await relay.ask('/api/v1/cases/x')).status).toBe(400);
  });

  it('H-8 health: alive, head, storage, clock, displays', async () => {
    expect((await relay.ask('/api/v1/health')).json).toEqual({
      status: 'ok',
      storage: { state: 'ok', since: 1_732_600_000_000, message: null },
      degraded: [],
      unrecorded: [],
      head: relay.store.head(),
      epoch: relay.store.epoch(),
      clock: 1_732_700_000_000,
      court: { name: '示例法院', demo: true },
      displays: 3,
      video: { rtmpPort: 1935, problem: null, recording: null },
      uptime: expect.any(Number),
    });
  });

  it('H-9 HEAD answers without a body; other methods are 405', async () => {
    const head = await relay.ask('/api/v1/statistics', { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, text: '' });
    const post = await relay.ask('/api/v1/statistics', { method: 'POST' });
    expect(post.status).toBe(405);
    expect(post.headers.allow).toBe('GET, HEAD, OPTIONS');
  });
});

describe('reads from elsewhere', () => {
  it.each([
    ['forwarded for someone', { 'x-forwarded-for': '127.0.0.1' }],
    ['forwarded', { forwarded: 'for=127.0.0.1' }],
    ['through a proxy', { via: '1.1 proxy' }],
    ['real ip', { 'x-real-ip': '127.0.0.1' }],
    ['forwarded host', { 'x-forwarded-host': 'localhost' }],
    ['a name bound to this machine (DNS rebinding)', { host: 'evil.example' }],
    ['a name that begins like ours', { host: 'localhost.evil.example' }],
  ])('%s → 401', async (_what, headers) => {
    await refusedEverywhere(headers, 401, 'unauthorized');
  });

  it.each([
    ['another origin', { host: 'localhost', origin: 'http://evil.example' }],
    ['an opaque origin', { host: 'localhost', origin: 'null' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of another port', { 'sec-fetch-site': 'same-site' }],
  ])('%s → 403', async (_what, headers) => {
    await refusedEverywhere(headers, 403, 'forbidden');
  });

  async function refusedEverywhere(
    headers: Record<string, string>,
    expected: number,
    code: string,
  ) {
    for (const path of [
      '/api/v1/statistics',
      '/api/v1/health',
      `/api/v1/cases/${encodeURIComponent(CASE)}`,
    ]) {
      const { status, json } = await relay.ask(path, { headers });
      expect(status).toBe(expected);
      expect(json).toMatchObject({ code });
    }
  }

  it('the socket decides, not what a header says', () => {
    const headers = { host: 'localhost:8080' };
    for (const remoteAddress of ['10.0.0.7', '::ffff:192.168.1.2', '2001:db8::1', undefined]) {
      expect(isLocalReader({ remoteAddress, headers })).toBe(false);
    }
    for (const remoteAddress of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1']) {
      expect(isLocalReader({ remoteAddress, headers })).toBe(true);
    }
    expect(isLocalReader({ remoteAddress: '127.0.0.1', headers: {} })).toBe(false);
    const page = { ...headers, origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' };
    expect(isLocalReader({ remoteAddress: '127.0.0.1', headers: page })).toBe(true);
  });
});

describe('quarantine', () => {
  const list = (query: string, headers: Record<string, string> = {}) =>
    relay.ask(`/api/v1/quarantine${query}`, { headers });
  const remote = { 'x-forwarded-for': '10.0.0.7' };

  beforeEach(async () => {
    await relay.post([event('a', { v: 2 }), event('b', { v: 2 }), event('c', { v: 2 })]);
    await relay.post([event('d', { v: 2 })], { authorization: `Bearer ${OTHER_KEY}` });
  });

  it("H-5 on this machine all of it, newest first, in pages; or one source's", async () => {
    const first = await list('?limit=3');
    expect(first.json).toMatchObject({
      entries: [
        {
          number: 4,
          source: 'other',
          code: 'unknown_version',
          path: '/v',
          raw: JSON.stringify(event('d', { v: 2 })),
        },
        { number: 3 },
        { number: 2 },
      ],
      next: 2,
    });
    expect((await list('?limit=3&before=2')).json).toMatchObject({
      entries: [{ number: 1 }],
      next: null,
    });
    expect((await list('?source=court')).json).toMatchObject({
      entries: [{ number: 3 }, { number: 2 }, { number: 1 }],
    });
  });

  it('H-5 a key sees its own source, from anywhere, and no other', async () => {
    const key = { authorization: `Bearer ${KEY}` };
    expect((await list('', { ...remote, ...key })).json).toMatchObject({
      entries: [{ source: 'court' }, { source: 'court' }, { source: 'court' }],
      next: null,
    });
    expect((await list('?source=other', { ...remote, ...key })).status).toBe(403);
    expect(
      (await list('', { ...remote, authorization: 'Bearer wrong-key-wrong-key' })).status,
    ).toBe(401);
    expect((await list('', { authorization: 'Bearer wrong-key-wrong-key' })).status).toBe(401);
    expect((await list('', remote)).status).toBe(401);
  });

  it('bytes that are no text come as base64', async () => {
    await relay.post(Buffer.from([0xff, 0xfe]), { 'content-type': 'application/x-ndjson' });
    expect((await list('?limit=1')).json).toMatchObject({ entries: [{ rawBase64: '//4=' }] });
  });

  it.each(['?limit=0', '?limit=1000', '?limit=x', '?before=-1', '?sort=up', '?limit=1&limit=2'])(
    'wrong parameters %s → 400',
    async (query) => {
      const { status, json } = await list(query);
      expect(status).toBe(400);
      expect(json).toMatchObject({ code: 'invalid_request' });
    },
  );
});

it('R-3 an error that nobody expected is logged once and tells nothing', async () => {
  const broken = await runApp({
    health: () => {
      throw new Error('secret detail');
    },
  });
  const answer = await broken.ask('/api/v1/health');
  expect(answer).toMatchObject({ status: 500, json: { code: 'internal' } });
  expect(answer.text).not.toContain('secret');
  expect(broken.logged).toHaveLength(1);
  await broken.close();
});
