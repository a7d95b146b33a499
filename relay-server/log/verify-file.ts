import type Database from 'better-sqlite3';
import { z } from 'zod';
import { refuseForeign } from './sqlite-connection.ts';
import { StorageUnavailable } from './storage-unavailable.ts';
import type { Finding } from './verify-report.ts';

const lines = z.array(z.object({ integrity_check: z.string() }));

/**
 * SQLite's own view of the file: pages, indexes and constraints.
 * @throws StorageUnavailable `foreign` when the file is not this project's
 */
export function integrityFindings(db: Database.Database): Finding[] {
  refuseForeign(db);
  if (db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'event'`).get() === undefined) {
    throw new StorageUnavailable('foreign', { detail: '其中没有事件日志' });
  }
  return lines
    .parse(db.pragma('integrity_check(20)'))
    .filter((line) => line.integrity_check !== 'ok')
    .map((line) => ({
      kind: 'file_damaged',
      seq: null,
      message: `数据库文件结构损坏：${line.integrity_check}`,
    }));
}
