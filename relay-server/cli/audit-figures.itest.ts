import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeCourt } from '../log/audit/testing/court-log.ts';
import { smallCourt } from '../projections/testing/lives.ts';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'audit-cli-'));
  await writeCourt(join(folder, 'relay.sqlite'), smallCourt());
});
afterAll(() => rmSync(folder, { recursive: true }));

function audit(...args: string[]) {
  const run = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'audit-figures.ts'), ...args],
    { encoding: 'utf8' },
  );
  return { code: run.status, out: run.stdout, err: run.stderr };
}

it('audit-figures: figures side by side, exit 0; a changed one is listed, exit 1', () => {
  const sound = audit(folder, '--json');
  const [report] = JSON.parse(sound.out);
  const closed = report.figures.find(({ id }: { id: string }) => id === 'closedCount@centre');
  expect(closed).toMatchObject({ verdict: 'same', label: '首执案件执结数' });
  expect(sound.code).toBe(0);

  const db = new Database(join(folder, 'relay.sqlite'));
  db.exec(`UPDATE contribution SET n = n + 5 WHERE n = 12 AND day = 20240321;
           UPDATE row SET data = json_set(data, '$.value', 17) WHERE id = 'questionPersons@centre'`);
  db.close();
  const changed = audit(folder);
  expect(changed.out).toMatch(/✗ questionPersons@centre +17 +12/);
  expect(changed.out).toMatch(/2024-03-21 question:court:.+：所存 17，重算 12/);
  expect(changed.code).toBe(1);
  expect(changed.out).toMatch(/✓ closedCount@centre +1 +1 +首执案件执结数/);
  expect(changed.out).toMatch(/链头 [0-9a-f]{64}/);
});

it('audit-figures: what cannot be audited is said, exit 1, and the others are audited all the same', () => {
  const of = (name: string) => join(folder, name);
  writeFileSync(of('another.sqlite'), '');
  const { code, out, err } = audit(folder);
  expect(code).toBe(1);
  expect(err).toMatch(/another\.sqlite 无法核对\s\S*空文件/);
  expect(out).toMatch(/✓ closedCount@centre +1 +1 /);
  expect(out).toContain(`✗ 无法核对 ${of('another.sqlite')}`);
  expect(out).toContain(`✗ 不一致 ${of('relay.sqlite')}`);
  const [first, second] = JSON.parse(audit(folder, '--json').out);
  expect(first).toEqual({ file: of('another.sqlite'), same: null });
  expect(second).toMatchObject({ file: of('relay.sqlite'), same: false });
});
