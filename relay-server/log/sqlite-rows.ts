import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { NameStatements } from './sqlite-names.ts';
import type { RowsQuery, StoredRow } from './store.ts';

const rowRecord = z.object({
  at: z.int(),
  id: z.string(),
  case_number: z.int(),
  seq: z.int(),
  data: z
    .string()
    .transform((json, context): unknown => {
      try {
        return JSON.parse(json);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .nullable(),
});
const counted = z.object({ n: z.int() });
const topicRow = z.object({ topic: z.string() });

/** What stands for no case. */
const NO_CASE = '';

/** Where the next chunk of one topic begins: after this seq and, within it, after this rowid. */
export interface RowCursor {
  readonly seq: number;
  readonly at: number;
}

/** A row with the numbers of its names. */
interface KeyedRow {
  readonly row: StoredRow;
  readonly topic: number;
  readonly caseNumber: number;
}

/** So that no commit takes long, were the database one that never pruned before. */
const PRUNED_AT_ONCE = 5_000;

const COLUMNS = 'rowid AS at, id, case_number, seq, data';
const NEXT = '(seq, rowid) > (?, ?) ORDER BY seq, rowid LIMIT ?';

/**
 * Statements on the table `row`. A topic's live rows and its tombstones are walked separately. Topics
 * and case numbers are kept as the numbers that `names` gives them.
 */
export function rowStatements(db: Database.Database, names: NameStatements) {
  const upsert = db.prepare(`
    INSERT INTO row (topic, case_number, id, seq, data) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (topic, case_number, id) DO UPDATE SET seq = excluded.seq, data = excluded.data`);
  const drop = db.prepare('DELETE FROM row WHERE topic = ? AND case_number = ? AND id = ?');
  const prune = db.prepare(`
    DELETE FROM row WHERE rowid IN
      (SELECT rowid FROM row INDEXED BY row_gone WHERE data IS NULL AND seq <= ? LIMIT ?)`);
  const clear = db.prepare('DELETE FROM row');
  const topics = db.prepare(`
    SELECT text AS topic FROM name
    WHERE n IN (SELECT DISTINCT topic FROM row INDEXED BY row_key) ORDER BY text`);
  const live = db.prepare(
    `SELECT ${COLUMNS} FROM row INDEXED BY row_live
     WHERE topic = ? AND data IS NOT NULL AND ${NEXT}`,
  );
  const gone = db.prepare(
    `SELECT ${COLUMNS} FROM row INDEXED BY row_gone WHERE topic = ? AND data IS NULL AND ${NEXT}`,
  );
  const ofCase = (nullness: string) =>
    db.prepare(
      `SELECT ${COLUMNS} FROM row INDEXED BY row_key
       WHERE topic = ? AND case_number = ? AND data ${nullness} AND ${NEXT}`,
    );
  const liveOfCase = ofCase('IS NOT NULL');
  const goneOfCase = ofCase('IS NULL');
  const count = db.prepare(`
    SELECT (SELECT count(*) FROM row INDEXED BY row_live
            WHERE topic = @topic AND data IS NOT NULL AND seq > @since)
      + iif(@liveOnly, 0, (SELECT count(*) FROM row INDEXED BY row_gone
            WHERE topic = @topic AND data IS NULL AND seq > @since)) AS n`);
  const countOfCase = db.prepare(`
    SELECT count(*) AS n FROM row INDEXED BY row_key
    WHERE topic = @topic AND case_number = @caseNumber AND seq > @since
      AND (data IS NOT NULL OR NOT @liveOnly)`);

  /** undefined: no row was ever kept under these names. */
  const keyOf = (part: { topic: string; caseNumber: string | undefined }) => {
    const topic = names.find(part.topic);
    const caseNumber = part.caseNumber === undefined ? undefined : names.find(part.caseNumber);
    if (topic === undefined || (part.caseNumber !== undefined && caseNumber === undefined)) {
      return undefined;
    }
    return { topic, caseNumber };
  };

  const storedRow = (topic: string, record: z.infer<typeof rowRecord>): StoredRow => {
    const { id, seq, data } = record;
    const caseNumber = names.textOf(record.case_number);
    const key = { topic, id, caseNumber: caseNumber === NO_CASE ? null : caseNumber, seq };
    return data === null ? { ...key, gone: true } : { ...key, data };
  };

  const put = ({ row, topic, caseNumber }: KeyedRow, horizon: number) => {
    const { id, seq } = row;
    if (!row.gone) upsert.run(topic, caseNumber, id, seq, JSON.stringify(row.data));
    else if (seq > horizon) upsert.run(topic, caseNumber, id, seq, null);
    else drop.run(topic, caseNumber, id);
  };

  return {
    /**
     * In the order of their key: neighbours in the index one after the other.
     * @param horizon tombstones of up to this seq are not kept
     */
    putAll(rows: readonly StoredRow[], horizon: number): void {
      const keyed = rows.map((row) => ({
        row,
        topic: names.numberOf(row.topic),
        caseNumber: names.numberOf(row.caseNumber ?? NO_CASE),
      }));
      keyed.sort((a, b) => a.topic - b.topic || a.caseNumber - b.caseNumber);
      for (const each of keyed) put(each, horizon);
    },

    /** Lets go of tombstones of up to a seq; of many only some, the rest another time. */
    prune: (horizon: number) => void prune.run(horizon, PRUNED_AT_ONCE),

    clear: () => void clear.run(),

    topics: () =>
      z
        .array(topicRow)
        .parse(topics.all())
        .map((row) => row.topic),

    /** One chunk of one topic, and where the next begins (undefined: that was the last). */
    chunk(
      part: { topic: string; caseNumber: string | undefined; live: boolean },
      from: RowCursor,
      limit: number,
    ): { rows: StoredRow[]; next: RowCursor | undefined } {
      const key = keyOf(part);
      if (!key) return { rows: [], next: undefined };
      const { topic, caseNumber } = key;
      const raw =
        caseNumber === undefined
          ? (part.live ? live : gone).all(topic, from.seq, from.at, limit)
          : (part.live ? liveOfCase : goneOfCase).all(topic, caseNumber, from.seq, from.at, limit);
      const records = z.array(rowRecord).parse(raw);
      const last = records.at(-1);
      return {
        rows: records.map((record) => storedRow(part.topic, record)),
        next: last && records.length === limit ? { seq: last.seq, at: last.at } : undefined,
      };
    },

    count(topic: string, query: RowsQuery): number {
      const key = keyOf({ topic, caseNumber: query.caseNumber });
      if (!key) return 0;
      const asked = { ...key, since: query.sinceSeq ?? -1, liveOnly: query.liveOnly ? 1 : 0 };
      const raw =
        key.caseNumber === undefined
          ? count.get({ topic: key.topic, since: asked.since, liveOnly: asked.liveOnly })
          : countOfCase.get(asked);
      return counted.parse(raw).n;
    },
  };
}
export type RowStatements = ReturnType<typeof rowStatements>;
