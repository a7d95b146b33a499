import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { refuseForeign } from './sqlite-connection.ts';
import { storageError } from './sqlite-errors.ts';
import { copyDatabase } from './sqlite-snapshot.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { LogStore } from './store.ts';

/**
 * Copies a database as it is at one moment into `target`, which must not exist. A relay may go on
 * writing to the original, which is not touched.
 * @throws StorageUnavailable
 */
export async function backupDatabase(file: string, target: string): Promise<void> {
  const original = openOriginal(file);
  try {
    await copyDatabase(original, target);
  } catch (error) {
    throw storageError(error, target) ?? error;
  } finally {
    original.close();
  }
}

/**
 * SQLite begins a backup anew at every commit of another connection: beside a busy relay it would
 * never end. A read transaction, begun by refuseForeign's read, holds the moment.
 */
function openOriginal(file: string): Database.Database {
  try {
    const original = new Database(file, { readonly: true, fileMustExist: true });
    try {
      original.exec('BEGIN');
      refuseForeign(original);
    } catch (error) {
      original.close();
      throw error;
    }
    return original;
  } catch (error) {
    throw storageError(error, file) ?? error;
  }
}

/**
 * Opens a private copy of a database, so that it can be read through (see `backupDatabase`).
 * @throws StorageUnavailable
 */
export async function openCopy(
  file: string,
): Promise<{ store: LogStore; dispose: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'wall-copy-'));
  const discardNow = () => rmSync(folder, { recursive: true, force: true });
  // A Ctrl-C must not leave a copy of the log in a folder for temporary files.
  process.once('exit', discardNow);
  const discard = async () => {
    await rm(folder, { recursive: true, force: true });
    process.off('exit', discardNow);
  };
  try {
    const copy = join(folder, 'copy.sqlite');
    await backupDatabase(file, copy);
    const store = openSqliteStore(copy);
    const dispose = async () => {
      await store.close();
      await discard();
    };
    return { store, dispose };
  } catch (error) {
    await discard();
    throw error;
  }
}
