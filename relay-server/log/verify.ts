import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ZodError } from 'zod';
import { storageError } from './sqlite-errors.ts';
import { StorageUnavailable } from './storage-unavailable.ts';
import { integrityFindings } from './verify-file.ts';
import type { Finding, LogEnd, VerifyOptions, VerifyReport } from './verify-report.ts';
import { walkChain } from './verify-walk.ts';

export type { Finding, VerifyOptions, VerifyReport } from './verify-report.ts';

/**
 * Checks a database without changing it: SQLite's own integrity, then every link of the chain. The
 * relay may be running on it.
 * @throws Error in Chinese when the file is not there
 */
export async function verifyDatabase(
  file: string,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  if (!existsSync(file)) throw new Error(`找不到数据库文件：${file}`);
  const most = options.mostFindings ?? 50;
  const findings: Finding[] = [];
  let more = false;
  let reached = 0;
  const report = (finding: Finding) => {
    if (findings.length < most) findings.push(finding);
    else more = true;
  };
  let end: LogEnd = { events: 0, head: { seq: 0, digest: '0'.repeat(64) } };
  try {
    const db = new Database(file, { readonly: true, timeout: 5000 });
    try {
      for (const finding of integrityFindings(db)) report(finding);
      end = await walkChain(db, report, {
        ...options,
        onProgress: (seq) => {
          reached = seq;
          options.onProgress?.(seq);
        },
      });
    } finally {
      db.close();
    }
  } catch (error) {
    const unavailable =
      error instanceof ZodError ? new StorageUnavailable('corrupt') : storageError(error, file);
    if (!unavailable) throw error;
    const where = reached > 0 ? `第 ${reached} 号事件之后无法读出：` : '无法读出：';
    report({ kind: 'unreadable', seq: reached, message: where + unavailable.message });
  }
  return { ...end, findings, more };
}
