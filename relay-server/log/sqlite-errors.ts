import { mkdtempSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { type StorageReason, StorageUnavailable } from './storage-unavailable.ts';

/** SQLite's result codes (by prefix, extended codes included) → what they mean for the relay. */
const REASONS: readonly (readonly [string, StorageReason])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'readonly'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_IOERR', 'io'],
  ['SQLITE_PERM', 'readonly'],
  ['SQLITE_CANTOPEN', 'io'],
  ['SQLITE_PROTOCOL', 'io'],
  ['SQLITE_NOMEM', 'io'],
];
const SYSTEM_REASONS: Readonly<Record<string, StorageReason>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'readonly',
  EACCES: 'readonly',
  EPERM: 'readonly',
  EIO: 'io',
  ENOENT: 'io',
  ENOTDIR: 'io',
  EEXIST: 'io',
  EMFILE: 'io',
};

/**
 * What an error of SQLite or of the file system means.
 * @param file what was being opened or written
 * @returns undefined when it is not the storage's failure but a mistake in the program
 */
export function storageError(error: unknown, file: string): StorageUnavailable | undefined {
  if (error instanceof StorageUnavailable) return error;
  if (error instanceof Database.SqliteError) {
    const { code } = error;
    const known = REASONS.find(([prefix]) => code.startsWith(prefix));
    if (!known) return undefined;
    const why = code.startsWith('SQLITE_CANTOPEN') ? whyNotWritable(dirname(file)) : undefined;
    const reason = (why === undefined ? undefined : SYSTEM_REASONS[why]) ?? known[1];
    const detail = [code, why, file].filter((part) => part !== undefined).join(' ');
    return new StorageUnavailable(reason, { detail, cause: error });
  }
  const code = systemCode(error);
  const reason = code === undefined ? undefined : SYSTEM_REASONS[code];
  if (!reason) return undefined;
  return new StorageUnavailable(reason, { detail: `${code} ${file}`, cause: error });
}

/**
 * After these the connection must not be used again: what its page cache and the kernel's hold may
 * differ from the disk. (After a failed fsync Linux marks the pages clean: a second fsync says "ok"
 * though nothing was written.)
 */
export function breaksConnection(error: StorageUnavailable): boolean {
  return error.reason === 'io' || error.reason === 'corrupt';
}

/** The system's code of a failed call (ENOSPC, EEXIST, …); undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** What the system says to a new entry in `folder`: SQLite does not tell why it cannot open a file. */
function whyNotWritable(folder: string): string | undefined {
  try {
    rmdirSync(mkdtempSync(join(folder, '.write-test-')));
    return undefined;
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return code;
  }
}
