import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { storageError } from './sqlite-errors.ts';
import { StorageUnavailable } from './storage-unavailable.ts';

/**
 * Makes the folder if need be and keeps a second relay away from a database. The lock is SQLite's own on `FILE.lock`: the system
 * drops it with the process, however that ends, so none is ever left over; readers of the database
 * itself (verify, backup tools) are not in its way.
 * @returns releases the lock
 * @throws StorageUnavailable `busy` when another relay holds it
 */
export function lockDatabase(file: string): () => void {
  const lockFile = `${file}.lock`;
  let lock: Database.Database | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    lock = new Database(lockFile, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const cause = storageError(error, lockFile);
    if (cause?.reason === 'busy') {
      throw new StorageUnavailable('busy', { detail: `另一个实例正在使用 ${file}`, cause: error });
    }
    throw cause ?? error;
  }
  const held = lock;
  return () => held.close();
}
