import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RemoteAbsent, RemoteRefused, RemoteRelay } from './remote-relay.ts';

let server: Server;
let url: string;
let answers: ((request: IncomingMessage, response: ServerResponse) => void)[];
let waits: number[];

beforeEach(async () => {
  answers = [];
  waits = [];
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => answers.shift()?.(request, response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const relay = () =>
  new RemoteRelay(url, 'key-of-the-court-0001', async (ms) => {
    waits.push(ms);
  });
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  answers.push((_request, response) => {
    response.writeHead(status, headers).end(JSON.stringify(body));
  });
const taken = { accepted: 1, duplicates: 0, seq: 7 };

describe('RemoteRelay', () => {
  it('waits as long as it is told and sends again while the relay is busy or cannot write', async () => {
    json(429, {}, { 'retry-after': '2' });
    json(503, {}, { 'retry-after': '600' });
    json(200, taken);
    expect(await relay().send([{}])).toMatchObject({ accepted: 1, rejected: [] });
    expect(waits).toEqual([2_000, 10_000]);
  });

  it('a connection that breaks half-way is tried again: the relay restarts', async () => {
    json(200, { clock: 5 });
    answers.push((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"acc');
      setImmediate(() => response.destroy());
    });
    answers.push((request) => request.socket.destroy());
    json(200, { ...taken, accepted: 0, duplicates: 1 });
    const remote = relay();
    expect(await remote.clock()).toBe(5);
    expect(await remote.send([{}])).toMatchObject({ duplicates: 1 });
    expect(waits).toHaveLength(2);
  });

  it('nobody there is said at once', async () => {
    server.close();
    await once(server, 'close');
    await expect(relay().send([{}])).rejects.toThrow(RemoteAbsent);
    expect(waits).toEqual([]);
  });

  it('somebody else there is said, not thrown as an accident', async () => {
    json(200, 'hello');
    await expect(relay().send([{}])).rejects.toThrow('不是本系统');
    answers.push((_request, response) => response.end('<html>'));
    await expect(relay().clock()).rejects.toThrow('不是本系统');
    answers.push((_request, response) => response.writeHead(500).end('<html>'));
    await expect(relay().read('/x')).rejects.toThrow('HTTP 500');
  });

  it('a wrong key is said in the words of the relay', async () => {
    json(401, { title: '没有密钥，或密钥不对', code: 'unauthorized' });
    const sending = relay().send([{}]);
    await expect(sending).rejects.toThrow(RemoteRefused);
    await expect(sending).rejects.toThrow('没有密钥');
  });

  it('reads many paths at once and answers in their order', async () => {
    for (let at = 0; at < 40; at += 1) {
      answers.push((request, response) => {
        if (request.url === '/7') response.writeHead(404).end('{}');
        else response.end(JSON.stringify(request.url));
      });
    }
    const paths = Array.from({ length: 40 }, (_, at) => `/${at}`);
    expect(await relay().readAll(paths)).toEqual(
      paths.map((path) => (path === '/7' ? null : path)),
    );
  });
});
