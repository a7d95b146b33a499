import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './command.ts';

/** The databases that DATA names: a file, or every one of a data folder. @throws UsageError */
export function databasesIn(data: string): string[] {
  if (!existsSync(data)) throw new UsageError(`找不到 ${data}`);
  if (!statSync(data).isDirectory()) return [data];
  const files = readdirSync(data)
    .filter((name) => name.endsWith('.sqlite'))
    .sort();
  if (files.length === 0) throw new UsageError(`${data} 中没有 .sqlite 数据库`);
  return files.map((name) => join(data, name));
}
