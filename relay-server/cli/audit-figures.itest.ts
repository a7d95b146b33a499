import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeCourt } from '../log/audit/testing/court-log.ts';
import { smallCourt } from '../projections/testing/lives.ts';
import { runApart, runHere } from './testing/run-command.ts';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'audit-cli-'));
  await writeCourt(join(folder, 'relay.sqlite'), smallCourt());
});
afterAll(() => rmSync(folder, { recursive: true }));

it('audit-figures: figures side by side, exit 0; a changed one is listed, exit 1', async () => {
  const sound = runApart('audit-figures', [folder, '--json'], process.env);
  const [report] = JSON.parse(sound.out);
  const closed = report.figures.find(({ id }: { id: string }) => id === 'closedCount@centre');
  expect(closed).toMatchObject({ verdict: 'same', label: '首执案件执结数' });
  expect(sound.code).toBe(0);

  const db = new Database(join(folder, 'relay.sqlite'));
  db.exec(`UPDATE contribution SET n = n + 5 WHERE n = 12 AND day = 20240321;
           UPDATE row SET data = json_set(data, '$.value', 17) WHERE id = 'questionPersons@centre'`);
  db.close();
  const changed = await runHere('audit-figures', [folder], process.env);
  expect(changed.out).toMatch(/✗ questionPersons@centre +17 +12/);
  expect(changed.out).toMatch(/2024-03-21 question:court:.+：所存 17，重算 12/);
  expect(changed.code).toBe(1);
  expect(changed.out).toMatch(/✓ closedCount@centre +1 +1 +首执案件执结数/);
  expect(changed.out).toMatch(/链头 [0-9a-f]{64}/);
});

it('audit-figures: what cannot be audited is said, exit 1, and the others are audited all the same', async () => {
  const of = (name: string) => join(folder, name);
  writeFileSync(of('another.sqlite'), '');
  const { code, out, err } = await runHere('audit-figures', [folder], process.env);
  expect(code).toBe(1);
  expect(err).toMatch(/another\.sqlite 无法核对：\n.*空文件/);
  expect(out).toMatch(/✓ closedCount@centre +1 +1 /);
  expect(out).toContain(`✗ 无法核对 ${of('another.sqlite')}`);
  expect(out).toContain(`✗ 不一致 ${of('relay.sqlite')}`);
  const [first, second] = JSON.parse(
    (await runHere('audit-figures', [folder, '--json'], process.env)).out,
  );
  expect(first).toEqual({ file: of('another.sqlite'), same: null });
  expect(second).toMatchObject({ file: of('relay.sqlite'), same: false });
});
