import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { systemCode } from './sqlite-errors.ts';
import { StorageUnavailable } from './storage-unavailable.ts';

/**
 * Copies a database that is in use into `file`, which must not exist. The copy gets its name only
 * when it is complete and flushed.
 * @throws StorageUnavailable `readonly` when `file` exists already
 */
export async function copyDatabase(db: Database.Database, file: string): Promise<void> {
  const unfinished = `${file}.part`;
  const reserved = await open(file, 'wx').catch((error: unknown) => {
    if (systemCode(error) !== 'EEXIST') throw error;
    throw new StorageUnavailable('readonly', { detail: `${file} 已存在，不会覆盖`, cause: error });
  });
  await reserved.close();
  try {
    await rm(unfinished, { force: true });
    await db.backup(unfinished);
    await flush(unfinished);
    await rename(unfinished, file);
    await flush(dirname(file));
  } catch (error) {
    await rm(unfinished, { force: true });
    await rm(file, { force: true });
    throw error;
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
