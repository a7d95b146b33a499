import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainDigest, payloadOf } from './chain.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { sampleBatch, sampleEvent } from './testing/sample-events.ts';
import { verifyDatabase } from './verify.ts';

const EVENTS = 2_500;
let folder: string;
let sound: string;
let head: { seq: number; digest: string };
let digestOf1000: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
  sound = join(folder, 'sound.sqlite');
  const store = openSqliteStore(sound);
  digestOf1000 = (await store.commit({ events: sampleBatch(1, 1_000) })).digest;
  head = await store.commit({ events: sampleBatch(1_001, EVENTS) });
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A copy of the sound log after someone with SQLite at hand has been at it. */
function tampered(name: string, sql: (db: Database.Database) => void): string {
  const file = join(folder, `${name}.sqlite`);
  copyFileSync(sound, file);
  const db = new Database(file);
  db.exec('DROP TRIGGER event_is_never_edited; DROP TRIGGER event_is_never_deleted');
  sql(db);
  db.close();
  return file;
}

async function findings(file: string, expected?: { digest: string; seq?: number }) {
  const report = await verifyDatabase(file, expected ? { expected } : {});
  return report.findings.map(({ kind, seq }) => `${kind}@${seq}`);
}

describe('verify', () => {
  it('[V1] a sound log has no findings; its head is told', async () => {
    expect(await verifyDatabase(sound, { expected: head })).toEqual({
      events: EVENTS,
      head,
      findings: [],
      more: false,
    });
  });

  it('[V2] an earlier head is found in a log that has grown since', async () => {
    expect(await findings(sound, { digest: digestOf1000 })).toEqual([]);
    expect(await findings(sound, { digest: digestOf1000, seq: 1_000 })).toEqual([]);
    expect(await findings(sound, { digest: '0'.repeat(64) })).toEqual([]);
  });

  it('[V3] an altered payload is told at its seq, and only there', async () => {
    const file = tampered('altered', (db) =>
      db.exec(`UPDATE event SET payload = replace(payload, '"012"', '"013"') WHERE seq = 777`),
    );
    expect(await findings(file)).toEqual(['altered@777']);
  });

  it('[V4] an altered payload with a digest made to fit breaks the chain at the next event', async () => {
    const file = tampered('refitted', (db) => {
      const row = db.prepare('SELECT digest FROM event WHERE seq = 776').pluck().get();
      if (!Buffer.isBuffer(row)) throw new Error('no digest');
      const payload = payloadOf({ ...sampleEvent(777), occurredAt: sampleEvent(700).occurredAt });
      db.prepare('UPDATE event SET payload = ?, digest = ?, occurred_at = ? WHERE seq = 777').run(
        payload,
        chainDigest(row, payload),
        sampleEvent(700).occurredAt,
      );
    });
    expect(await findings(file)).toEqual(['altered@778']);
  });

  it('[V5] deleted events are a gap that is named', async () => {
    const file = tampered('deleted', (db) =>
      db.exec('DELETE FROM event WHERE seq IN (12, 1500, 1501)'),
    );
    const report = await verifyDatabase(file);
    expect(report.findings.map((each) => each.message)).toEqual([
      '缺少第 12 号事件',
      '缺少第 1500 至 1501 号事件',
    ]);
  });

  it('[V6] swapped events are told at both places', async () => {
    const file = tampered('swapped', (db) =>
      db.exec(`UPDATE event SET seq = -1 WHERE seq = 40;
               UPDATE event SET seq = 40 WHERE seq = 41;
               UPDATE event SET seq = 41 WHERE seq = -1`),
    );
    expect(await findings(file)).toEqual(expect.arrayContaining(['moved@40', 'moved@41']));
  });

  it('[V7] a cut tail shows against a head noted earlier, and only so', async () => {
    const file = tampered('cut', (db) => db.exec('DELETE FROM event WHERE seq > 2400'));
    expect(await findings(file)).toEqual([]);
    expect(await findings(file, { digest: head.digest })).toEqual(['head_differs@2400']);
    const { findings: found } = await verifyDatabase(file, { expected: head });
    expect(found[0]?.message).toBe('日志末尾被截断：应有第 2500 号，现只到第 2400 号');
  });

  it('[V8] index columns that differ from what they index are told', async () => {
    const file = tampered('columns', (db) =>
      db.exec(`UPDATE event SET source = 'someone', type = 'case.closed' WHERE seq = 5`),
    );
    expect(await findings(file)).toEqual(['columns_differ@5']);
  });

  it('[V9] a payload that is no event is told', async () => {
    const file = tampered('garbled', (db) =>
      db.exec(`UPDATE event SET payload = '{"seq":5' WHERE seq = 5`),
    );
    expect(await findings(file)).toEqual(['altered@5']);
  });

  it('[V10] flipped bytes in the file, a cut file, a foreign file: told, never thrown', async () => {
    const damaged = join(folder, 'damaged.sqlite');
    const bytes = readFileSync(sound);
    bytes.fill(0xa5, 40 * 4096, 60 * 4096);
    writeFileSync(damaged, bytes);
    expect((await verifyDatabase(damaged)).findings.length).toBeGreaterThan(0);

    const noHeader = join(folder, 'no-header.sqlite');
    writeFileSync(noHeader, readFileSync(sound).fill(0, 0, 100));
    expect(await findings(noHeader)).toEqual(['unreadable@0']);

    const foreign = join(folder, 'foreign.sqlite');
    const db = new Database(foreign);
    db.exec('CREATE TABLE event (a)');
    db.close();
    expect(await findings(foreign)).toEqual(['unreadable@0']);

    const empty = join(folder, 'empty.sqlite');
    writeFileSync(empty, '');
    expect(await findings(empty)).toEqual(['unreadable@0']);
  });

  it('[V11] it reads beside a running relay and changes nothing', async () => {
    const file = join(folder, 'running.sqlite');
    const store = openSqliteStore(file);
    await store.commit({ events: sampleBatch(1, 10) });
    expect((await verifyDatabase(file)).events).toBe(10);
    await store.commit({ events: sampleBatch(11, 11) });
    expect((await verifyDatabase(file)).events).toBe(11);
    await store.close();
  });
});
