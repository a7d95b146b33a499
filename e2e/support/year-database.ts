import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from '../../relay-server/setup/lock.mjs';
import { Stage } from './stage.ts';

/**
 * The small court year as a database, loaded by the first worker that wants it; the others wait and
 * take it as it is.
 *
 * @param results the run's own folder: what an earlier run of other code loaded is not in it
 * @returns the file; nobody may open it, only copy it
 */
export async function yearDatabase(results: string): Promise<string> {
  const file = path.join(results, 'year.sqlite');
  await mkdir(results, { recursive: true });
  await withLock(path.join(results, 'year.lock'), async () => {
    if (existsSync(file)) return;
    const stage = await Stage.open('year');
    if (stage.faults.length > 0) throw new AggregateError(stage.faults, 'the court year');
    await stage.closeInto(file);
  });
  return file;
}
