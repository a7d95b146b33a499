import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainDigest, GENESIS, payloadOf } from './chain.ts';
import { APPLICATION_ID, MIGRATIONS } from './sqlite-schema.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { LogStore, RowsQuery, StoredRow } from './store.ts';
import { sampleBatch, sampleCase } from './testing/sample-events.ts';
import { verifyDatabase } from './verify.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schema-'));
  file = join(folder, 'old.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

const [A, B] = [sampleCase(1), sampleCase(11)];
const live = (topic: string, caseNumber: string | null, id: string, seq: number): StoredRow => ({
  topic,
  id,
  caseNumber,
  seq,
  data: { says: `${topic} ${id}` },
});
/** By topic, then by seq; of a topic the live ones first. */
const ROWS: readonly StoredRow[] = [
  live('case', A, A, 1),
  live('case', B, B, 20),
  live('meta', null, 'wall', 20),
  live('timeline', A, '000000000001', 1),
  live('timeline', B, '000000000011', 11),
  { topic: 'timeline', id: '000000000002', caseNumber: A, seq: 12, gone: true },
];

/** A database as its first version wrote it: twenty events and the rows above. */
function writeFirstVersion(): void {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.exec(`CREATE TABLE migration (
    version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL
  ) STRICT`);
  db.exec(MIGRATIONS[0]?.sql ?? '');
  db.prepare('INSERT INTO migration (name, applied_at) VALUES (?, 0)').run(MIGRATIONS[0]?.name);
  const addEvent = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  let digest: Uint8Array = GENESIS;
  for (const { event, aggregate } of sampleBatch(1, 20)) {
    const { seq, source, id, type, occurredAt, recordedAt } = event;
    const payload = payloadOf(event);
    digest = chainDigest(digest, payload);
    addEvent.run(seq, source, id, type, occurredAt, recordedAt, aggregate, payload, digest);
  }
  const addRow = db.prepare('INSERT INTO row VALUES (?, ?, ?, ?, ?)');
  for (const { topic, caseNumber, id, seq, gone, data } of ROWS) {
    addRow.run(topic, caseNumber ?? '', id, seq, gone ? null : JSON.stringify(data));
  }
  db.close();
}

async function rowsOf(store: LogStore, query: RowsQuery): Promise<StoredRow[]> {
  const rows: StoredRow[] = [];
  for await (const chunk of store.rows(query)) rows.push(...chunk);
  return rows;
}

describe('a database of the first version', () => {
  beforeEach(writeFirstVersion);

  it('[M1] opens with all its events and rows, and goes on', async () => {
    const store = openSqliteStore(file);
    try {
      expect(store.head().seq).toBe(20);
      expect(await rowsOf(store, {})).toEqual(ROWS);
      expect(await rowsOf(store, { caseNumber: A, liveOnly: true })).toEqual(
        ROWS.filter((row) => row.caseNumber === A && !row.gone),
      );
      expect(await rowsOf(store, { caseNumber: '（2024）粤0607执999号' })).toEqual([]);
      const changed = live('case', B, B, 21);
      await store.commit({ events: sampleBatch(21, 21), rows: [changed] });
      const all = sampleBatch(1, 21);
      for (const aggregate of new Set(all.map((each) => each.aggregate))) {
        const its = all.flatMap((each) => (each.aggregate === aggregate ? [each.event] : []));
        expect(await store.historyOf(aggregate)).toEqual(its);
        expect(await store.eventCount([aggregate])).toBe(its.length);
      }
      expect(await rowsOf(store, { topics: ['case'], sinceSeq: 1 })).toEqual([changed]);
    } finally {
      await store.close();
    }
    expect((await verifyDatabase(file)).findings).toEqual([]);
  });

  it('[M2] can be verified before it has been opened by this version', async () => {
    expect(await verifyDatabase(file)).toMatchObject({ events: 20, findings: [] });
  });
});
