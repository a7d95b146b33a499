import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { runCommand, textOf, UsageError } from './command.ts';
import { verifyExportFile } from './verify-export-file.ts';
import { verifyPair } from './verify-recordings-pair.ts';
import { databasesOf } from './video-databases.ts';

const HELP = `
npm run verify-video -- DATA
  核对录像：逐段核对文件摘要与索引的哈希链，查缺失、多余与改动，并与日志所记比对。
  只读，不改动任何内容；系统运行时也可使用。日志本身用 npm run verify 核对。
  Checks every recording: digests, chain, missing and strange files, and what the log was told.

  DATA      数据目录（RELAY_DATA）：其中正式与演示的录像都会核对

npm run verify-video -- FILE.mp4 [MANIFEST] [--digest 摘要] [--log DATA]
  核对导出的录像，不需要中继，也不联网：MP4 与其中每个片段的摘要、录像索引的哈希链、
  播放用的样本表是否就是由这些片段得出、清单前后是否一致。
  Checks an exported copy offline, against the manifest beside it.

  FILE.mp4  导出的 MP4
  MANIFEST  清单；不写即同一目录下的 FILE.manifest.json
  --digest  导出时页面给出、写在交接单上的清单摘要（64 位十六进制）：清单是否被整体换过，只有它能看出
  --log     数据目录：另与日志所记比对（这次导出、这段录像）

  结束码：0 完好；1 有问题，已列出；2 用法不对或找不到文件
`;

await runCommand(
  HELP,
  { digest: { type: 'string' }, log: { type: 'string' } },
  async (given, [first, second]) => {
    if (first === undefined) throw new UsageError('请给出一个 DATA，或导出的 MP4');
    const digest = digestOf(textOf(given, 'digest'));
    const log = textOf(given, 'log');
    if (!existsSync(first)) throw new UsageError(`找不到 ${first}`);
    if (!statSync(first).isDirectory()) {
      return (await verifyExportFile(first, second, digest, log)) ? 0 : 1;
    }
    if (second !== undefined || digest !== undefined || log !== undefined) {
      throw new UsageError('MANIFEST、--digest 与 --log 用于导出的 MP4；核对数据目录时不写');
    }
    let sound = true;
    for (const pair of databasesOf(first)) sound = (await verifyPair(pair)) && sound;
    return sound ? 0 : 1;
  },
  { positionals: 2, interrupted: '核对已中断，尚未核对完' },
);

function digestOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const digest = text.trim().toLowerCase();
  if (/^[0-9a-f]{64}$/.test(digest)) return digest;
  throw new UsageError(`--digest 应为 64 位十六进制摘要：${path.basename(text)}`);
}
