import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './command.ts';

/** The databases that DATA names: a file, or every one of a data folder. @throws UsageError */
export function databasesIn(data: string): string[] {
  if (!existsSync(data)) throw new UsageError(`找不到 ${data}`);
  const found = statSync(data);
  if (found.isFile()) return [data];
  if (!found.isDirectory()) throw new UsageError(`${data} 既不是文件，也不是目录`);
  const files = namesIn(data)
    .filter((name) => name.endsWith('.sqlite'))
    .sort();
  if (files.length === 0) throw new UsageError(`${data} 中没有 .sqlite 数据库`);
  return files.map((name) => join(data, name));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(`读不到目录 ${folder}（${code}），请核对权限`, { cause: error });
  }
}
