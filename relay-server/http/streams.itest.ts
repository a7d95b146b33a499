import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Recorder } from '../intake/recorder.ts';
import { MemoryStore } from '../log/memory-store.ts';
import { openProjector } from '../projecting/open-projector.ts';
import { DEFAULT_STATISTICS } from '../rules/indicators/periods.ts';
import { StreamBook } from '../video/streams/stream-book.ts';
import { KEY, type RunningApp, runApp } from './testing/running-app.ts';

const clock = { now: () => 1_732_700_000_000 };
let app: RunningApp;
let book: StreamBook;
let store: MemoryStore;

beforeEach(async () => {
  store = new MemoryStore();
  book = await StreamBook.load(store);
  const recorder = new Recorder({
    store,
    projector: await openProjector(store, DEFAULT_STATISTICS, () => undefined),
    clock,
    onCommit: ({ rows }) => book.update(rows),
    onStorageFailure: () => undefined,
    onError: () => undefined,
  });
  app = await runApp({ recorder, store, streams: { recorder, book, clock, rtmpPort: () => 1935 } });
});
afterEach(() => app.close());

const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
const unit = { id: 'unit-1', title: '单兵 1 号', kind: 'push' };
const post = (body: unknown, over: Record<string, string> = {}) =>
  app.ask('/api/v1/streams', {
    method: 'POST',
    headers: { ...headers, ...over },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const remove = (id: string) => app.ask(`/api/v1/streams/${id}`, { method: 'DELETE', headers });
const keyIn = (json: unknown) =>
  typeof json === 'object' && json !== null && 'key' in json ? String(json.key) : '';

describe('H-11 streams', () => {
  it('a registered stream has a key that the relay itself does not keep', async () => {
    const answer = await post({ ...unit, caseNumber: '(2024)粤0607执12号', officer: '演示法官' });
    expect(answer.status).toBe(201);
    const key = keyIn(answer.json);
    expect(answer.json).toEqual({
      ...unit,
      key: expect.stringMatching(/^[\w-]{24}$/),
      publish: `rtmp://127.0.0.1:1935/field/${key}`,
    });
    expect(book.idOfKey(key)).toBe('unit-1');
    expect(book.get('unit-1')).toMatchObject({ caseNumber: '（2024）粤0607执12号' });
    const kept: unknown[] = [];
    for await (const event of store.eventsFrom(1)) kept.push(event);
    expect(JSON.stringify(kept)).toContain('单兵 1 号');
    expect(JSON.stringify(kept)).not.toContain(key);
  });

  it('a revoked stream’s key opens nothing; it may be registered anew, with another key', async () => {
    const key = keyIn((await post(unit)).json);
    expect((await post(unit)).json).toMatchObject({ status: 409, code: 'stream_conflict' });
    expect((await remove('unit-1')).json).toEqual({ id: 'unit-1', revoked: true });
    expect(book.idOfKey(key)).toBeUndefined();
    expect((await remove('unit-1')).status).toBe(404);
    const again = await post({ ...unit, title: '单兵 2 号' });
    expect(again.status).toBe(201);
    expect(keyIn(again.json)).not.toBe(key);
  });

  it('is listed without keys and addresses', async () => {
    await post(unit);
    const url = 'rtsp://admin:secret@10.0.0.8/stream';
    expect((await post({ id: 'gate', title: '卡口', kind: 'pull', url })).json).toEqual({
      id: 'gate',
      title: '卡口',
      kind: 'pull',
    });
    const list = await app.ask('/api/v1/streams', { headers: { host: 'localhost' } });
    expect(list.json).toMatchObject([
      { id: 'unit-1', kind: 'push', live: false },
      { id: 'gate', kind: 'pull' },
    ]);
    expect(list.text).not.toMatch(/secret|10\.0\.0\.8|[0-9a-f]{64}/);
  });

  it.each([
    ['no JSON', '{', 400, 'invalid_json'],
    ['a path for an id', { ...unit, id: '../../etc' }, 400, 'invalid_request'],
    ['an unknown field', { ...unit, key: 'mine' }, 400, 'invalid_request'],
    [
      'a file to pull',
      { id: 'a', title: 'a', kind: 'pull', url: 'file:///etc/passwd' },
      400,
      'invalid_request',
    ],
    ['a pull from nowhere', { id: 'a', title: 'a', kind: 'pull' }, 400, 'invalid_request'],
    ['a push with an address', { ...unit, url: 'rtsp://x/y' }, 400, 'invalid_request'],
    ['a hostile title', { ...unit, title: 'a\u0000' }, 400, 'invalid_request'],
    ['an array', [unit], 400, 'invalid_request'],
  ])('refuses %s', async (_what, body, status, code) => {
    expect((await post(body)).json).toMatchObject({ status, code });
    expect(book.all()).toEqual([]);
  });

  it('needs a source’s key, and JSON', async () => {
    expect((await post(unit, { authorization: 'Bearer wrong-key-wrong-key' })).status).toBe(401);
    expect((await post(unit, { 'content-type': 'text/plain' })).status).toBe(415);
    const put = await app.ask('/api/v1/streams', { method: 'PUT', headers });
    expect(put.status).toBe(405);
    expect(put.headers.allow).toBe('GET, HEAD, POST, OPTIONS');
  });

  it('E-8 no source says what the relay’s own doors took in', async () => {
    const body = { streamId: 'unit-1', by: 'court' };
    const said = { id: 'x', type: 'stream.revoked', v: 1, occurredAt: clock.now(), body };
    expect((await app.post(said)).json).toMatchObject({
      rejected: [{ code: 'reserved_type', path: '/type' }],
    });
  });
});
