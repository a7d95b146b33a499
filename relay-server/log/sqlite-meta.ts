import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { MetaEntry } from './store.ts';

const entries = z.array(z.object({ key: z.string(), value: z.string() }));

/** Statements on the table `meta`. */
export function metaStatements(db: Database.Database) {
  const put = db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const drop = db.prepare('DELETE FROM meta WHERE key = ?');
  const get = db.prepare('SELECT key, value FROM meta WHERE key = ?');
  const startingWith = db.prepare(
    'SELECT key, value FROM meta WHERE substr(key, 1, length(@prefix)) = @prefix ORDER BY key',
  );

  return {
    put({ key, value }: MetaEntry): void {
      if (value === null) drop.run(key);
      else put.run(key, value);
    },
    get: (key: string) => entries.parse(get.all(key))[0]?.value ?? null,
    startingWith: (prefix: string) => entries.parse(startingWith.all({ prefix })),
  };
}
export type MetaStatements = ReturnType<typeof metaStatements>;
