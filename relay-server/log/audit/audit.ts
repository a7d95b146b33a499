import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { refuseForeign } from '../sqlite-connection.ts';
import { storageError } from '../sqlite-errors.ts';
import { StorageUnavailable } from '../storage-unavailable.ts';

/**
 * The figures recomputed by plain SQL over the log, beside those that the database shows. Nothing here
 * is shared with the rules or the projections (.dependency-cruiser.cjs): what both say alike was
 * reckoned twice. The SQL files are read in this order and can be run by hand in any SQLite ≥ 3.46.
 */
const STANDING = '1-standing';
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

/** Contributions that are named of a figure that differs, and of all. */
const MOST_PLACES = 5;

const value = z.union([z.number(), z.string(), z.null()]);
const numbers = z.array(
  z.object({
    id: z.string(),
    label: z.string(),
    field: z.string(),
    recomputed: value,
    stored: value,
    isRecomputed: z.int(),
    isStored: z.int(),
    same: z.int(),
  }),
);
const places = z.array(
  z.object({
    day: z.string(),
    part: z.string(),
    who: z.string(),
    recomputed: z.number(),
    stored: z.number(),
  }),
);
const named = z.array(z.object({ who: z.string() }));
const counts = z.object({
  compared: z.int(),
  differing: z.int(),
  grouped: z.int(),
  misgrouped: z.int(),
});
const headRow = z.object({ seq: z.int(), digest: z.instanceof(Uint8Array) }).optional();
const dayRow = z.object({ today: z.string().nullable() });

/** One number of a figure or of a table's row, both ways. */
export interface AuditedNumber {
  /** `value`, `numerator`, `from`, … */
  readonly field: string;
  readonly recomputed: number | string | null;
  readonly stored: number | string | null;
  readonly same: boolean;
}
/** What one case or matter contributes on one day, both ways. */
export interface AuditedPlace {
  readonly day: string;
  /** Name of the part in the SQL files: `closed.claimed`. */
  readonly part: string;
  /** A case number; of what belongs to no case `petition:ID`, `question:SOURCE:ID`, `session:ID`. */
  readonly who: string;
  readonly recomputed: number;
  readonly stored: number;
}
export interface AuditedFigure {
  /** `indicator@period`; of the tables `trend/MONTH`, `closing/WAY`, `town/CODE`. */
  readonly id: string;
  readonly label: string;
  /** `unknown`: shown, but the audit knows no way to reckon it; `missing`: it should be shown and is not. */
  readonly verdict: 'same' | 'differs' | 'unknown' | 'missing';
  readonly numbers: readonly AuditedNumber[];
  /** Of one that differs, the first; empty: what it is made of agrees with the log, the shown row does not. */
  readonly places: readonly AuditedPlace[];
}
/** Case by case and day by day: what breakdowns are made of and cases drawn from. */
export interface AuditedContributions {
  readonly compared: number;
  readonly differing: number;
  /** The first of those that differ. */
  readonly first: readonly AuditedPlace[];
  /** Cases with a town, a type, a cause and a band; of how many one is not what the log says. */
  readonly grouped: number;
  readonly misgrouped: number;
  readonly firstMisgrouped: readonly string[];
}
export interface AuditReport {
  readonly head: { readonly seq: number; readonly digest: string };
  /** The log's court day. */
  readonly today: string;
  readonly figures: readonly AuditedFigure[];
  readonly contributions: AuditedContributions;
  /** Everything above agrees. */
  readonly same: boolean;
}

/**
 * Recomputes every figure of a database from its log. Read-only and at one moment: a relay may go on
 * writing to it meanwhile. The chain itself is `verifyDatabase`'s to check.
 * @throws StorageUnavailable when the file is damaged or not this project's; Error `NothingToAudit`
 */
export function auditDatabase(file: string): AuditReport {
  if (statSync(file).size === 0) throw new NothingToAudit(`${file} 是空文件，其中没有日志`);
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 });
    try {
      return audit(db, file);
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

function audit(db: Database.Database, file: string): AuditReport {
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
  const figures = figuresOf(db);
  const contributions = contributionsOf(db);
  const { differing, misgrouped } = contributions;
  return {
    head: { seq: newest.seq, digest: Buffer.from(newest.digest).toString('hex') },
    today,
    figures,
    contributions,
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

function figuresOf(db: Database.Database): AuditedFigure[] {
  const byId = new Map<string, z.infer<typeof numbers>>();
  const rows = numbers.parse(
    db
      .prepare(
        `SELECT id, label, field, recomputed, stored, is_recomputed AS isRecomputed,
           is_stored AS isStored, same
         FROM compared ORDER BY id LIKE '%/%', id, field`,
      )
      .all(),
  );
  for (const row of rows) {
    const known = byId.get(row.id);
    if (known) known.push(row);
    else byId.set(row.id, [row]);
  }
  return [...byId].map(([id, fields]) => {
    const verdict = verdictOf(fields);
    return {
      id,
      label: fields[0]?.label ?? id,
      verdict,
      numbers: fields.map(({ field, recomputed, stored, same }) => ({
        ...{ field, recomputed, stored },
        same: same === 1,
      })),
      places: verdict === 'differs' ? placesOf(db, id) : [],
    };
  });
}

function verdictOf(fields: z.infer<typeof numbers>): AuditedFigure['verdict'] {
  if (fields.every(({ same }) => same === 1)) return 'same';
  if (fields.every(({ isRecomputed }) => isRecomputed === 0)) return 'unknown';
  return fields.every(({ isStored }) => isStored === 0) ? 'missing' : 'differs';
}

/** The first contributions within a figure's own periods that differ. */
function placesOf(db: Database.Database, id: string): AuditedPlace[] {
  return places.parse(
    db
      .prepare(
        `SELECT DISTINCT p.part, p.day, p.who, p.recomputed, p.stored
         FROM figure AS f JOIN place AS p ON p.part IN (f.part, f.of_part)
         WHERE f.id = @id
           AND (p.day >= f.from_day AND (f.to_day IS NULL OR p.day <= f.to_day)
             OR p.day BETWEEN f.previous_from AND f.previous_to)
         ORDER BY p.day, p.who, p.part LIMIT @most`,
      )
      .all({ id, most: MOST_PLACES }),
  );
}

function contributionsOf(db: Database.Database): AuditedContributions {
  const found = counts.parse(
    db
      .prepare(
        `SELECT (SELECT count(*) FROM reckoned) AS compared, (SELECT count(*) FROM place) AS differing,
           (SELECT count(*) FROM grouping) AS grouped, (SELECT count(*) FROM misgrouped) AS misgrouped`,
      )
      .get(),
  );
  const first = places.parse(
    db.prepare('SELECT * FROM place ORDER BY day, who, part LIMIT ?').all(MOST_PLACES),
  );
  const misgrouped = named.parse(
    db.prepare('SELECT who FROM misgrouped ORDER BY who LIMIT ?').all(MOST_PLACES),
  );
  return { ...found, first, firstMisgrouped: misgrouped.map(({ who }) => who) };
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
