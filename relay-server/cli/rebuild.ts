import { statSync } from 'node:fs';
import { openCopy } from '../log/sqlite-copy.ts';
import { openSqliteStore } from '../log/sqlite-store.ts';
import { StorageUnavailable } from '../log/storage-unavailable.ts';
import { verifyDatabase } from '../log/verify.ts';
import { remakeProjections } from '../projecting/open-projector.ts';
import { type Comparison, compareProjections } from '../projecting/rebuild-store.ts';
import { DEFAULT_STATISTICS } from '../rules/indicators/periods.ts';
import { CommandFailed, runCommand, UsageError } from './command.ts';
import { databasesIn } from './databases.ts';

const HELP = `
npm run rebuild -- DATA [--write]
  由日志重算全部结果与统计，与数据库中现有的逐项比对，列出差异。
  默认只读，系统运行时也可使用；加 --write 则以重算结果替换（须先停止系统），大屏会自动更新。
  Recomputes all rows and figures from the log and reports any difference.

  DATA      数据库文件（.sqlite），或数据目录（RELAY_DATA）

  结束码：0 一致；1 有差异，已列出；2 用法不对或找不到文件
`;

const MOST_SHOWN = 20;

await runCommand(
  HELP,
  { write: { type: 'boolean' } },
  async (given, [data]) => {
    if (data === undefined) throw new UsageError('请给出一个 DATA');
    let same = true;
    for (const file of databasesIn(data)) {
      if (statSync(file).size === 0)
        throw new CommandFailed(`${file} 是空文件，其中没有日志可供重算`);
      const { store, dispose } = await openCopy(file);
      let comparison: Comparison;
      try {
        comparison = await compareProjections(store, DEFAULT_STATISTICS);
      } catch (error) {
        if (!(error instanceof StorageUnavailable) || error.reason !== 'corrupt') throw error;
        comparison = await unreadable(file, error);
      } finally {
        await dispose();
      }
      print(file, comparison);
      const differs = comparison.differences.length > 0;
      if (differs && given.write === true) await write(file);
      else same &&= !differs;
    }
    return same ? 0 : 1;
  },
  { positionals: 1, interrupted: '日志没有改动；若已在替换结果，下次启动会自动重算完' },
);

/** Results that cannot be read can be made anew, as long as the log is sound. */
async function unreadable(file: string, error: StorageUnavailable): Promise<Comparison> {
  const { findings } = await verifyDatabase(file);
  if (findings.length > 0) throw error;
  const difference = { what: '现有结果', stored: '有的读不出', rebuilt: '可由日志重算' };
  return { rows: 0, cells: 0, contributions: 0, differences: [difference] };
}

async function write(file: string): Promise<void> {
  const store = openSqliteStore(file);
  try {
    await remakeProjections(store, DEFAULT_STATISTICS);
  } finally {
    await store.close();
  }
  console.log('  已以重算结果替换');
}

function print(file: string, { rows, cells, contributions, differences }: Comparison): void {
  const said = (n: number) => n.toLocaleString('zh-CN');
  const counts = `结果 ${said(rows)} 行，累计 ${said(cells)} 项，构成 ${said(contributions)} 项`;
  console.log(`${file}\n  重算：${counts}`);
  for (const { what, stored, rebuilt } of differences.slice(0, MOST_SHOWN)) {
    console.log(`  ✗ ${what}\n      数据库 ${stored ?? '无'}\n      重算   ${rebuilt ?? '无'}`);
  }
  if (differences.length > MOST_SHOWN) console.log(`  ……共 ${differences.length} 处差异`);
  if (differences.length === 0) console.log('  ✓ 与日志一致');
}
