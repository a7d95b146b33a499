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
 * Opens a private copy of a database as it is at one moment, so that it can be read through while a
 * relay goes on writing to the original, which is not touched.
 * @throws StorageUnavailable
 */
export async function openCopy(
  file: string,
): Promise<{ store: LogStore; dispose: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'wall-copy-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'copy.sqlite');
    const original = new Database(file, { readonly: true, fileMustExist: true });
    try {
      refuseForeign(original);
      await copyDatabase(original, copy);
    } finally {
      original.close();
    }
    const store = openSqliteStore(copy);
    const dispose = async () => {
      await store.close();
      await discard();
    };
    return { store, dispose };
  } catch (error) {
    await discard();
    throw storageError(error, file) ?? error;
  }
}
