import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { roles } from '../../wire/codes.ts';
import { storageError } from './sqlite-errors.ts';
import { copyDatabase } from './sqlite-snapshot.ts';
import { StorageUnavailable } from './storage-unavailable.ts';

/** Marks the file (`PRAGMA application_id`): "ZXYA" in ASCII. */
const APPLICATION_ID = 0x5a585941;

const storedAccount = z
  .object({
    name: z.string(),
    display_name: z.string(),
    role: roles.schema,
    disabled: z.int(),
    hash: z.string().nullable(),
  })
  .transform(({ display_name: displayName, disabled, ...rest }) => ({
    ...rest,
    displayName,
    disabled: disabled !== 0,
  }));
/** An account as it should be; `hash` of its password (PHC string), null before it has one. */
export type StoredAccount = z.infer<typeof storedAccount>;

const accountNote = z.object({
  id: z.string(),
  account: z.string(),
  kind: z.enum(['details', 'password']),
  by: z.string(),
});
/** Something that was done to an account and that the log has not been told of yet. */
export type AccountNote = z.infer<typeof accountNote>;

const pragmaNumber = z.int();

/**
 * Accounts and the hashes of their passwords, in a file of their own beside the log, so that neither a
 * copy of the log nor its events hold any. The command line writes it while the relay runs; every change
 * leaves a note, of which the relay makes an event. Every method may throw StorageUnavailable.
 */
export class AccountStore {
  readonly #file: string;
  readonly #db: Database.Database;
  #version = -1;

  private constructor(file: string, db: Database.Database) {
    this.#file = file;
    this.#db = db;
  }

  /**
   * @param file made when it is missing; `:memory:` for one that is gone with the process
   * @throws StorageUnavailable
   */
  static open(file: string): AccountStore {
    try {
      return new AccountStore(file, openAccounts(file));
    } catch (error) {
      throw storageError(error, file) ?? error;
    }
  }

  async all(): Promise<StoredAccount[]> {
    return this.#use((db) =>
      z.array(storedAccount).parse(db.prepare('SELECT * FROM account ORDER BY name').all()),
    );
  }

  async get(name: string): Promise<StoredAccount | null> {
    return this.#use((db) => {
      const found = db.prepare('SELECT * FROM account WHERE name = ?').get(name);
      return found === undefined ? null : storedAccount.parse(found);
    });
  }

  /**
   * Adds or changes an account; the password stays as it is.
   * @param by who did it
   */
  async put(account: Omit<StoredAccount, 'hash'>, by: string): Promise<void> {
    this.#change(account.name, 'details', by, (db) =>
      db
        .prepare(
          `INSERT INTO account (name, display_name, role, disabled)
           VALUES (@name, @displayName, @role, @disabled)
           ON CONFLICT (name) DO UPDATE SET display_name = excluded.display_name,
             role = excluded.role, disabled = excluded.disabled`,
        )
        .run({ ...account, disabled: account.disabled ? 1 : 0 }),
    );
  }

  /** @param hash PHC string */
  async setPassword(name: string, hash: string, by: string): Promise<void> {
    this.#change(name, 'password', by, (db) =>
      db.prepare('UPDATE account SET hash = ? WHERE name = ?').run(hash, name),
    );
  }

  /** What the log has not been told of, oldest first. */
  async notes(): Promise<AccountNote[]> {
    return this.#use((db) =>
      z
        .array(accountNote)
        .parse(db.prepare('SELECT id, account, kind, by FROM note ORDER BY number').all()),
    );
  }

  /** The log has been told of these. */
  async forget(notes: readonly AccountNote[]): Promise<void> {
    this.#use((db) => {
      const drop = db.prepare('DELETE FROM note WHERE id = ?');
      db.transaction(() => {
        for (const { id } of notes) drop.run(id);
      }).immediate();
    });
  }

  /** Whether another program has written since this was asked last; the first time it is so. */
  async isStirred(): Promise<boolean> {
    const version = this.#use((db) =>
      pragmaNumber.parse(db.pragma('data_version', { simple: true })),
    );
    const stirred = version !== this.#version;
    this.#version = version;
    return stirred;
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  #change(
    account: string,
    kind: AccountNote['kind'],
    by: string,
    work: (db: Database.Database) => unknown,
  ): void {
    this.#use((db) =>
      db
        .transaction(() => {
          work(db);
          db.prepare('INSERT INTO note (id, account, kind, by) VALUES (?, ?, ?, ?)').run(
            ...[randomUUID(), account, kind, by],
          );
        })
        .immediate(),
    );
  }

  #use<T>(work: (db: Database.Database) => T): T {
    if (!this.#db.open) throw new StorageUnavailable('closed');
    try {
      return work(this.#db);
    } catch (error) {
      throw storageError(error, this.#file) ?? error;
    }
  }
}

/** `DATA/relay.sqlite` → `DATA/relay-accounts.db`: no second `.sqlite` in a data folder. */
export function accountsFileOf(database: string): string {
  return `${database.replace(/\.sqlite$/, '')}-accounts.db`;
}

/**
 * Copies the accounts that belong to a database beside its copy, in use or not.
 * @returns the copy's file; null: the database has no accounts
 * @throws StorageUnavailable
 */
export async function backupAccounts(database: string, target: string): Promise<string | null> {
  const file = accountsFileOf(database);
  if (!existsSync(file)) return null;
  const copy = accountsFileOf(target);
  let original: Database.Database | undefined;
  try {
    original = new Database(file, { readonly: true, fileMustExist: true });
    await copyDatabase(original, copy);
    chmodSync(copy, 0o600);
    return copy;
  } catch (error) {
    throw storageError(error, copy) ?? error;
  } finally {
    original?.close();
  }
}

function openAccounts(file: string): Database.Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file, { timeout: 2_000 });
  try {
    const id = db.pragma('application_id', { simple: true });
    const tables = db.prepare('SELECT 1 FROM sqlite_schema').get();
    if (id !== APPLICATION_ID && (id !== 0 || tables !== undefined)) {
      throw new StorageUnavailable('foreign', { detail: file });
    }
    // Hashes are nobody's to read but the relay's.
    if (file !== ':memory:') chmodSync(file, 0o600);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.transaction(() => {
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.exec(`
        CREATE TABLE IF NOT EXISTS account (
          name TEXT PRIMARY KEY, display_name TEXT NOT NULL, role TEXT NOT NULL,
          disabled INTEGER NOT NULL, hash TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS note (
          number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
          account TEXT NOT NULL, kind TEXT NOT NULL, by TEXT NOT NULL
        ) STRICT`);
    }).immediate();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
