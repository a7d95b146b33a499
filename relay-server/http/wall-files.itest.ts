import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, runApp } from './testing/running-app.ts';

let folder: string;
let relay: RunningApp;
const script = `export const words = '${'大屏 '.repeat(2_000)}';`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wall-'));
  const root = join(folder, 'wall');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'wall.html'), '<!doctype html><title>智行云视中心</title>');
  writeFileSync(join(root, 'assets/wall-abc123.js'), script);
  writeFileSync(join(root, 'assets/noto-1.woff2'), Buffer.alloc(5_000, 7));
  writeFileSync(join(folder, 'secret.txt'), 'not for the web');
  relay = await runApp({ webRoot: root });
});
afterAll(async () => {
  await relay.close();
  rmSync(folder, { recursive: true });
});

describe('the built pages', () => {
  it('/ leads to the wall', async () => {
    const { status, headers } = await relay.ask('/');
    expect(status).toBe(302);
    expect(headers.location).toBe('/wall.html');
  });

  it('pages are checked again each time, hashed assets are kept for good', async () => {
    const page = await relay.ask('/wall.html');
    expect(page.text).toContain('智行云视中心');
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    });
    const asset = await relay.ask('/assets/wall-abc123.js');
    expect(asset.text).toBe(script);
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const again = await relay.ask('/wall.html', {
      headers: { 'if-none-match': page.headers.etag ?? '' },
    });
    expect(again).toMatchObject({ status: 304, text: '' });
  });

  it('text is sent compressed to those who take it; fonts as they are', async () => {
    const gzip = { headers: { 'accept-encoding': 'gzip, br' } };
    const asset = await relay.ask('/assets/wall-abc123.js', gzip);
    expect(asset.headers['content-encoding']).toBe('gzip');
    expect(asset.headers.vary).toMatch(/accept-encoding/i);
    expect(Number(asset.headers['content-length'])).toBeLessThan(script.length / 10);
    const refused = { headers: { 'accept-encoding': 'gzip;q=0' } };
    expect((await relay.ask('/assets/wall-abc123.js', refused)).text).toBe(script);
    const font = await relay.ask('/assets/noto-1.woff2', gzip);
    expect(font.headers['content-encoding']).toBeUndefined();
    expect(font.headers['content-type']).toBe('font/woff2');
  });

  it('nothing but what was built can be asked for', async () => {
    for (const path of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/../../secret.txt',
      '/assets',
      '/assets/',
      '//etc/passwd',
      '/wall.html/',
      '/wall.html%00',
    ]) {
      expect((await relay.ask(path)).status).toBe(404);
    }
    expect((await relay.ask('/wall.html', { method: 'POST' })).status).toBe(405);
    expect(await relay.ask('/wall.html', { method: 'HEAD' })).toMatchObject({
      status: 200,
      text: '',
    });
  });

  it('every answer carries the security headers and none tells what runs here', async () => {
    for (const path of ['/wall.html', '/api/v1/health', '/nothing']) {
      const { headers } = await relay.ask(path);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      // The console shows small pictures of walls; nothing else is framed, by nobody else.
      const by = path === '/wall.html' ? 'self' : 'none';
      expect(headers['content-security-policy']).toContain(`frame-ancestors '${by}'`);
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers.server).toBeUndefined();
    }
  });

  it('a script has the policy too, for it may run as a worker; fonts go without what says nothing of them', async () => {
    const script = (await relay.ask('/assets/wall-abc123.js')).headers;
    expect(script['content-security-policy']).toContain("default-src 'none'");
    const font = (await relay.ask('/assets/noto-1.woff2')).headers;
    for (const headers of [script, font]) {
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['x-frame-options']).toBeUndefined();
    }
    expect(font['content-security-policy']).toBeUndefined();
    // Nothing that only looks like a part of the page.
    for (const path of ['/assets/x.html', '/assets/x.css/y', '/video/x.css', '/assets/x.svg']) {
      expect((await relay.ask(path)).headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-frame-options': 'DENY',
      });
    }
  });
});
