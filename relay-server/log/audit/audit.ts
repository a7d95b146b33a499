import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { refuseForeign } from '../sqlite-connection.ts';
import { storageError } from '../sqlite-errors.ts';
import { StorageUnavailable } from '../storage-unavailable.ts';
import type { AuditBreakdown, AuditReport } from './audit-report.ts';
import { breakdownsOf, contributionsOf, figuresOf } from './read-report.ts';

/**
 * The figures recomputed by plain SQL over the log, beside those that the database shows. Nothing here
 * is shared with the rules or the projections (.dependency-cruiser.cjs): what both say alike was
 * reckoned twice. The SQL files are read in this order and can be run by hand in any SQLite ≥ 3.46.
 */
const STANDING = '1-standing';
const BREAKDOWNS = '13-breakdowns';
const STEPS = [
  '2-cases',
  '3-money',
  '4-closings',
  '5-limits',
  '6-termination',
  '7-matters',
  '8-open',
  '9-figures',
  '10-tables',
  '11-stored',
  '12-contributions',
] as const;

const headRow = z.object({ seq: z.int(), digest: z.instanceof(Uint8Array) }).optional();
const dayRow = z.object({ today: z.string().nullable() });

/**
 * Recomputes every figure of a database from its log. Read-only and at one moment: a relay may go on
 * writing to it meanwhile. The chain itself is `verifyDatabase`'s to check.
 * @param by breakdowns that shall be in the report
 * @throws StorageUnavailable when the file is damaged or not this project's; Error `NothingToAudit`
 */
export function auditDatabase(file: string, by: readonly AuditBreakdown[] = []): AuditReport {
  if (statSync(file).size === 0) throw new NothingToAudit(`${file} 是空文件，其中没有日志`);
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 });
    try {
      return audit(db, file, by);
    } finally {
      db.close();
    }
  } catch (error) {
    throw failureOf(error, file) ?? error;
  }
}

/** There is no log, or none that shows figures yet; the message says so in Chinese. */
export class NothingToAudit extends Error {
  override readonly name = 'NothingToAudit';
  readonly expected = true;
}

function audit(db: Database.Database, file: string, by: readonly AuditBreakdown[]): AuditReport {
  // Names and amounts stay in memory; nothing is left in a folder for temporary files.
  db.pragma('temp_store = MEMORY');
  db.exec('BEGIN');
  refuseOthers(db);
  const newest = headRow.parse(
    db.prepare('SELECT seq, digest FROM event ORDER BY seq DESC LIMIT 1').get(),
  );
  if (!newest) throw new NothingToAudit(`${file} 的日志中还没有事件，没有可核对的统计`);
  run(db, STANDING);
  const { today } = dayRow.parse(db.prepare('SELECT today FROM court_day').get());
  if (today === null) {
    throw new NothingToAudit(`${file} 的日志还没有开始任何一个法院日，没有可核对的统计`);
  }
  for (const step of STEPS) run(db, step);
  if (by.length > 0) run(db, BREAKDOWNS);
  const figures = figuresOf(db);
  const contributions = contributionsOf(db);
  const { differing, misgrouped } = contributions;
  return {
    head: { seq: newest.seq, digest: Buffer.from(newest.digest).toString('hex') },
    today,
    figures,
    contributions,
    breakdowns: by.flatMap((each) => breakdownsOf(db, each)),
    same: figures.every(({ verdict }) => verdict === 'same') && differing === 0 && misgrouped === 0,
  };
}

/** @throws StorageUnavailable `foreign` for what is not a relay's database of this version */
function refuseOthers(db: Database.Database): void {
  refuseForeign(db);
  for (const table of ['event', 'row', 'name', 'contribution', 'contributor']) {
    if (db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) === undefined) {
      const detail = `其中没有 ${table} 表；若由旧版本写成，请先用本版本启动一次`;
      throw new StorageUnavailable('foreign', { detail });
    }
  }
}

function run(db: Database.Database, step: string): void {
  db.exec(readFileSync(join(import.meta.dirname, `${step}.sql`), 'utf8'));
}

/** A text in the log or the rows that is no JSON, or not what events say, is damage, not a mistake in the SQL. */
function failureOf(error: unknown, file: string): Error | undefined {
  const isBroken =
    error instanceof z.ZodError ||
    (error instanceof Database.SqliteError &&
      (error.code.startsWith('SQLITE_CONSTRAINT') || /malformed JSON/i.test(error.message)));
  return isBroken
    ? new StorageUnavailable('corrupt', { detail: `${file} 中有读不出的事件或结果`, cause: error })
    : storageError(error, file);
}
