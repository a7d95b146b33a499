import { EventEmitter, once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Overloaded } from '../intake/recorder.ts';
import { StorageUnavailable } from '../log/storage-unavailable.ts';
import { event, KEY, type RunningApp, runApp } from './testing/running-app.ts';

let relay: RunningApp;
beforeEach(async () => {
  relay = await runApp();
});
afterEach(() => relay.close());

const problem = (status: number, code: string) => ({
  status,
  json: expect.objectContaining({ type: 'about:blank', status, code, title: expect.any(String) }),
});
const quarantined = () => relay.store.quarantine({ limit: 100 });

describe('what is accepted', () => {
  it('H-1 H-2 one object, an array, NDJSON; the answer tells what became of them', async () => {
    expect(await relay.post(event('a'))).toMatchObject({
      status: 200,
      json: { accepted: 1, duplicates: 0, seq: 1 },
    });
    expect((await relay.post([event('b'), event('c'), event('b')])).json).toEqual({
      accepted: 2,
      duplicates: 1,
      seq: 3,
    });
    const lines = `${JSON.stringify(event('d'))}\r\n\n  \n${JSON.stringify(event('e'))}`;
    const answer = await relay.post(lines, {
      'content-type': 'Application/X-NDJSON; charset="UTF-8"',
    });
    expect(answer.json).toEqual({ accepted: 2, duplicates: 0, seq: 5 });
  });

  it('an empty list is nothing; a byte order mark is no obstacle', async () => {
    expect((await relay.post('[]')).json).toEqual({ accepted: 0, duplicates: 0, seq: 0 });
    expect((await relay.post(`\ufeff${JSON.stringify(event('a'))}`)).status).toBe(200);
  });

  it('H-1 gzip', async () => {
    const body = gzipSync(JSON.stringify([event('a'), event('b')]));
    expect((await relay.post(body, { 'content-encoding': 'gzip' })).json).toMatchObject({
      accepted: 2,
    });
  });

  it('E-4 a case number in half-width brackets is normalised', async () => {
    await relay.post(event('a', { caseNumber: '(2024)粤0607执1号' }));
    const [logged] = await relay.store.findEvents('court', ['a']);
    expect(logged?.caseNumber).toBe('（2024）粤0607执1号');
  });

  it('H-1 the key names the source', async () => {
    await relay.post(event('a'), { authorization: 'bearer key-of-another-one-02' });
    expect(await relay.store.findEvents('other', ['a'])).toHaveLength(1);
    expect(await relay.store.findEvents('court', ['a'])).toHaveLength(0);
  });
});

describe('events that are refused', () => {
  it('H-3 R-1 R-2 good ones are committed, the others answered by index and quarantined as sent', async () => {
    const text = `[${JSON.stringify(event('a'))}, {"id":"x" ,"id":"b","v":1}, ${JSON.stringify(event('c', { v: 2 }))}]`;
    const answer = await relay.post(text);
    expect(answer).toMatchObject(problem(422, 'events_refused'));
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json).toMatchObject({
      accepted: 1,
      duplicates: 0,
      seq: 1,
      rejected: [
        { index: 1, code: 'missing_field', path: '/type', message: expect.any(String) },
        { index: 2, code: 'unknown_version', path: '/v', message: expect.any(String) },
      ],
    });
    const raws = (await quarantined()).map(({ raw }) => Buffer.from(raw).toString());
    expect(raws).toContain('{"id":"x" ,"id":"b","v":1}');
  });

  it.each([
    ['unknown type', { type: 'case.exploded' }, 'unknown_type', '/type'],
    ['type of the prototype', { type: 'toString' }, 'unknown_type', '/type'],
    ['unknown version', { v: 9 }, 'unknown_version', '/v'],
    ['wrong type of a field', { body: { code: 12 } }, 'invalid_value', '/body/code'],
    ['missing body field', { body: {} }, 'missing_field', '/body/code'],
    ['unknown field', { body: { code: '012', extra: 1 } }, 'unknown_field', '/body'],
    ['impossible instant', { occurredAt: 12 }, 'invalid_value', '/occurredAt'],
    ['impossible case number', { caseNumber: '粤0607' }, 'invalid_value', '/caseNumber'],
    ['hostile id', { id: '<script>' }, 'invalid_value', '/id'],
    ['no case number', { caseNumber: undefined }, 'missing_field', '/caseNumber'],
    [
      'impossible date',
      { type: 'case.extended', body: { until: '2024-02-30', approver: '院长' } },
      'invalid_value',
      '/body/until',
    ],
    [
      'negative amount',
      { type: 'payment.waived', body: { amount: -1 } },
      'invalid_value',
      '/body/amount',
    ],
    [
      'amount beyond safe integers',
      { type: 'payment.waived', body: { amount: 2 ** 53 } },
      'invalid_value',
      '/body/amount',
    ],
    [
      'amount in yuan with a fraction',
      { type: 'payment.waived', body: { amount: 10.5 } },
      'invalid_value',
      '/body/amount',
    ],
    [
      '10⁵ characters',
      { body: { code: '012', note: 'x'.repeat(100_000) } },
      'invalid_value',
      '/body/note',
    ],
    [
      'a control character',
      { body: { code: '012', note: 'a\u0000b' } },
      'invalid_value',
      '/body/note',
    ],
  ])('E-1 E-9 %s → its code and path', async (_what, changes, code, path) => {
    const answer = await relay.post([event('a', changes)]);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ accepted: 0, rejected: [{ index: 0, code, path }] });
    expect(await quarantined()).toHaveLength(1);
    expect(relay.logged).toEqual([]);
  });

  it('markup is text: it is stored as it is', async () => {
    const note = '<script>alert(1)</script>';
    expect((await relay.post(event('a', { body: { code: '012', note } }))).status).toBe(200);
    const [logged] = await relay.store.findEvents('court', ['a']);
    expect(logged?.body).toMatchObject({ note });
  });

  it('E-9 a lone surrogate, escaped or not, is refused', async () => {
    const escaped = JSON.stringify(event('a', { body: { code: '012', note: '!' } })).replace(
      '"!"',
      '"\\ud800"',
    );
    expect((await relay.post(escaped)).json).toMatchObject({
      rejected: [{ code: 'invalid_value', path: '/body/note' }],
    });
  });

  it('__proto__ and constructor are refused and touch nothing', async () => {
    const text = JSON.stringify(event('a')).replace('{', '{"__proto__":{"polluted":1},');
    const inBody = JSON.stringify(event('b')).replace(
      '"body":{',
      '"body":{"__proto__":{"polluted":1},',
    );
    const answer = await relay.post(
      `[${text},${inBody},${JSON.stringify(event('c', { constructor: 1 }))}]`,
    );
    expect(answer.json).toMatchObject({
      accepted: 0,
      rejected: [{ code: 'unknown_field' }, { code: 'unknown_field' }, { code: 'unknown_field' }],
    });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('depth bombs are refused as events, not as crashes', async () => {
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const bomb = JSON.stringify(event('a')).replace('"012"', deep(100_000));
    const answer = await relay.post(`[${bomb},${JSON.stringify(event('b'))}]`);
    expect(answer.json).toMatchObject({
      accepted: 1,
      rejected: [{ index: 0, code: 'invalid_envelope' }],
    });
    const inside = {
      type: 'amend.corrected',
      caseNumber: undefined,
      body: { amends: 'b', body: { x: '!' }, reason: 'r' },
    };
    const hidden = JSON.stringify(event('c', inside)).replace('"!"', deep(5_000));
    expect((await relay.post(hidden)).json).toMatchObject({
      rejected: [{ code: 'invalid_envelope' }],
    });
    expect((await relay.post(deep(500_000))).status).toBe(422);
    expect(relay.logged).toEqual([]);
  });

  it("NDJSON: a bad line is that line's refusal, its bytes are kept", async () => {
    const bad = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
    const body = Buffer.concat([
      Buffer.from(`${JSON.stringify(event('a'))}\n`),
      bad,
      Buffer.from(`\n{"id":\n"text"\n${JSON.stringify(event('b'))}\n`),
    ]);
    const answer = await relay.post(body, { 'content-type': 'application/x-ndjson' });
    expect(answer.json).toMatchObject({
      accepted: 2,
      rejected: [
        { index: 1, code: 'invalid_envelope' },
        { index: 2, code: 'invalid_envelope' },
        { index: 3, code: 'invalid_envelope' },
      ],
    });
    const raws = (await quarantined()).map(({ raw }) => [...raw]);
    expect(raws).toContainEqual([...bad]);
  });

  it('E-2 H-3 same id with another body: 409 for one event object, a refusal in a list', async () => {
    await relay.post(event('a'));
    const other = event('a', { body: { code: '013' } });
    const single = await relay.post(other);
    expect(single).toMatchObject(problem(409, 'id_conflict'));
    expect(single.json).toMatchObject({
      accepted: 0,
      rejected: [{ index: 0, code: 'id_conflict' }],
    });
    expect((await relay.post([other])).status).toBe(422);
    expect((await relay.post(event('a'))).json).toMatchObject({ duplicates: 1 });
  });
});

describe('requests that fail as a whole (R-3)', () => {
  it.each(['', '{', '{"id":1,}', 'nonsense', '"text"', '17', 'null', '[1,2', "{'id':1}", '{} {}'])(
    'JSON %j → 400 invalid_json',
    async (body) => {
      expect(await relay.post(body)).toMatchObject(problem(400, 'invalid_json'));
    },
  );

  it('bytes that are not UTF-8 → 400', async () => {
    const body = Buffer.concat([Buffer.from('["'), Buffer.from([0xc3, 0x28]), Buffer.from('"]')]);
    expect(await relay.post(body)).toMatchObject(problem(400, 'invalid_json'));
  });

  it.each([
    ['no key', ''],
    ['a wrong key', 'Bearer wrong-key-wrong-key-00'],
    ['a prefix of the key', `Bearer ${KEY.slice(0, -1)}`],
    ['another scheme', `Basic ${KEY}`],
    ['two keys', `Bearer ${KEY} ${KEY}`],
    ['10⁴ characters', `Bearer ${'x'.repeat(10_000)}`],
  ])('%s → 401', async (_what, authorization) => {
    const answer = await relay.post(event('a'), { authorization });
    expect(answer).toMatchObject(problem(401, 'unauthorized'));
    expect(answer.headers['www-authenticate']).toContain('Bearer');
    expect(relay.store.head().seq).toBe(0);
  });

  it.each([
    ['text/plain', {}],
    ['application/x-www-form-urlencoded', {}],
    ['application/json; charset=gb18030', {}],
    ['application/json', { 'content-encoding': 'br' }],
    ['application/json', { 'content-encoding': 'gzip, gzip' }],
  ])('content type %s %j → 415', async (type, more) => {
    const answer = await relay.post(event('a'), { 'content-type': type, ...more });
    expect(answer).toMatchObject(problem(415, 'unsupported_media_type'));
  });

  it('H-1 1,001 events, or more than 1 MiB → 413, and nothing is recorded', async () => {
    const many = Array.from({ length: 1_001 }, (_, index) => event(`e${index}`));
    expect(await relay.post(many)).toMatchObject(problem(413, 'too_large'));
    const lines = many.map((each) => JSON.stringify(each)).join('\n');
    expect(await relay.post(lines, { 'content-type': 'application/x-ndjson' })).toMatchObject(
      problem(413, 'too_large'),
    );
    const large = JSON.stringify(event('a', { body: { note: 'x'.repeat(1024 * 1024) } }));
    expect(await relay.post(large)).toMatchObject(problem(413, 'too_large'));
    expect(await relay.post(large, { 'transfer-encoding': 'chunked' })).toMatchObject(
      problem(413, 'too_large'),
    );
    expect(relay.store.head().seq).toBe(0);
    expect(await relay.post(many.slice(0, 1_000))).toMatchObject({ status: 200 });
  });

  it('H-1 a gzip bomb → 413; broken or cut-off gzip → 400', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    const gzip = { 'content-encoding': 'gzip' };
    expect(await relay.post(bomb, gzip)).toMatchObject(problem(413, 'too_large'));
    const sound = gzipSync(JSON.stringify(event('a')));
    const broken = Buffer.from(sound).fill(7, 12, 20);
    expect(await relay.post(broken, gzip)).toMatchObject(problem(400, 'bad_encoding'));
    expect(await relay.post(sound.subarray(0, 30), gzip)).toMatchObject(
      problem(400, 'bad_encoding'),
    );
    expect(await relay.post(event('a'), gzip)).toMatchObject(problem(400, 'bad_encoding'));
  });

  it('H-9 GET, PUT, DELETE → 405 with Allow; OPTIONS tells', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await relay.ask('/api/v1/events', { method });
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe('POST, OPTIONS');
    }
    const put = await relay.ask('/api/v1/events', { method: 'PUT' });
    expect(put).toMatchObject(problem(405, 'method_not_allowed'));
    const options = await relay.ask('/api/v1/events', { method: 'OPTIONS' });
    expect(options.status).toBe(204);
    expect(options.headers.allow).toBe('POST, OPTIONS');
    expect(options.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('an unknown address → 404; a path that cannot be decoded → 400', async () => {
    for (const path of ['/api/v1/nothing', '/api/v2/events', '/wall.php', '/api/v1/Events']) {
      expect(await relay.ask(path)).toMatchObject(problem(404, 'not_found'));
    }
    expect(await relay.ask('/api/v1/cases/%E0%A4%A')).toMatchObject(
      problem(400, 'invalid_request'),
    );
  });
});

describe('uploads that break', () => {
  const head = (length: number) =>
    [
      'POST /api/v1/events HTTP/1.1',
      'Host: 127.0.0.1',
      `Authorization: Bearer ${KEY}`,
      'Content-Type: application/x-ndjson',
      `Content-Length: ${length}`,
      '',
      '',
    ].join('\r\n');

  it('a cut-off upload is not recorded in part', async () => {
    const line = `${JSON.stringify(event('a'))}\n`;
    const answer = await relay.raw(head(line.length * 2) + line, true);
    expect(answer).toContain('400');
    expect(answer).toContain('body_cut_off');
    expect(relay.store.head().seq).toBe(0);
    expect((await relay.post(event('b'))).json).toMatchObject({ seq: 1 });
    expect(relay.logged).toEqual([]);
  });

  it('a sender that vanishes in the middle leaves nothing behind', async () => {
    const line = `${JSON.stringify(event('a'))}\n`;
    await relay.vanish(head(line.length * 2) + line);
    expect((await relay.post(event('b'))).json).toMatchObject({ seq: 1 });
    expect(relay.logged).toEqual([]);
  });

  it('H-10 a body or headers that trickle are ended after the limit', async () => {
    const slow = await runApp({}, { headersMs: 50, requestMs: 60, checkMs: 20 });
    const line = `${JSON.stringify(event('a'))}\n`;
    expect(await slow.raw(head(line.length * 2) + line)).toContain('request_timeout');
    expect(await slow.raw('POST /api/v1/events HTTP/1.1\r\nHost: x\r\nX-Slow: ')).toContain('408');
    expect(slow.store.head().seq).toBe(0);
    await slow.close();
  });

  it('what is no HTTP, or has endless headers, gets an answer and no more', async () => {
    expect(await relay.raw('\u0016\u0003\u0001 not http\r\n\r\n')).toContain('invalid_request');
    const headers = `X-A: ${'a'.repeat(20_000)}\r\n`;
    const endless = await relay.raw(`GET / HTTP/1.1\r\nHost: x\r\n${headers}\r\n`);
    expect(endless).toContain('431');
    expect(endless).toContain('headers_too_large');
    expect((await relay.post(event('a'))).status).toBe(200);
  });
});

describe('floods and failures', () => {
  it('H-10 more than the rate → 429 with Retry-After; another source is not affected', async () => {
    const bounded = await runApp({ limits: { burst: 3, perSecond: 0.001 } });
    const statuses: number[] = [];
    for (const id of ['a', 'b', 'c', 'd']) statuses.push((await bounded.post(event(id))).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const answer = await bounded.post(event('e'));
    expect(answer).toMatchObject(problem(429, 'rate_limited'));
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    const other = { authorization: 'Bearer key-of-another-one-02' };
    expect((await bounded.post(event('a'), other)).status).toBe(200);
    await bounded.close();
  });

  it('H-10 more at once than may be in flight → 429, and the rest is recorded', async () => {
    const held = new EventEmitter();
    let arrived = 0;
    const bounded = await runApp({
      limits: { inFlightOfSource: 2 },
      recorder: {
        record: async () => {
          arrived += 1;
          if (arrived === 2) held.emit('full');
          if (arrived <= 2) await once(held, 'release');
          return { accepted: 1, duplicates: 0, rejected: [], seq: 1 };
        },
      },
    });
    const statuses: number[] = [];
    const full = once(held, 'full');
    const first = bounded.post(event('a'));
    const second = bounded.post(event('b'));
    await full;
    statuses.push((await bounded.post(event('c'))).status);
    held.emit('release');
    statuses.push((await first).status, (await second).status);
    expect(statuses).toEqual([429, 200, 200]);
    expect((await bounded.post(event('d'))).status).toBe(200);
    await bounded.close();
  });

  it.each([
    ['storage full', new StorageUnavailable('full'), 503, 'storage_unavailable', 0],
    ['storage closed', new StorageUnavailable('closed'), 503, 'shutting_down', 0],
    ['queue full', new Overloaded('queue'), 429, 'rate_limited', 0],
    ['an unexpected error', new Error('secret detail'), 500, 'internal', 0],
  ])('%s → an honest answer', async (_what, error, status, code, logged) => {
    const failing = await runApp({ recorder: { record: () => Promise.reject(error) } });
    const answer = await failing.post(event('a'));
    expect(answer).toMatchObject(problem(status, code));
    expect(answer.text).not.toContain('secret');
    expect(failing.logged).toHaveLength(logged);
    await failing.close();
  });

  it('a refusal for storage says what to do and when to come back', async () => {
    const failing = await runApp({
      recorder: { record: () => Promise.reject(new StorageUnavailable('full')) },
    });
    const answer = await failing.post(event('a'));
    expect(answer.json).toMatchObject({ detail: expect.stringContaining('清理磁盘') });
    expect(answer.headers['retry-after']).toBe('2');
    await failing.close();
  });
});
