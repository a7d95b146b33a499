import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { Cell, Wake } from './store.ts';

const cells = z.array(z.object({ key: z.string(), n: z.int() }));
const wakes = z.array(z.object({ key: z.string(), wakeOn: z.string() }));

/** Statements on the tables `cell` (running sums) and `wake` (days on which aggregates wake). */
export function sumStatements(db: Database.Database) {
  const putCell = db.prepare(
    'INSERT INTO cell (key, n) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET n = excluded.n',
  );
  const cellsAfter = db.prepare('SELECT key, n FROM cell WHERE key > ? ORDER BY key LIMIT ?');
  const clearCells = db.prepare('DELETE FROM cell');
  const putWake = db.prepare(`
    INSERT INTO wake (key, wake_on) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET wake_on = excluded.wake_on`);
  const dropWake = db.prepare('DELETE FROM wake WHERE key = ?');
  const wakesAfter = db.prepare(
    'SELECT key, wake_on AS wakeOn FROM wake WHERE key > ? ORDER BY key LIMIT ?',
  );
  const clearWakes = db.prepare('DELETE FROM wake');

  return {
    putCell({ key, n }: Cell): void {
      putCell.run(key, n);
    },
    putWake({ key, wakeOn }: Wake): void {
      if (wakeOn === null) dropWake.run(key);
      else putWake.run(key, wakeOn);
    },
    cellsAfter: (key: string, limit: number) => cells.parse(cellsAfter.all(key, limit)),
    wakesAfter: (key: string, limit: number) => wakes.parse(wakesAfter.all(key, limit)),
    clear(): void {
      clearCells.run();
      clearWakes.run();
    },
  };
}
export type SumStatements = ReturnType<typeof sumStatements>;
