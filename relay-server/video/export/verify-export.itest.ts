import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runApart, runHere } from '../../cli/testing/run-command.ts';
import { BY } from '../../http/testing/library-client.ts';
import { canonicalJson } from '../../log/canonical.ts';
import { linked } from '../recording/index-lines.ts';
import { type ExportManifest, exportManifest } from './manifest.ts';
import { manifestFindings, readManifest } from './read-manifest.ts';
import { type ExportWorld, exportWorld } from './testing/export-world.ts';
import { sampleMedia } from './testing/sample-media.ts';
import { exportLogFindings } from './verify-log.ts';
import { videoFindings } from './verify-video-file.ts';

let world: ExportWorld;
let folder: string;
let video: Buffer;
let text: string;
let manifest: ExportManifest;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-export-'));
  world = await exportWorld();
  const { run, parts } = await sampleMedia();
  await world.record(run, parts);
  const wish = { recordingId: 'run-1', fromMs: 2_500, toMs: 5_000, by: BY, reason: '移送检察机关' };
  const id = await world.exports.begin(wish);
  await world.exports.settled();
  const { files } = world.exports.standing(id) ?? {};
  const path = (address = '') =>
    world.exports.file(id, decodeURIComponent(address.split('/').at(-1) ?? ''))?.path ?? '';
  video = readFileSync(path(files?.video));
  text = readFileSync(path(files?.manifest), 'utf8');
  manifest = exportManifest.parse(JSON.parse(text));
}, 60_000);
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

/** @returns what is found of the MP4, a bit of it turned */
async function findingsOf(at: number | null, changed = video): Promise<string[]> {
  const bytes = Buffer.from(changed);
  if (at !== null) bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  const file = join(folder, 'changed.mp4');
  writeFileSync(file, bytes);
  return videoFindings(file, manifest);
}
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

describe('H-43 a copy is checked without the relay', { timeout: 30_000 }, () => {
  it('what was given out is sound, and lies in the MP4 where the manifest says', async () => {
    expect(readManifest(Buffer.from(text))).toEqual(manifest);
    expect(manifestFindings(manifest)).toEqual([]);
    expect(await findingsOf(null)).toEqual([]);
    expect(manifest.segments.map(({ n }) => n)).toEqual([2, 3]);
    for (const { offset, bytes, sha256: digest } of [manifest.video.init, ...manifest.segments]) {
      expect(sha256(video.subarray(offset, offset + bytes))).toBe(digest);
    }
    expect(sha256(video)).toBe(manifest.video.sha256);
  });

  it('a bit of any part of the MP4 is found, and which part it is', async () => {
    const { init, moov } = manifest.video;
    const [, last] = manifest.segments;
    expect(await findingsOf(5)).toEqual(['MP4 的文件头被改动', 'MP4 的摘要与清单不符']);
    expect(await findingsOf(init.offset + 99)).toContain('初始化段被改动：摘要不符');
    expect(await findingsOf((last?.offset ?? 0) + 999)).toContain('片段 3 内容被改动：摘要不符');
    const tables = '样本表（moov）被改动：播放的画面与时间可能与录像不符';
    for (const at of [moov.offset + 40, video.byteLength - 1]) {
      expect(await findingsOf(at)).toEqual([tables, 'MP4 的摘要与清单不符']);
    }
    const cut = video.subarray(0, -9);
    expect(await findingsOf(null, cut)).toContain(tables);
    expect(await findingsOf(null, Buffer.concat([video, Buffer.alloc(9)]))).toEqual([
      expect.stringContaining('MP4 长度为'),
      'MP4 的摘要与清单不符',
    ]);
  });

  it.each<[string, (manifest: ExportManifest) => object, string]>([
    [
      'a digest',
      ({ segments: [a, b] }) => ({ segments: [{ ...a, sha256: b?.sha256 }, b] }),
      '片段',
    ],
    ['a place', ({ segments: [a, b] }) => ({ segments: [{ ...a, offset: 9 }, b] }), '片段'],
    ['a time', ({ segments: [a, b] }) => ({ segments: [{ ...a, at: 1.7e12 }, b] }), '片段'],
    ['a segment less', ({ segments: [a] }) => ({ segments: [a] }), '片段'],
    ['a span', ({ contained }) => ({ contained: { ...contained, fromMs: 1 } }), '起止'],
    ['a gap', () => ({ gaps: [GAP] }), '缺失'],
    ['a line less', ({ index }) => ({ index: index.toSpliced(2, 1) }), '第 3 行'],
    ['the end', ({ index }) => ({ index: index.slice(0, -1) }), '录像与其索引不符'],
    ['another recording', ({ recording }) => ({ recording: { ...recording, id: 'x' } }), '录像'],
    ['when it was exported', () => ({ exportedAt: 1_732_700_000_000 }), '导出时间'],
    [
      'where the tables lie',
      ({ video: v }) => ({ video: { ...v, moov: { offset: 9, bytes: 9 } } }),
      '位置',
    ],
  ])('%s that was changed in the manifest is found', (_what, change, why) => {
    const forged = exportManifest.parse({ ...manifest, ...change(manifest) });
    expect(manifestFindings(forged).join('；')).toContain(why);
  });

  it('a manifest that is spelled in another way, or is none, is not read', () => {
    for (const other of [`${text} `, text.replace('{', '{"by":"a",'), '{}', 'x', `\ufeff${text}`]) {
      expect(readManifest(Buffer.from(other))).toBeNull();
    }
    expect(readManifest(Buffer.from(text).fill(0xff, 40, 41))).toBeNull();
  });

  it('one that was forged as a whole differs from what the log was told', async () => {
    const { store } = world.world;
    expect(await exportLogFindings(manifest, sha256(text), store)).toEqual([]);
    const index = manifest.index.map((line) => ({ ...line }));
    let before = '0'.repeat(64);
    const chained = index.map((line) => {
      const next = linked(line.kind === 'head' ? { ...line, startedAt: 1.7e12 } : line, before);
      before = next.chain;
      return next;
    });
    const forged = exportManifest.parse({ ...manifest, index: chained });
    expect(manifestFindings(forged)).toEqual([]);
    expect(await exportLogFindings(forged, sha256(canonicalJson(forged)), store)).toEqual([
      ...['录像索引的开头与日志所记不符', '片段 1–3 与日志所记不符'],
      ...['录像索引的结尾与日志所记不符', '清单与日志所记的摘要不符'],
    ]);
    const other = { ...manifest, exportId: 'x', log: { seq: 1, digest: '0'.repeat(64) } };
    expect(await exportLogFindings(other, '', store)).toEqual([
      ...['清单所记的链头不在这份日志中', '日志没有记下这次导出'],
    ]);
    const unknown = { ...manifest, recording: { ...manifest.recording, id: 'x' } };
    expect(await exportLogFindings(unknown, '', store)).toBeNull();
  });

  it('npm run verify-video tells it, and by its exit code', async () => {
    const file = join(folder, '单兵.mp4');
    writeFileSync(file, video);
    expect(await verify(file)).toMatchObject({
      code: 2,
      err: expect.stringContaining('找不到清单'),
    });
    const beside = join(folder, '单兵.manifest.json');
    writeFileSync(beside, text);
    expect(await verify(beside)).toMatchObject({ code: 2, err: expect.stringContaining('是清单') });
    const { code, out } = await verify(file, '--digest', sha256(text).toUpperCase());
    expect(out).toContain('✓ 完好');
    for (const told of ['示例法院（演示数据）', '单兵 1 号', '移送检察机关', sha256(text)]) {
      expect(out).toContain(told);
    }
    expect(code).toBe(0);
    writeFileSync(beside, text.replace('移送', '遗失'));
    const forged = runApart('verify-video', [file, beside, '--digest', sha256(text)], process.env);
    expect(forged).toMatchObject({ code: 1, out: expect.stringContaining('清单与所给摘要不符') });
    expect(await verify(folder, '--digest', sha256(text))).toMatchObject({ code: 2 });
  });
});

const GAP = {
  ...{ from: 1.7e12, to: 1.7e12, fromTime: '', toTime: '', reason: 'slow', label: '' },
};

const verify = (...args: string[]) => runHere('verify-video', args, process.env);
