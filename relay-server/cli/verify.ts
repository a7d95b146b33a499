import { type VerifyReport, verifyDatabase } from '../log/verify.ts';
import { runCommand, textOf, UsageError } from './command.ts';
import { databasesIn } from './databases.ts';

const HELP = `
npm run verify -- DATA [--head 摘要]
  核对日志是否完整、是否被改动：先查数据库文件，再沿哈希链逐条核对。
  只读，不改动任何内容；系统运行时也可使用。
  Checks the database file, then every link of the log's hash chain.

  DATA         数据库文件（.sqlite），或数据目录（RELAY_DATA）：其中每个数据库都会核对
  --head 摘要  以前记下的链头，写作 摘要 或 序号:摘要；可发现末尾被截断或整条链被重写

  结束码：0 完好；1 有问题，已列出；2 用法不对或找不到文件
`;

await runCommand(
  HELP,
  { head: { type: 'string' } },
  async (given, [data]) => {
    if (data === undefined) throw new UsageError('请给出一个 DATA');
    const expected = expectedHead(textOf(given, 'head'));
    let sound = true;
    for (const file of databasesIn(data)) {
      const report = await verifyDatabase(file, {
        onProgress: progress,
        ...(expected && { expected }),
      });
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
      print(file, report);
      sound &&= report.findings.length === 0;
    }
    return sound ? 0 : 1;
  },
  { positionals: 1, interrupted: '核对只读，没有改动任何内容' },
);

function expectedHead(head: string | undefined) {
  if (head === undefined) return undefined;
  const [, seq, digest] = /^(?:(\d{1,15}):)?([0-9a-f]{64})$/i.exec(head.trim()) ?? [];
  if (digest === undefined) throw new UsageError('--head 应为 64 位十六进制摘要，或 序号:摘要');
  return { digest: digest.toLowerCase(), seq: seq === undefined ? undefined : Number(seq) };
}

function print(file: string, report: VerifyReport): void {
  const { seq, digest } = report.head;
  console.log(`${file}\n  事件 ${report.events.toLocaleString('zh-CN')} 条，链头 ${seq}:${digest}`);
  for (const finding of report.findings) console.log(`  ✗ ${finding.message}`);
  if (report.more) console.log('  ……还有更多问题未列出');
  console.log(report.findings.length === 0 ? '  ✓ 完好' : '  请保留现场，并从备份恢复');
}

function progress(seq: number): void {
  if (process.stderr.isTTY && seq % 10_000 === 0) process.stderr.write(`\r  已核对 ${seq} 条`);
}
