import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect } from 'playwright/test';
import { filing, nextCase, payment } from './support/events.ts';
import { Command } from './support/process.ts';

const KEY = 'key-of-the-court-0001';
const SERVE = 'relay-server/cli/serve.ts';
const READY = /已启动：(http:\/\/127\.0\.0\.1:\d+)\/wall\.html/;

/** A data folder of its own, and no process left behind. */
const test = base.extend<{
  folder: string;
  run: (file: string, env?: Record<string, string>) => Command;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants an object pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'wall-process-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  run: async ({ folder }, use) => {
    const running: Command[] = [];
    await use((file, env = {}) => {
      const settings = { RELAY_DATA: folder, RELAY_PORT: '0', RELAY_SOURCE_KEYS: `court:${KEY}` };
      const command = new Command(file, { ...settings, ...env });
      running.push(command);
      return command;
    });
    await Promise.all(running.map((command) => command.end('SIGKILL')));
  },
});

async function post(url: string, events: unknown) {
  const response = await fetch(`${url}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(events),
  });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

test('npm run serve: says where it is, serves the wall, ends cleanly, and has everything after a kill', async ({
  run,
  page,
}) => {
  const caseNumber = nextCase();
  const first = run(SERVE);
  const [, url = ''] = await first.says(READY);
  await page.goto(`${url}/wall.html`);
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-link', 'live');
  await expect(page.getByText('演示数据')).toHaveCount(0);
  // Nobody has let it in: it shows a code and nothing of the bureau.
  await expect(root).toHaveAttribute('data-room-mode', 'closed');
  await expect(page.getByText(/^\d{3} ?\d{3}$/)).toBeVisible();
  // Before them: the day, and the first wall.
  const sent = await post(url, [filing(caseNumber), payment(1_230_000, caseNumber)]);
  expect(sent).toMatchObject({ status: 200, body: { accepted: 2, seq: 4 } });
  await expect(root).toHaveAttribute('data-seq', '4');
  await page.close();
  // A power cut in miniature: what was acknowledged is there.
  await first.end('SIGKILL');

  const second = run(SERVE);
  const [, again = ''] = await second.says(READY);
  expect(await post(again, [filing(caseNumber, { claimAmount: 1 })])).toMatchObject({
    status: 422,
  });
  const health = await (await fetch(`${again}/api/v1/health`)).json();
  expect(health).toMatchObject({ status: 'ok', head: { seq: 4 } });
  expect(await second.end('SIGTERM')).toBe(0);
  expect(second.output).toContain('正在停止');
});

test('a taken port is said in Chinese with the remedy, exit 1', async ({ run }) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = String(typeof address === 'object' ? address?.port : '');
  const command = run(SERVE, { RELAY_PORT: port });
  expect(await command.end()).toBe(1);
  expect(command.output).toContain(`端口 ${port} 已被占用`);
  expect(command.output).toContain('RELAY_PORT');
  expect(command.output).not.toContain('at ');
  other.close();
});

test('a second relay on the same data is refused in Chinese, exit 1; the first goes on', async ({
  run,
}) => {
  const first = run(SERVE);
  const [, url = ''] = await first.says(READY);
  const second = run(SERVE);
  expect(await second.end()).toBe(1);
  expect(second.output).toContain('数据库正被另一个程序占用');
  expect(second.output).not.toContain('at ');
  expect((await fetch(`${url}/api/v1/health`)).status).toBe(200);
  expect(await first.end('SIGINT')).toBe(0);
});
