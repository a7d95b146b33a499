import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { retentionRules } from '../../../wire/codes.ts';
import type { Announced } from './announced.ts';
import {
  ASIDE_FOLDER,
  INDEX_FILE,
  INIT_FILE,
  ORIGINAL_FILE,
  PARTIAL,
  type SegmentLine,
  STORYBOARD_FOLDERS,
  segmentFile,
} from './index-lines.ts';
import { type Index, parseIndex, segmentsOf } from './parse-index.ts';
import { orMissing } from './recover.ts';

/** What was checked of a recording. Sentences are Chinese. */
export interface RecordingReport {
  readonly segments: number;
  readonly bytes: number;
  /** What is wrong. */
  readonly findings: readonly string[];
  /** What is as it may be, but worth knowing. */
  readonly notes: readonly string[];
}

/**
 * Checks a recording without changing it: every line and link of its index, every byte of its files,
 * and both against what the log was told.
 * @param announced undefined: the log was told nothing
 * @throws what the disk says, other than that a file is not there
 */
export async function verifyRecording(
  folder: string,
  announced: Announced | undefined,
): Promise<RecordingReport> {
  const bytes = await orMissing(readFile(path.join(folder, INDEX_FILE)));
  if (bytes === null) return withoutIndex(announced);
  const index = parseIndex(bytes);
  if (announced?.deleted) return withoutMedia(folder, index, announced, announced.deleted);
  const segments = segmentsOf(index);
  const findings = [
    ...indexFindings(index, announced?.closed !== null && announced !== undefined),
    ...(await initFindings(folder, index)),
  ];
  for (const segment of segments) findings.push(...(await segmentFindings(folder, segment)));
  findings.push(...(await originalFindings(folder, index)));
  const { strange, aside } = await otherFiles(folder, segments.length, index);
  findings.push(...strange);
  if (announced) findings.push(...logFindings(index, segments, announced));
  const notes = [...aside, ...noteOf(index, announced, findings)];
  return { segments: segments.length, bytes: sum(segments), findings, notes };
}

function withoutIndex(announced: Announced | undefined): RecordingReport {
  const stored = announced?.stored.at(-1)?.last ?? 0;
  const findings = stored > 0 ? [`索引缺失，而日志记有 ${stored} 个片段`] : [];
  const notes = stored > 0 ? [] : ['没有录下片段'];
  return { segments: 0, bytes: 0, findings, notes };
}

/** Its time was over: the index stays, so that the chain can still be shown. */
async function withoutMedia(
  folder: string,
  index: Index,
  announced: Announced,
  { rule, keptUntil }: NonNullable<Announced['deleted']>,
): Promise<RecordingReport> {
  const segments = segmentsOf(index);
  const findings = [...indexFindings(index, true), ...logFindings(index, segments, announced)];
  const left = (await readdir(folder)).filter((name) => name !== INDEX_FILE).length;
  const label = retentionRules.labels[rule];
  const notes = [
    `保存至 ${keptUntil}（${label}），画面已到期删除，索引保留`,
    ...(left > 0 ? [`尚有 ${left} 个文件未清除，系统下次启动时清除`] : []),
  ];
  return { segments: segments.length, bytes: 0, findings, notes };
}

const DAMAGE = {
  unreadable: '无法读出或被改动',
  chain: '与前文的哈希链不符',
  order: '不在应有的位置',
} as const;

function indexFindings({ head, damage, torn }: Index, isClosed: boolean): string[] {
  if (damage) return [`索引第 ${damage.line} 行${DAMAGE[damage.kind]}，其后未再核对`];
  if (head === null) return ['索引为空'];
  return torn && isClosed ? ['索引末行不完整'] : [];
}

async function initFindings(folder: string, { head }: Index): Promise<string[]> {
  if (head === null) return [];
  return fileFindings(path.join(folder, INIT_FILE), head.init);
}

/** The uploaded file, where the end says that it is kept. */
async function originalFindings(folder: string, { head, end }: Index): Promise<string[]> {
  if (head?.upload === undefined || end?.original === undefined) return [];
  return fileFindings(path.join(folder, ORIGINAL_FILE), head.upload);
}

function segmentFindings(folder: string, segment: SegmentLine): Promise<string[]> {
  return fileFindings(path.join(folder, segmentFile(segment.n)), segment);
}

async function fileFindings(
  file: string,
  { bytes, sha256 }: { readonly bytes: number; readonly sha256: string },
): Promise<string[]> {
  const found = await orMissing(digestOf(file));
  const name = path.basename(file);
  if (found === null) return [`${name} 缺失`];
  if (found.bytes !== bytes) return [`${name} 长度为 ${found.bytes} 字节，应为 ${bytes}`];
  return found.sha256 === sha256 ? [] : [`${name} 内容被改动：摘要不符`];
}

async function digestOf(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const reading: AsyncIterable<Buffer> = createReadStream(file);
  for await (const piece of reading) {
    hash.update(piece);
    bytes += piece.byteLength;
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function otherFiles(folder: string, segments: number, { end, damage }: Index) {
  const own = new Set([INDEX_FILE, INIT_FILE, ASIDE_FOLDER, ...STORYBOARD_FOLDERS]);
  for (let n = 1; n <= segments; n += 1) own.add(segmentFile(n));
  // A recording that goes on is being written.
  if (end === null) own.add(segmentFile(segments + 1));
  if (end?.original !== undefined) own.add(ORIGINAL_FILE);
  const names = (await readdir(folder)).filter((name) => !own.has(name)).sort();
  const strange = names
    .filter((name) => damage === null && (end !== null || !name.endsWith(PARTIAL)))
    .map((name) => `${name} 不在索引中`);
  const aside = (await orMissing(readdir(path.join(folder, ASIDE_FOLDER)))) ?? [];
  return {
    strange,
    aside: aside.length > 0 ? [`断电时未写完的 ${aside.length} 个文件已另放`] : [],
  };
}

/** What the log was told is a second witness, on another chain. */
function logFindings(
  index: Index,
  segments: readonly SegmentLine[],
  announced: Announced,
): string[] {
  const { opened, stored, gaps, closed } = announced;
  const findings: string[] = [];
  if (index.head && index.head.chain !== opened.chain) findings.push('索引的开头与日志所记不符');
  for (const { first, last, bytes, ms, chain } of stored) {
    const told = segments.slice(first - 1, last);
    const isSame =
      told.at(-1)?.n === last &&
      told.at(-1)?.chain === chain &&
      sum(told) === bytes &&
      told.reduce((all, each) => all + each.ms, 0) === ms;
    if (!isSame) findings.push(`片段 ${first}–${last} 与日志所记不符`);
  }
  if (closed === null || index.damage) return findings;
  if (index.end === null) findings.push('日志记为已结束，索引没有结尾');
  else if (index.end.chain !== closed.chain) findings.push('索引的结尾与日志所记不符');
  if (segments.length !== closed.segments) {
    findings.push(`索引有 ${segments.length} 个片段，日志记为 ${closed.segments} 个`);
  }
  const isUpload = index.head?.upload !== undefined;
  if (index.head && isUpload !== (opened.origin === 'upload')) {
    findings.push('索引与日志所记的来历（实时或补传）不符');
  }
  const kept = index.entries.length - segments.length;
  if (kept !== gaps) findings.push(`索引有 ${kept} 处中断，日志记为 ${gaps} 处`);
  return findings;
}

function noteOf(index: Index, announced: Announced | undefined, findings: readonly string[]) {
  if (findings.length > 0) return [];
  if (announced === undefined) return ['日志尚无此录像，下次启动时补记'];
  if (announced.closed === null) return ['尚未结束'];
  return [
    ...(index.entries.some(isGap) ? ['其间有中断'] : []),
    ...(index.end?.original ? [ORIGINALS[index.end.original]] : []),
  ];
}

const ORIGINALS = {
  damaged: '补传的文件有损坏，原文件另存并已核对',
  converted: '补传的文件经转换，原文件另存并已核对',
} as const;

const isGap = ({ kind }: { readonly kind: string }) => kind === 'gap';

function sum(segments: readonly SegmentLine[]): number {
  return segments.reduce((bytes, segment) => bytes + segment.bytes, 0);
}
