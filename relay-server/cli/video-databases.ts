import { existsSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './command.ts';

/** A database, and where its recordings are; either may not be there. */
export interface VideoDatabase {
  readonly log: string;
  readonly video: string;
}

/** Each database of a data folder, and where its recordings are. */
const PAIRS = [
  ['relay.sqlite', 'video'],
  ['demo.sqlite', 'demo-video'],
] as const;

/** @param data folder (RELAY_DATA) @throws UsageError when there is nothing in it */
export function databasesOf(data: string): VideoDatabase[] {
  const pairs = PAIRS.map(([log, video]) => ({
    log: path.join(data, log),
    video: path.join(data, video),
  })).filter(({ log, video }) => existsSync(log) || existsSync(video));
  if (pairs.length === 0) throw new UsageError(`${data} 中没有数据库，也没有录像`);
  return pairs;
}
