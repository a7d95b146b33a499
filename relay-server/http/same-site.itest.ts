import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cookieOf } from '../access/testing/fixed-access.ts';
import { type RecordingWorld, recordingWorld } from '../video/recording/testing/recording-world.ts';
import { libraryClient, recordRun } from './testing/library-client.ts';
import { libraryOf } from './testing/library-of.ts';
import { type RunningApp, runApp } from './testing/running-app.ts';

let world: RecordingWorld;
let app: RunningApp;
let page: ReturnType<typeof libraryClient>;
beforeEach(async () => {
  world = await recordingWorld();
  await recordRun(world, 'run-1');
  app = await runApp(libraryOf(world));
  page = libraryClient(app);
});
afterEach(async () => {
  await app.close();
  world.remove();
});

const hold = (headers: Record<string, string>) =>
  page.post('/api/v1/recordings/run-1/hold', { reason: '调取' }, headers);

describe('H-16 what changes something is taken from who is signed in, and from the relay’s own pages only', () => {
  it.each<[string, (port: number) => Record<string, string>]>([
    ['a program of this machine', () => ({})],
    ['the relay’s page', (port) => ({ origin: `http://127.0.0.1:${port}` })],
    [
      'its fetch, as browsers tell it',
      (port) => ({ origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' }),
    ],
    ['somebody elsewhere', (port) => ({ host: `wall.example:${port}` })],
    [
      'a page under another of the relay’s names',
      (port) => ({ host: `wall.example:${port}`, origin: `http://wall.example:${port}` }),
    ],
    ['a proxy', () => ({ 'x-forwarded-for': '10.0.0.9' })],
    ['a charset that is UTF-8', () => ({ 'content-type': 'application/json; charset=utf-8' })],
  ])('takes %s', async (_who, headers) => {
    expect((await hold(headers(app.port))).status).toBe(200);
  });

  it.each<[string, number, (port: number) => Record<string, string>]>([
    ['a page of another site', 403, () => ({ origin: 'https://example.org' })],
    ['a page of another port', 403, () => ({ origin: 'http://127.0.0.1:1' })],
    ['a page without an origin', 403, () => ({ origin: 'null' })],
    ['nobody', 401, () => ({ cookie: '' })],
    ['a cookie that is none', 401, () => ({ cookie: `wall_sign_in=${'A'.repeat(43)}` })],
    ['who may read only', 403, () => ({ cookie: cookieOf('auditor') })],
    ['what a browser was told to open', 403, () => ({ 'sec-fetch-site': 'none' })],
    ['a fetch across sites', 403, () => ({ 'sec-fetch-site': 'cross-site' })],
    ['a fetch from another port', 403, () => ({ 'sec-fetch-site': 'same-site' })],
    ['a form', 415, () => ({ 'content-type': 'application/x-www-form-urlencoded' })],
    ['a form that hides JSON', 415, () => ({ 'content-type': 'text/plain' })],
    ['lines of JSON', 415, () => ({ 'content-type': 'application/x-ndjson' })],
    ['another charset', 415, () => ({ 'content-type': 'application/json; charset=gbk' })],
  ])('refuses %s with %i', async (_who, status, headers) => {
    expect((await hold(headers(app.port))).json).toMatchObject({ status });
    expect(world.book.get('run-1')).toMatchObject({ held: false });
  });

  it.each([
    ['POST', '/api/v1/clips', 415],
    ['POST', '/api/v1/clips/c/withdraw', 415],
    ['POST', '/api/v1/recordings/run-1/link', 415],
    ['POST', '/api/v1/recordings/run-1/release', 415],
    ['GET', '/api/v1/recordings/run-1/hold', 405],
    ['PUT', '/api/v1/clips', 405],
    ['DELETE', '/api/v1/recordings/run-1', 405],
  ])('%s %s without more is %i', async (method, path, status) => {
    const headers = { host: `127.0.0.1:${app.port}` };
    const signedIn = { ...headers, cookie: cookieOf('judge') };
    expect((await app.ask(path, { method, headers: signedIn })).status).toBe(status);
    const nobodys = await app.ask(path, { method, headers });
    expect(nobodys.status).toBe(status === 415 ? 401 : status);
  });
});
