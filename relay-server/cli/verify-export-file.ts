import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { openCopy } from '../log/sqlite-copy.ts';
import { MANIFEST_END, VIDEO_END } from '../video/export/export-name.ts';
import type { ExportManifest } from '../video/export/manifest.ts';
import { manifestFindings, readManifest } from '../video/export/read-manifest.ts';
import { exportLogFindings } from '../video/export/verify-log.ts';
import { videoFindings } from '../video/export/verify-video-file.ts';
import { UsageError } from './command.ts';
import { databasesOf } from './video-databases.ts';

/**
 * Checks an exported MP4 and prints what is found.
 * @param manifestFile undefined: beside the MP4
 * @param digest of the manifest, as it was noted when it was exported
 * @param data folder of the log to compare with
 * @returns whether all is as it was given out
 * @throws UsageError when a file is not there
 */
export async function verifyExportFile(
  file: string,
  manifestFile: string | undefined,
  digest: string | undefined,
  data: string | undefined,
): Promise<boolean> {
  const beside = manifestFile ?? besideOf(file);
  if (!existsSync(beside)) {
    throw new UsageError(
      `找不到清单 ${beside}：没有清单不能核对。请把两个文件放在一起，或在 MP4 之后写明清单`,
    );
  }
  const bytes = await readFile(beside);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const manifest = readManifest(bytes);
  console.log(`${file}\n  清单摘要 ${sha256}`);
  const findings: string[] = [];
  if (digest !== undefined && digest !== sha256) {
    findings.push('清单与所给摘要不符：清单被改动，或是另一份清单');
  }
  if (manifest === null) findings.push('清单无法读出：被改动，或不是本系统的清单');
  else {
    describe(manifest);
    const own = manifestFindings(manifest);
    findings.push(...own);
    if (own.length > 0) findings.push('清单前后不一致，MP4 未再核对');
    else findings.push(...(await videoFindings(file, manifest)));
    if (data !== undefined) findings.push(...(await logFindings(manifest, sha256, data)));
  }
  for (const finding of findings) console.log(`  ✗ ${finding}`);
  if (findings.length > 0) {
    console.log('  有问题：请保留现场，并向导出单位核实');
    return false;
  }
  console.log('  ✓ 完好：其中的画面与录制时逐字节相同');
  if (digest !== undefined) console.log('  ✓ 清单与所给摘要相符');
  if (data !== undefined) console.log('  ✓ 与日志所记相符');
  if (digest === undefined && data === undefined) {
    console.log(
      '  · 清单与 MP4 若被一并伪造，这样看不出来：请用 --digest 与交接单上的清单摘要比对，或用 --log 与日志比对',
    );
  }
  return true;
}

function besideOf(file: string): string {
  if (file.endsWith(MANIFEST_END)) throw new UsageError(`${file} 是清单，请给出它旁边的 MP4`);
  const stem = file.toLowerCase().endsWith(VIDEO_END) ? file.slice(0, -VIDEO_END.length) : file;
  return stem + MANIFEST_END;
}

async function logFindings(
  manifest: ExportManifest,
  sha256: string,
  data: string,
): Promise<string[]> {
  if (!existsSync(data)) throw new UsageError(`找不到 ${data}`);
  for (const { log } of databasesOf(data)) {
    if (!existsSync(log)) continue;
    const copy = await openCopy(log);
    try {
      const findings = await exportLogFindings(manifest, sha256, copy.store);
      if (findings !== null) return findings;
    } finally {
      await copy.dispose();
    }
  }
  return ['日志中没有这段录像'];
}

function describe(manifest: ExportManifest): void {
  const { court, recording, clip, contained, wanted, segments, gaps, by, reason } = manifest;
  const { exportedAt, video } = manifest;
  const say = (label: string, words: string) => console.log(`  ${label} ${plain(words)}`);
  say('法院', court.demo ? `${court.name}（演示数据）` : court.name);
  say('录像', `${recording.title}（${recording.streamId}/${recording.id}）`);
  if (recording.caseNumber !== null) say('案号', recording.caseNumber);
  if (clip) say('片段', clip.title);
  if (wanted) say('所要', `${clockOf(wanted.from)} 至 ${clockOf(wanted.to)}`);
  say('内容', `${clockOf(contained.from)} 至 ${clockOf(contained.to)}，${segments.length} 个片段`);
  if (recording.goesOn) say('注意', '导出时录像仍在进行，其后的画面不在其中');
  for (const { fromTime, toTime, label } of gaps) {
    say('未录', `${clockOf(fromTime)} 至 ${clockOf(toTime)}：${label}`);
  }
  say('导出', `${clockOf(new Date(exportedAt).toISOString())}，${by}，${reason}`);
  say('大小', `${video.bytes.toLocaleString('zh-CN')} 字节`);
}

const SHANGHAI_MS = 8 * 3_600_000;

/** Court time of an ISO instant. */
function clockOf(time: string): string {
  const instant = Date.parse(time);
  if (Number.isNaN(instant)) return '？';
  return new Date(instant + SHANGHAI_MS).toISOString().slice(0, 23).replace('T', ' ');
}

/** A forged manifest must not steer the terminal. */
function plain(words: string): string {
  return words.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�');
}
