import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { event, KEY, type RunningApp, runApp } from './testing/running-app.ts';

let relay: RunningApp;
beforeEach(async () => {
  relay = await runApp();
});
afterEach(() => relay.close());

const body = JSON.stringify(event('a'));
const request = (headers: string) =>
  `POST /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${KEY}\r\n` +
  `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}` +
  'GET /none HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n';

describe('what a client offers beside its request', () => {
  it.each([
    'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n',
    'Connection: Upgrade\r\nUpgrade: websocket\r\n',
    'Upgrade: h2c\r\n',
    'Expect: the-moon\r\n',
  ])('%j is passed over: the events are taken, and the connection goes on', async (headers) => {
    const answers = await relay.raw(request(headers));
    expect(answers).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answers).toContain('HTTP/1.1 404 Not Found');
    expect(await relay.store.findEvents('court', ['a'])).toHaveLength(1);
  });

  it('a large body behind an offer arrives whole', async () => {
    const events = Array.from({ length: 1_000 }, (_, n) =>
      event(`b${n}`, { body: { code: '012', note: 'x'.repeat(200) } }),
    );
    const answer = await relay.post(events, {
      connection: 'Upgrade, HTTP2-Settings',
      upgrade: 'h2c',
      'http2-settings': 'AAMAAABkAAQAAP__',
    });
    expect(answer).toMatchObject({ status: 200, json: { accepted: 1_000 } });
  });

  it('a tunnel is refused in the common format', async () => {
    const answer = await relay.raw('CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\n/);
    expect(answer).toContain('"code":"method_not_allowed"');
  });
});

it('a connection on which nothing moves is let go', async () => {
  const never = new Promise<never>(() => undefined);
  const waiting = await runApp({ recorder: { record: () => never } }, { idleMs: 200 });
  expect(await waiting.raw(request(''))).toBe('');
  await waiting.close();
});
