import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { copyDeedFile } from '../intake/deed-file.ts';
import { backupAccounts } from '../log/account-store.ts';
import { backupDatabase } from '../log/sqlite-copy.ts';
import { verifyDatabase } from '../log/verify.ts';
import { CommandFailed, runCommand, UsageError } from './command.ts';
import { databasesIn } from './databases.ts';

const HELP = `
npm run backup -- DATA FILE
  把数据库备份为一个新文件，系统运行时也可使用；随后逐条核对备份，给出链头，请另行记下。
  Copies a database, in use or not, into a new file, checks the copy and tells its head.

  DATA      数据库文件（.sqlite），或只有一个数据库的数据目录（RELAY_DATA）
  FILE      备份文件，不会覆盖已有的文件；登录账号与尚未记入日志的操作一并备份在其旁
            （FILE 去掉 .sqlite，加 -accounts.db、-unrecorded.bin）

  结束码：0 备份完好；1 未能备份或核对有问题；2 用法不对或找不到文件
`;

await runCommand(
  HELP,
  {},
  async (_given, [data, target]) => {
    if (data === undefined || target === undefined) throw new UsageError('请给出 DATA 与 FILE');
    const [file, ...others] = databasesIn(data);
    if (file === undefined || others.length > 0) {
      throw new UsageError(`${data} 中不止一个数据库，请指明其中一个文件`);
    }
    if (existsSync(target)) throw new UsageError(`${target} 已存在，不会覆盖，请换一个文件名`);
    if (!existsSync(dirname(target))) throw new UsageError(`没有目录 ${dirname(target)}，请先建立`);

    const deeds = await copyDeedFile(file, target);
    await backupDatabase(file, target);
    const { events, head, findings } = await verifyDatabase(target);
    if (findings.length > 0) {
      const lines = findings.map(({ message }) => `  ✗ ${message}`);
      throw new CommandFailed(
        `备份与原库一样有问题，请核对原库（npm run verify）：\n${lines.join('\n')}`,
      );
    }
    console.log(
      `${target}\n  事件 ${events.toLocaleString('zh-CN')} 条，链头 ${head.seq}:${head.digest}`,
    );
    const accounts = await backupAccounts(file, target);
    if (accounts !== null) console.log(`  账号与密码摘要另存为 ${accounts}，请同样妥善保管`);
    if (deeds !== null) console.log(`  尚未记入日志的操作另存为 ${deeds}，恢复时一起放回`);
    console.log('  ✓ 备份完好');
    return 0;
  },
  { positionals: 2, interrupted: '备份尚未核对，请不要使用它；可换一个文件名重新备份' },
);
