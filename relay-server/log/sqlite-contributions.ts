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
} from './contributions.ts';
import type { NameStatements } from './sqlite-names.ts';

const records = z.array(
  z.object({
    day: z.int(),
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
const counted = z.object({ n: z.int() });

/** Statements on the tables `contribution` and `contributor`. Keys and series are numbers given by `names`. */
export function contributionStatements(db: Database.Database, names: NameStatements) {
  const add = db.prepare(`
    INSERT INTO contribution (series, day, contributor, n, times) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (series, day, contributor)
    DO UPDATE SET n = n + excluded.n, times = times + excluded.times`);
  const dropSpent = db.prepare(`
    DELETE FROM contribution WHERE series = ? AND day = ? AND contributor = ? AND times = 0`);
  const put = db.prepare(`
    INSERT INTO contributor (n, type, town, cause, band) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (n) DO UPDATE SET type = excluded.type, town = excluded.town,
      cause = excluded.cause, band = excluded.band`);
  const chunk = db.prepare(`
    SELECT day, contributor, contribution.n, times, text AS key, type, town, cause, band
    FROM contribution JOIN name ON name.n = contributor
    LEFT JOIN contributor AS its ON its.n = contributor
    WHERE series = ? AND day BETWEEN ? AND ? AND (day, contributor) > (?, ?)
    ORDER BY day, contributor LIMIT ?`);
  const series = db.prepare(`
    SELECT text FROM name
    WHERE (text = @cell OR (text > @cell || '|' AND text < @cell || '}'))
      AND EXISTS (SELECT 1 FROM contribution WHERE series = name.n) ORDER BY text`);
  const contributors = db.prepare(`
    SELECT its.n AS contributor, 0 AS day, 0 AS n, 0 AS times, text AS key, type, town, cause, band
    FROM contributor AS its JOIN name ON name.n = its.n WHERE text > ? ORDER BY text LIMIT ?`);
  const events = db.prepare('SELECT count(*) AS n FROM event WHERE aggregate = ?');
  const clearAll = [db.prepare('DELETE FROM contribution'), db.prepare('DELETE FROM contributor')];

  return {
    change({ series: name, day, contributor, n, times }: ContributionChange): void {
      const key = [names.numberOf(name), dayKey(day), names.numberOf(contributor)];
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
      const name = names.find(query.series);
      if (name === undefined) return { contributions: [], next: null };
      const [from, to] = [dayKey(query.from), query.to === null ? LAST : dayKey(query.to)];
      const { day, contributor } = query.after ?? { day: -1, contributor: -1 };
      const found = records.parse(chunk.all(name, from, to, day, contributor, query.limit));
      const last = found.at(-1);
      return {
        contributions: found.map((record) => contributionOf(query.series, record)),
        next:
          last && found.length === query.limit
            ? { day: last.day, contributor: last.contributor }
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
    eventsOf: (aggregates: readonly string[]) =>
      aggregates.reduce((sum, each) => sum + counted.parse(events.get(each)).n, 0),
    clear(): void {
      for (const clear of clearAll) clear.run();
    },
  };
}

/** Later than any day. */
const LAST = 99_999_999;

function contributionOf(series: string, record: Record): Contribution {
  const { key: contributor, day, n, times } = record;
  return { contributor, series, day: dayOfKey(day), n, times, of: groupingOf(record) };
}

function groupingOf({ type, town, cause, band }: Record): Contribution['of'] {
  if (type === null || town === null || cause === null || band === null) return null;
  return { type, town, cause, band };
}
