import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './sqlite-connection.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { LogStore, StoredRow } from './store.ts';
import { sampleBatch, sampleCase } from './testing/sample-events.ts';
import { verifyDatabase } from './verify.ts';

let folder: string;
let file: string;
const stores: LogStore[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'failures-'));
  file = join(folder, 'relay.sqlite');
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true });
});

function opened(...args: Parameters<typeof openSqliteStore>): LogStore {
  const store = openSqliteStore(...args);
  stores.push(store);
  return store;
}

function unavailable(reason: string) {
  return { name: 'StorageUnavailable', reason };
}

/** Runs `work` as a user whom file permissions bind: root is not bound by any. */
function asOrdinaryUser<T>(work: () => T): T {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a full disk', () => {
  it('[F1] commits are refused as `full`, nothing of them is kept, and it recovers by itself', async () => {
    let quota = 0;
    const databases: Database.Database[] = [];
    const store = opened(file, {
      open: (path, timeout) => {
        const db = openDatabase(path, timeout);
        quota = Number(db.pragma('page_count', { simple: true })) + 20;
        db.pragma(`max_page_count = ${quota}`);
        databases.push(db);
        return db;
      },
    });
    await store.commit({ events: sampleBatch(1, 5) });
    const head = store.head();
    const big = store.commit({ events: sampleBatch(6, 1_000) });
    await expect(big).rejects.toMatchObject(unavailable('full'));
    await expect(big).rejects.toThrow('磁盘空间已满');
    expect(store.head()).toEqual(head);
    expect(await store.findEvents('court', ['e-6'])).toEqual([]);

    databases[0]?.pragma(`max_page_count = ${quota + 10_000}`);
    await expect(store.probe()).resolves.toBeUndefined();
    expect((await store.commit({ events: sampleBatch(6, 1_000) })).seq).toBe(1_000);
    await store.close();
    expect((await verifyDatabase(file)).findings).toEqual([]);
  });
});

describe('a place that cannot be written', () => {
  it('[F2] a read-only folder is told when opening', () => {
    chmodSync(folder, 0o555);
    expect(() => asOrdinaryUser(() => opened(file))).toThrow(
      expect.objectContaining(unavailable('readonly')),
    );
    expect(existsSync(file)).toBe(false);
  });

  it('[F3] a read-only database file can be read; commits say `readonly`, the file stays as it is', async () => {
    const writer = opened(file);
    await writer.commit({ events: sampleBatch(1, 3) });
    await writer.close();
    chmodSync(file, 0o444);
    chmodSync(folder, 0o777);
    rmSync(`${file}.lock`, { force: true });
    const before = readFileSync(file);
    const store = asOrdinaryUser(() => opened(file));
    expect(store.head().seq).toBe(3);
    expect(await store.findEvents('court', ['e-2'])).toHaveLength(1);
    await expect(store.commit({ events: sampleBatch(4, 4) })).rejects.toMatchObject(
      unavailable('readonly'),
    );
    await expect(store.probe()).rejects.toMatchObject(unavailable('readonly'));
    await store.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('[F4] a path whose folder is a file is told', () => {
    writeFileSync(file, '');
    expect(() => opened(join(file, 'below.sqlite'))).toThrow(/EEXIST|ENOTDIR/);
  });
});

describe('a database in use', () => {
  it('[F5] a second relay on the same database is refused in clear words', async () => {
    const first = opened(file);
    expect(() => opened(file)).toThrow(expect.objectContaining(unavailable('busy')));
    expect(() => opened(file)).toThrow('另一个实例正在使用');
    await first.commit({ events: sampleBatch(1, 1) });
    await first.close();
    expect(opened(file).head().seq).toBe(1);
  });

  it('[F6] another program that locks the database makes commits `busy` until it lets go', async () => {
    const store = opened(file, { busyTimeoutMs: 20 });
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.commit({ events: sampleBatch(1, 3) })).rejects.toMatchObject(
      unavailable('busy'),
    );
    expect(store.head().seq).toBe(0);
    other.exec('ROLLBACK');
    other.close();
    expect((await store.commit({ events: sampleBatch(1, 3) })).seq).toBe(3);
  });
});

describe('a damaged database', () => {
  it.each([
    { what: 'header', from: 0, to: 100 },
    { what: 'first page', from: 100, to: 4096 },
  ])(
    '[F7] a damaged $what is told when opening, and the file is left as it is',
    async ({ from, to }) => {
      const store = opened(file);
      await store.commit({ events: sampleBatch(1, 500) });
      await store.close();
      const bytes = readFileSync(file).fill(0xa5, from, to);
      writeFileSync(file, bytes);
      expect(() => opened(file)).toThrow(expect.objectContaining(unavailable('corrupt')));
      expect(readFileSync(file).equals(bytes)).toBe(true);
    },
  );

  it('[F8] damage in the middle is `corrupt` where it is read; nothing crashes, nothing is replaced', async () => {
    const store = opened(file);
    await store.commit({ events: sampleBatch(1, 3_000) });
    await store.close();
    const size = statSync(file).size;
    writeFileSync(
      file,
      readFileSync(file).fill(0xa5, Math.floor(size * 0.1), Math.floor(size * 0.9)),
    );
    const readAll = async () => {
      const damaged = opened(file);
      const seqs: number[] = [];
      for await (const event of damaged.eventsFrom(1)) seqs.push(event.seq);
      return seqs;
    };
    await expect(readAll()).rejects.toMatchObject(unavailable('corrupt'));
    expect(statSync(file).size).toBe(size);
  });

  it('[F9] a newest event that does not fit the chain is told when opening', async () => {
    const store = opened(file);
    await store.commit({ events: sampleBatch(1, 20) });
    await store.close();
    const db = new Database(file);
    db.exec(
      `DROP TRIGGER event_is_never_edited; UPDATE event SET payload = replace(payload, '012', '013') WHERE seq = 18`,
    );
    db.close();
    expect(() => opened(file)).toThrow('哈希链在第 18 号处断开');
  });

  it("[F10] another program's database and a newer version's are `foreign`", async () => {
    const db = new Database(file);
    db.exec('CREATE TABLE something (a)');
    db.close();
    expect(() => opened(file)).toThrow(expect.objectContaining(unavailable('foreign')));

    const newer = join(folder, 'newer.sqlite');
    await opened(newer).close();
    const edited = new Database(newer);
    edited.exec(`INSERT INTO migration VALUES (99, 'later', 0), (100, 'later', 0)`);
    edited.close();
    expect(() => opened(newer)).toThrow(expect.objectContaining(unavailable('foreign')));
  });
});

describe('an I/O error', () => {
  /** Opens databases of which the n-th commit fails as a failed fsync does. */
  function failingAt(commits: number) {
    const opens: Database.Database[] = [];
    const open = (path: string, timeout: number) => {
      const db = openDatabase(path, timeout);
      opens.push(db);
      if (opens.length > 1) return db;
      let left = commits;
      const transaction = db.transaction.bind(db);
      Object.defineProperty(db, 'transaction', {
        value: (work: () => unknown) =>
          transaction(() => {
            const result = work();
            left -= 1;
            if (left < 0) throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC');
            return result;
          }),
      });
      return db;
    };
    return { open, opens };
  }

  it('[F11] the connection is given up, reopened, verified; what was acknowledged is all there', async () => {
    const { open, opens } = failingAt(2);
    const store = opened(file, { open });
    await store.commit({ events: sampleBatch(1, 3) });
    await store.commit({ events: sampleBatch(4, 4) });
    const head = store.head();
    await expect(store.commit({ events: sampleBatch(5, 6) })).rejects.toMatchObject(
      unavailable('io'),
    );
    expect(opens[0]?.open).toBe(false);
    expect(store.head()).toEqual(head);
    await store.probe();
    expect(opens).toHaveLength(2);
    expect((await store.commit({ events: sampleBatch(5, 6) })).seq).toBe(6);
    await store.close();
    expect((await verifyDatabase(file)).findings).toEqual([]);
  });

  it('[F12] a database that is not at the acknowledged head after that is not written to', async () => {
    const { open, opens } = failingAt(1);
    const store = opened(file, {
      open: (path, timeout) => {
        if (opens.length > 0) {
          const other = new Database(path);
          other.exec('DROP TRIGGER event_is_never_deleted; DELETE FROM event WHERE seq = 3');
          other.close();
        }
        return open(path, timeout);
      },
    });
    await store.commit({ events: sampleBatch(1, 3) });
    await expect(store.probe()).rejects.toMatchObject(unavailable('io'));
    await expect(store.probe()).rejects.toThrow('日志末尾应为第 3 号，实为第 2 号');
  });
});

describe('durability', () => {
  it('[F13] a connection that fell back from FULL acknowledges nothing', async () => {
    let held: Database.Database | undefined;
    const store = opened(file, {
      open: (path, timeout) => {
        held = openDatabase(path, timeout);
        return held;
      },
    });
    await store.commit({ events: sampleBatch(1, 1) });
    expect(held?.pragma('synchronous', { simple: true })).toBe(2);
    expect(held?.pragma('journal_mode', { simple: true })).toBe('wal');
    held?.pragma('synchronous = NORMAL');
    await expect(store.commit({ events: sampleBatch(2, 2) })).rejects.toThrow('不能保证落盘');
    await store.commit({ events: sampleBatch(2, 2) });
    expect(held?.pragma('synchronous', { simple: true })).toBe(2);
  });

  it('[F14] the log cannot be edited or shortened through its own connection', async () => {
    let held: Database.Database | undefined;
    const store = opened(file, {
      open: (path, timeout) => {
        held = openDatabase(path, timeout);
        return held;
      },
    });
    await store.commit({ events: sampleBatch(1, 2) });
    expect(() => held?.exec('DELETE FROM event')).toThrow('append-only');
    expect(() => held?.exec(`UPDATE event SET type = 'x'`)).toThrow('append-only');
  });

  it('[F16] a case first heard of in a commit that failed is kept as any other by the next', async () => {
    const store = opened(file);
    const row = { topic: 'case', id: 'a', caseNumber: sampleCase(1), seq: 1, data: { a: 1 } };
    const unsayable = { ...row, id: 'b', data: 1n };
    await expect(store.commit({ rows: [row, unsayable] })).rejects.toThrow(TypeError);
    await store.commit({ rows: [{ ...row, topic: 'party', caseNumber: sampleCase(11) }, row] });
    const kept: StoredRow[] = [];
    for await (const rows of store.rows({ caseNumber: sampleCase(1) })) kept.push(...rows);
    expect(kept).toEqual([row]);
  });

  it('[F15] a snapshot is a whole, sound database; an existing file is not overwritten', async () => {
    const store = opened(file);
    await store.commit({ events: sampleBatch(1, 2_000) });
    const copy = join(folder, 'copy.sqlite');
    const copying = store.snapshotTo(copy);
    await store.commit({ events: sampleBatch(2_001, 2_002) });
    await copying;
    const report = await verifyDatabase(copy);
    expect(report.findings).toEqual([]);
    expect(report.events).toBeGreaterThanOrEqual(2_000);
    await expect(store.snapshotTo(copy)).rejects.toThrow('不会覆盖');
    expect(existsSync(`${copy}.part`)).toBe(false);
  });
});
