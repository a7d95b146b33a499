import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqliteStore } from '../log/sqlite-store.ts';
import { sampleBatch } from '../log/testing/sample-events.ts';
import { runApart, runHere } from './testing/run-command.ts';

let folder: string;
let head: { seq: number; digest: string };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-cli-'));
  const store = openSqliteStore(join(folder, 'relay.sqlite'));
  head = await store.commit({ events: sampleBatch(1, 30) });
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

const verify = (...args: string[]) => runHere('verify', args, process.env);

it('verify: a sound folder is exit 0 and tells the head', () => {
  const { code, out } = runApart('verify', [folder, '--head', `30:${head.digest}`], process.env);
  expect(out).toContain('事件 30 条');
  expect(out).toContain(`链头 30:${head.digest}`);
  expect(out).toContain('✓ 完好');
  expect(code).toBe(0);
});

it('verify: an altered event is exit 1 and names the place', async () => {
  const db = new Database(join(folder, 'relay.sqlite'));
  db.exec(`DROP TRIGGER event_is_never_edited;
           UPDATE event SET payload = replace(payload, '查封', '解封') WHERE seq = 11`);
  db.close();
  const { code, out } = await verify(join(folder, 'relay.sqlite'));
  expect(out).toContain('第 11 号事件与哈希链不符');
  expect(code).toBe(1);
});

it('verify: a wrong command line is exit 2 with the usage; --help is exit 0', async () => {
  expect(await verify()).toMatchObject({
    code: 2,
    err: expect.stringContaining('请给出一个 DATA'),
  });
  expect(await verify(folder, '--head', 'xyz')).toMatchObject({ code: 2 });
  expect(await verify(folder, '--heed')).toMatchObject({ code: 2 });
  expect(await verify(join(folder, 'none'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('找不到'),
  });
  expect(await verify('--help')).toMatchObject({ code: 0, out: expect.stringContaining('用法') });
});
