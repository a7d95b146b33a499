import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { BenchContext } from './bench.ts';
import { closedCount } from './court-load.ts';
import { RelayChild } from './relay-child.ts';

/**
 * Logs of a court (court-load.ts) of about these many events each, growing: the larger go on from the smaller. Each is
 * made once a run and stays as it is; who wants to write to it copies it.
 * @param sizes events, ascending
 * @returns the database files, in the order of the sizes
 */
export async function courtLogs(
  sizes: readonly number[],
  { scratch, say }: Pick<BenchContext, 'scratch' | 'say'>,
): Promise<string[]> {
  const folder = path.join(scratch, 'court-logs');
  mkdirSync(folder, { recursive: true });
  const fileOf = (size: number) => path.join(folder, `${size}.sqlite`);
  let before = 0;
  for (const size of sizes) {
    if (!existsSync(fileOf(size))) {
      say(`a court’s log up to ${size.toLocaleString('en-US')} events`);
      const growing = path.join(folder, 'growing.sqlite');
      if (before > 0) copyFileSync(fileOf(before), growing);
      const filler = await RelayChild.start(growing);
      if (before === 0) await filler.fill({ order: 'open', cases: 0, from: 0, to: 0 });
      const from = before === 0 ? 0 : closedCount(before);
      await filler.fill({ order: 'closed', cases: 0, from, to: closedCount(size) });
      await filler.stop();
      renameSync(growing, fileOf(size));
    }
    before = size;
  }
  return sizes.map(fileOf);
}
