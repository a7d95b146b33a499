import type Database from 'better-sqlite3';
import { z } from 'zod';
import {
  type Contribution,
  type ContributionChange,
  type ContributionCursor,
  type ContributionsQuery,
  type Contributor,
  dayKey,
  dayOfKey,
  daysOf,
} from './contributions.ts';
import type { NameStatements } from './sqlite-names.ts';

const records = z.array(
  z.object({
    day: z.int(),
    series: z.int(),
    contributor: z.int(),
    n: z.int(),
    times: z.int(),
    key: z.string(),
    type: z.string().nullable(),
    town: z.string().nullable(),
    cause: z.string().nullable(),
    band: z.string().nullable(),
  }),
);
type Record = z.infer<typeof records>[number];

const texts = z.array(z.object({ text: z.string() }));

/** Statements on the tables `contribution` and `contributor`. Keys and series are numbers given by `names`. */
export function contributionStatements(db: Database.Database, names: NameStatements) {
  const add = db.prepare(`
    INSERT INTO contribution (day, series, contributor, n, times) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (day, series, contributor)
    DO UPDATE SET n = n + excluded.n, times = times + excluded.times`);
  const dropSpent = db.prepare(`
    DELETE FROM contribution WHERE day = ? AND series = ? AND contributor = ? AND times = 0`);
  const put = db.prepare(`
    INSERT INTO contributor (n, type, town, cause, band) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (n) DO UPDATE SET type = excluded.type, town = excluded.town,
      cause = excluded.cause, band = excluded.band`);
  const chunk = db.prepare(`
    SELECT day, series, contributor, contribution.n, times, text AS key, type, town, cause, band
    FROM contribution JOIN name ON name.n = contributor
    LEFT JOIN contributor AS its ON its.n = contributor
    WHERE (day, series, contributor) > (?, ?, ?) AND day <= ?
      AND series IN (SELECT value FROM json_each(?))
    ORDER BY day, series, contributor LIMIT ?`);
  const series = db.prepare(`
    SELECT text FROM name
    WHERE text = @cell OR (text > @cell || '|' AND text < @cell || '}') ORDER BY text`);
  const contributors = db.prepare(`
    SELECT its.n AS contributor, 0 AS day, 0 AS series, 0 AS n, 0 AS times, text AS key, type, town, cause, band
    FROM contributor AS its JOIN name ON name.n = its.n WHERE text > ? ORDER BY text LIMIT ?`);
  const clearAll = [db.prepare('DELETE FROM contribution'), db.prepare('DELETE FROM contributor')];

  return {
    change({ series: name, day, contributor, n, times }: ContributionChange): void {
      const key = [dayKey(day), names.numberOf(name), names.numberOf(contributor)];
      add.run(...key, n, times);
      // What grew has not come to nothing.
      if (times <= 0) dropSpent.run(...key);
    },
    put({ key, type, town, cause, band }: Contributor): void {
      put.run(names.numberOf(key), type, town, cause, band);
    },
    chunk(query: ContributionsQuery): {
      contributions: Contribution[];
      next: ContributionCursor | null;
    } {
      const numbers = new Map<number, string>();
      for (const each of query.series) {
        const number = names.find(each);
        if (number !== undefined) numbers.set(number, each);
      }
      const [from, to] = daysOf(query);
      const after = query.after ?? { day: from, series: -1, contributor: -1 };
      const wanted = JSON.stringify([...numbers.keys()]);
      const found = records.parse(
        chunk.all(after.day, after.series, after.contributor, to, wanted, query.limit),
      );
      const last = found.at(-1);
      return {
        contributions: found.map((record) =>
          contributionOf(numbers.get(record.series) ?? '', record),
        ),
        next:
          last && found.length === query.limit
            ? { day: last.day, series: last.series, contributor: last.contributor }
            : null,
      };
    },
    /** Series of a cell that anything contributes to. */
    series: (cell: string) => texts.parse(series.all({ cell })).map(({ text }) => text),
    contributorsAfter: (key: string, limit: number): Contributor[] =>
      records.parse(contributors.all(key, limit)).flatMap((record) => {
        const of = groupingOf(record);
        return of ? [{ key: record.key, ...of }] : [];
      }),
    clear(): void {
      for (const clear of clearAll) clear.run();
    },
  };
}

function contributionOf(series: string, record: Record): Contribution {
  const { key: contributor, day, n, times } = record;
  return { contributor, series, day: dayOfKey(day), n, times, of: groupingOf(record) };
}

function groupingOf({ type, town, cause, band }: Record): Contribution['of'] {
  if (type === null || town === null || cause === null || band === null) return null;
  return { type, town, cause, band };
}
