import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRelay } from '../access/testing/access-relay.ts';
import { addAccount, PASSWORD } from '../access/testing/sign-in.ts';
import { SettingsError } from '../config/env.ts';
import { readTls } from '../config/tls.ts';

let folder: string;
const pem = (name: string) => join(folder, name);

/** Makes a key and a certificate of this machine that nobody trusts but who is told to. */
function makePair(name: string, days: number): void {
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-keyout', pem(`${name}.key`), '-out', pem(`${name}.crt`), '-days', String(days)],
      ...['-subj', '/CN=only for a test', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ],
    { stdio: 'ignore' },
  );
}

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

// A certificate cannot be made without it; everything else of TLS is Node's own.
describe.skipIf(!hasOpenssl())('a relay with a certificate', () => {
  let world: Awaited<ReturnType<typeof accessRelay>>;
  let ca: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tls-'));
    makePair('good', 90);
    makePair('short', 5);
    const files = { cert: pem('good.crt'), key: pem('good.key') };
    ca = readFileSync(files.cert, 'utf8');
    world = await accessRelay({ tls: readTls(files, Date.now()).pems, demo: false });
    await addAccount(world.relay, 'judge');
  });
  afterAll(async () => {
    await world.relay.close();
    rmSync(folder, { recursive: true });
    expect(world.errors).toEqual([]);
  });

  const post = (path: string, body: object) =>
    new Promise<{ status: number | undefined; cookies: readonly string[] }>((resolve, reject) => {
      const asked = request(`${world.relay.url}/api/v1${path}`, {
        ...{ method: 'POST', ca, agent: false },
        headers: { 'content-type': 'application/json', origin: world.relay.url },
      });
      asked.on('response', (response) => {
        response.resume();
        const { statusCode: status, headers } = response;
        response.on('end', () => resolve({ status, cookies: headers['set-cookie'] ?? [] }));
      });
      asked.on('error', reject);
      asked.end(JSON.stringify(body));
    });

  it('H-51 H-60 speaks HTTPS; what signs in, and what lets a display in, is sent over TLS alone', async () => {
    expect(world.relay.url).toMatch(/^https:/);
    const signedIn = await post('/sign-in', { account: 'judge', password: PASSWORD });
    expect(signedIn.status).toBe(200);
    const display = await post('/displays/self', {});
    for (const cookie of [...signedIn.cookies, ...display.cookies]) {
      expect(cookie).toMatch(/; HttpOnly; SameSite=Strict.*; Secure$/);
    }
    expect([signedIn.cookies, display.cookies].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('F-4 F-61 a page of its own is welcomed over wss', async () => {
    const { url } = world.relay;
    const socket = io(url, {
      ...{ transports: ['websocket'], forceNew: true, ca, extraHeaders: { origin: url } },
    });
    const welcome = await new Promise((resolve, reject) => {
      socket.once('welcome', resolve);
      socket.once('connect_error', reject);
    });
    socket.disconnect();
    expect(welcome).toMatchObject({ audience: 'closed' });
  });

  it('answers nothing to whom it does not speak TLS with', async () => {
    await expect(fetch(world.relay.url.replace('https', 'http'))).rejects.toThrow();
    const untrusted = new Promise((_resolve, reject) => {
      get(world.relay.url, { agent: false }).on('error', reject);
    });
    await expect(untrusted).rejects.toThrow(/self.signed/);
  });

  it('an offer of another protocol is answered as if it had not been made', async () => {
    const port = Number(new URL(world.relay.url).port);
    const socket = connect({ host: '127.0.0.1', port, ca });
    socket.write(
      'GET /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n',
    );
    const [first] = await new Promise<Buffer[]>((resolve, reject) => {
      socket.once('data', (bytes: Buffer) => resolve([bytes]));
      socket.once('error', reject);
    });
    socket.destroy();
    expect(String(first)).toMatch(/^HTTP\/1\.1 404 /);
  });

  it('what is wrong with the two files is said before anything is served', () => {
    writeFileSync(pem('text.pem'), 'this is no certificate');
    const now = Date.now();
    const wrong: [string, string, RegExp][] = [
      ['none.crt', 'good.key', /RELAY_TLS_CERT 的文件读不到/],
      ['text.pem', 'good.key', /RELAY_TLS_CERT 的文件不是 PEM 格式的证书/],
      ['good.crt', 'text.pem', /RELAY_TLS_KEY 的文件不是 PEM 格式的私钥/],
      ['good.crt', 'short.key', /不是一对/],
    ];
    for (const [cert, key, words] of wrong) {
      const read = () => readTls({ cert: pem(cert), key: pem(key) }, now);
      expect(read).toThrow(SettingsError);
      expect(read).toThrow(words);
    }
  });

  it('a certificate that ends soon, or has ended, is told of and served all the same', () => {
    const of = (name: string, later: number) =>
      readTls({ cert: pem(`${name}.crt`), key: pem(`${name}.key`) }, Date.now() + later).warning;
    expect(of('good', 0)).toBeNull();
    expect(of('short', 0)).toMatch(/即将到期/);
    expect(of('short', 10 * 86_400_000)).toMatch(/已过期/);
  });
});
