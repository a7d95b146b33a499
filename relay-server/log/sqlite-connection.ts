import Database from 'better-sqlite3';
import { z } from 'zod';
import { APPLICATION_ID, MIGRATIONS } from './sqlite-schema.ts';
import { StorageUnavailable } from './storage-unavailable.ts';

/** `PRAGMA synchronous` = FULL: every commit is flushed to the disk before it returns. */
const FULL = 2;

/** A WAL that has grown in a burst is cut back to this at the next checkpoint, bytes. */
const WAL_KEPT = 64 * 1024 * 1024;

/**
 * The WAL gathers this much before it is copied into the database, bytes: a page that commit after
 * commit changes is then copied once, where it would be at every fourth commit or so.
 */
const CHECKPOINT_AT = 32 * 1024 * 1024;

/** Of a new database, bytes; one that is there keeps the size that it has. */
const PAGE_SIZE = 8 * 1024;

const count = z.object({ n: z.int() });
const bytes = z.int().min(512);

/**
 * Opens a relay's database for writing, creates it when the file is missing or empty, and brings its
 * schema up to date.
 * @param busyTimeoutMs how long a statement may wait for another program; the event loop waits with it
 * @throws StorageUnavailable `foreign` for a database that is not ours or is of a newer version
 */
export function openDatabase(file: string, busyTimeoutMs: number): Database.Database {
  const db = new Database(file, { timeout: busyTimeoutMs });
  try {
    refuseForeign(db);
    db.pragma(`page_size = ${PAGE_SIZE}`);
    db.pragma('journal_mode = WAL');
    // better-sqlite3 is compiled with SQLITE_DEFAULT_WAL_SYNCHRONOUS=1 (NORMAL): without this line a
    // power cut loses acknowledged commits. Only an explicit value outlasts the switch to WAL.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    const pageSize = bytes.parse(db.pragma('page_size', { simple: true }));
    db.pragma(`wal_autocheckpoint = ${Math.round(CHECKPOINT_AT / pageSize)}`);
    db.pragma(`journal_size_limit = ${WAL_KEPT}`);
    migrate(db);
    assertFullSync(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** @throws StorageUnavailable when commits would not be flushed to the disk */
export function assertFullSync(db: Database.Database): void {
  const mode = db.pragma('synchronous', { simple: true });
  if (mode !== FULL) {
    throw new StorageUnavailable('io', { detail: `synchronous=${String(mode)}，不能保证落盘` });
  }
}

/** @throws StorageUnavailable `foreign` when the file has tables that this project did not make */
export function refuseForeign(db: Database.Database): void {
  const id = db.pragma('application_id', { simple: true });
  if (id === APPLICATION_ID) return;
  const tables = count.parse(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()).n;
  if (id !== 0 || tables > 0) throw new StorageUnavailable('foreign');
}

/** Writes nothing when the schema is up to date: a full disk must not keep the log from being read. */
function migrate(db: Database.Database): void {
  const version = schemaVersion(db);
  if (version === MIGRATIONS.length) return;
  if (version > MIGRATIONS.length) {
    throw new StorageUnavailable('foreign', { detail: `数据库结构版本 ${version}` });
  }
  db.transaction(() => {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.exec(`CREATE TABLE IF NOT EXISTS migration (
      version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL
    ) STRICT`);
    const applied = db.prepare('INSERT INTO migration (name, applied_at) VALUES (?, ?)');
    for (const { name, sql } of MIGRATIONS.slice(version)) {
      db.exec(sql);
      applied.run(name, Date.now());
    }
  }).immediate();
}

/** How many migrations the database has had; 0 for a new file. */
function schemaVersion(db: Database.Database): number {
  const made = db.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name = 'migration'`).get();
  if (count.parse(made).n === 0) return 0;
  return count.parse(db.prepare('SELECT count(*) AS n FROM migration').get()).n;
}
