import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Recorder } from '../intake/recorder.ts';
import { dayTurned } from '../intake/turn-day.ts';
import { openSqliteStore } from '../log/sqlite-store.ts';
import { openProjector, remakeProjections } from '../projecting/open-projector.ts';
import { DEFAULT_STATISTICS } from '../rules/indicators/periods.ts';
import { runApart, runHere } from './testing/run-command.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rebuild-cli-'));
  file = join(folder, 'relay.sqlite');
  const { store, projector } = await opened();
  const recorder = new Recorder({
    store,
    projector,
    clock: { now: () => Date.parse('2024-11-28T02:00:00Z') },
    onCommit: () => undefined,
    onStorageFailure: () => undefined,
    onError: () => undefined,
  });
  await recorder.record('relay', [dayTurned('2024-11-28')]);
  await recorder.record('court', [
    {
      id: 'f1',
      type: 'case.filed',
      v: 1,
      occurredAt: '2024-03-01T09:00:00+08:00',
      caseNumber: '（2024）粤0607执1号',
      body: {
        filedOn: '2024-03-01',
        cause: '买卖合同纠纷',
        enforcementBasis: '（2023）粤0607民初1号',
        claimAmount: 100,
        town: '440607001000',
        parties: [{ partyId: 'E1', role: 'executee', entity: 'person', name: '演示甲' }],
      },
    },
  ]);
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

async function opened() {
  const store = openSqliteStore(file);
  try {
    return { store, projector: await openProjector(store, DEFAULT_STATISTICS, () => undefined) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function damage(sql: string) {
  const db = new Database(file);
  expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
  db.close();
}

const rebuild = (...args: string[]) => runHere('rebuild', args, process.env);

it.each([
  [
    'text that is no JSON',
    "UPDATE row SET data = '{' WHERE topic = (SELECT n FROM name WHERE text = 'statistic')",
  ],
  [
    'rows of another shape',
    `UPDATE row SET data = '{"x":1}' WHERE topic IN (SELECT n FROM name WHERE text IN ('alert', 'statistic'))`,
  ],
  ['a sum beyond exact counting', 'UPDATE cell SET n = 9007199254740993'],
])(
  'results damaged by %s: opening says so, rebuild --write makes them anew',
  async (_what, sql) => {
    damage(sql);
    await expect(opened()).rejects.toThrow('npm run rebuild -- DATA --write');
    expect((await rebuild(folder)).code).toBe(1);
    expect(await rebuild(folder, '--write')).toMatchObject({ code: 0, err: '' });
    expect(await rebuild(folder)).toMatchObject({
      code: 0,
      out: expect.stringContaining('与日志一致'),
    });
    const { store } = await opened();
    await store.close();
  },
);

it('a damaged log is not rebuilt from', async () => {
  damage("UPDATE row SET data = '{' WHERE topic = (SELECT n FROM name WHERE text = 'statistic')");
  const db = new Database(file);
  db.exec(`DROP TRIGGER event_is_never_edited;
           UPDATE event SET payload = replace(payload, '演示甲', '演示乙')`);
  db.close();
  expect(await rebuild(folder, '--write')).toMatchObject({
    code: 1,
    err: expect.stringContaining('已损坏'),
  });
});

it('broken off while it writes, no half of the results is taken for the whole: the next opening makes them anew', async () => {
  const store = openSqliteStore(file);
  const before = await store.rowCount({ liveOnly: true });
  const commit = store.commit.bind(store);
  store.commit = (batch) =>
    batch.rows ? Promise.reject(new Error('the plug is pulled')) : commit(batch);
  await expect(remakeProjections(store, DEFAULT_STATISTICS)).rejects.toThrow('the plug is pulled');
  expect(await store.rowCount({ liveOnly: true })).toBe(0);
  await store.close();
  const again = await opened();
  expect(await again.store.rowCount({ liveOnly: true })).toBe(before);
  await again.store.close();
  const apart = runApart('rebuild', [folder], process.env);
  expect(apart).toMatchObject({ code: 0, out: expect.stringContaining('与日志一致') });
});
