import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { z } from 'zod';
import { answering } from '../support/answering.ts';
import { recomputing } from './groups.ts';

/**
 * Plain SQL in a process of its own: handler `recompute` makes one figure in one breakdown from the events of
 * a database, by the files of the audit that make its parts and one SELECT. A relay may go on writing to it.
 */
const AUDIT = path.join(import.meta.dirname, '../../relay-server/log/audit');
/** Town, cause, type and band of a case, as the audit reckons them. */
const GROUPING = /^CREATE TEMP TABLE grouping AS.*?;/ms;

const KEY = {
  month: 'substr(c.day, 1, 7)',
  town: "coalesce(g.town, 'none')",
  cause: "coalesce(g.cause, 'none')",
  type: "coalesce(c.counted_as, g.case_type, 'none')",
  band: "coalesce(g.band, 'none')",
} as const;

answering(
  {
    recompute: (argument) => {
      const asked = recomputing.parse(argument);
      const [from, cpu] = [performance.now(), process.cpuUsage()];
      const groups = recompute(asked);
      const { user, system } = process.cpuUsage(cpu);
      return { ms: performance.now() - from, cpuUs: user + system, groups };
    },
  },
  async () => undefined,
);

function recompute({ file, steps, by, ...asked }: z.infer<typeof recomputing>): unknown[] {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    db.pragma('temp_store = MEMORY');
    db.exec('BEGIN');
    for (const step of steps) db.exec(sqlOf(step));
    if (by !== 'month') db.exec(groupingOf(sqlOf('12-contributions')));
    return db
      .prepare(
        `SELECT ${KEY[by]} AS key, sum(iif(c.part = @part, c.n, 0)) AS numerator,
           sum(iif(c.part = @ofPart, c.n, 0)) AS denominator
         FROM counted AS c ${by === 'month' ? '' : 'LEFT JOIN grouping AS g ON g.who = c.who'}
         WHERE c.part IN (@part, @ofPart) AND c.day BETWEEN @from AND @to
         GROUP BY 1`,
      )
      .all(asked);
  } finally {
    db.close();
  }
}

function sqlOf(step: string): string {
  return readFileSync(path.join(AUDIT, `${step}.sql`), 'utf8');
}

function groupingOf(sql: string): string {
  const [statement] = GROUPING.exec(sql) ?? [];
  if (statement === undefined) throw new Error('the audit no longer makes its table grouping');
  return statement;
}
