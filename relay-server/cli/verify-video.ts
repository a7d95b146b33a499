import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { openCopy } from '../log/sqlite-copy.ts';
import { verifyRecordings } from '../video/recording/verify-recordings.ts';
import { runCommand, UsageError } from './command.ts';

const HELP = `
npm run verify-video -- DATA
  核对录像：逐段核对文件摘要与索引的哈希链，查缺失、多余与改动，并与日志所记比对。
  只读，不改动任何内容；系统运行时也可使用。日志本身用 npm run verify 核对。
  Checks every recording: digests, chain, missing and strange files, and what the log was told.

  DATA      数据目录（RELAY_DATA）：其中正式与演示的录像都会核对

  结束码：0 完好；1 有问题，已列出；2 用法不对或找不到文件
`;

/** Each database of a data folder, and where its recordings are. */
const PAIRS = [
  ['relay.sqlite', 'video'],
  ['demo.sqlite', 'demo-video'],
] as const;

await runCommand(
  HELP,
  {},
  async (_given, [data]) => {
    if (data === undefined) throw new UsageError('请给出一个 DATA');
    const pairs = PAIRS.map(([log, video]) => ({
      log: path.join(data, log),
      video: path.join(data, video),
    })).filter(({ log, video }) => existsSync(log) || existsSync(video));
    if (pairs.length === 0) throw new UsageError(`${data} 中没有数据库，也没有录像`);
    let sound = true;
    for (const { log, video } of pairs) sound = (await verifyPair(log, video)) && sound;
    return sound ? 0 : 1;
  },
  { positionals: 1, interrupted: '核对已中断，尚未核对完' },
);

/** @returns whether all is as it was written */
async function verifyPair(log: string, video: string): Promise<boolean> {
  const copies: Awaited<ReturnType<typeof openCopy>>[] = [];
  const readLog = async () => {
    if (!existsSync(log)) return noEvents();
    const copy = await openCopy(log);
    copies.push(copy);
    return copy.store.eventsFrom(1);
  };
  const total = { recordings: 0, segments: 0, bytes: 0, wrong: 0 };
  console.log(video);
  try {
    for await (const { name, segments, bytes, findings, notes } of verifyRecordings(
      video,
      readLog,
    )) {
      total.recordings += 1;
      total.segments += segments;
      total.bytes += bytes;
      total.wrong += findings.length > 0 ? 1 : 0;
      for (const finding of findings) console.log(`  ✗ ${name}：${finding}`);
      for (const note of notes) console.log(`  · ${name}：${note}`);
    }
  } finally {
    for (const copy of copies) await copy.dispose();
  }
  const size = (total.bytes / 2 ** 30).toLocaleString('zh-CN', { maximumFractionDigits: 2 });
  console.log(`  录像 ${total.recordings} 段，片段 ${total.segments} 个，共 ${size} GiB`);
  console.log(total.wrong === 0 ? '  ✓ 完好' : `  ${total.wrong} 段有问题，请保留现场`);
  return total.wrong === 0;
}

async function* noEvents(): AsyncGenerator<LoggedEvent> {
  yield* [];
}
