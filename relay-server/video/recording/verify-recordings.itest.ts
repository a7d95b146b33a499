import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BEFORE_HEAD, INDEX_FILE, linked, parseLine, textOfLine } from './index-lines.ts';
import { type RecordingWorld, recordingWorld } from './testing/recording-world.ts';
import { sampleParts, sampleRun } from './testing/sample-run.ts';
import { type Verified, verifyRecordings } from './verify-recordings.ts';

let world: RecordingWorld;
beforeEach(async () => {
  world = await recordingWorld();
  for (const id of ['run-1', 'run-2']) {
    const recordings = await world.start();
    recordings.begin(sampleRun(id));
    for (const part of sampleParts(0, 20)) recordings.part({ ...part, runId: id });
    await recordings.close();
  }
});
afterEach(() => world.remove());

const own = (name: string) => join(world.folder, 'unit-1', 'run-1', name);
async function verify(): Promise<Verified[]> {
  const reports: Verified[] = [];
  for await (const report of verifyRecordings(world.folder, async () =>
    world.store.eventsFrom(1),
  )) {
    reports.push(report);
  }
  return reports;
}
async function findings(): Promise<string[]> {
  return (await verify()).flatMap(({ name, findings }) => findings.map((one) => `${name}：${one}`));
}
function changeIndex(change: (text: string) => string): void {
  writeFileSync(own(INDEX_FILE), change(readFileSync(own(INDEX_FILE), 'utf8')));
}

it('what was written is sound', async () => {
  expect(await verify()).toEqual([
    expect.objectContaining({ name: 'unit-1/run-1', segments: 4, findings: [], notes: [] }),
    expect.objectContaining({ name: 'unit-1/run-2', segments: 4, findings: [], notes: [] }),
  ]);
});

it.each<[string, () => void, string]>([
  [
    'one bit of a segment',
    () => {
      const bytes = readFileSync(own('000002.m4s'));
      bytes.writeUInt8(bytes.readUInt8(3) ^ 1, 3);
      writeFileSync(own('000002.m4s'), bytes);
    },
    '000002.m4s 内容被改动：摘要不符',
  ],
  ['a segment cut short', () => truncateSync(own('000003.m4s'), 9), '000003.m4s 长度为 9 字节'],
  ['a segment that is gone', () => unlinkSync(own('000004.m4s')), '000004.m4s 缺失'],
  [
    'the init segment',
    () => writeFileSync(own('init.mp4'), 'init of run-9'),
    'init.mp4 内容被改动',
  ],
  ['a file too many', () => writeFileSync(own('000005.m4s'), 'x'), '000005.m4s 不在索引中'],
  [
    'two segments exchanged',
    () => {
      renameSync(own('000001.m4s'), own('x'));
      renameSync(own('000002.m4s'), own('000001.m4s'));
      renameSync(own('x'), own('000002.m4s'));
    },
    '000001.m4s',
  ],
  [
    'a number in the index',
    () => changeIndex((text) => text.replace('"n":2', '"n":7')),
    '索引第 3 行与前文的哈希链不符',
  ],
  [
    'a blank in the index',
    () => changeIndex((text) => text.replace('{"at"', '{ "at"')),
    '索引第 2 行无法读出或被改动',
  ],
  [
    'a line taken out of the index',
    () =>
      changeIndex((text) =>
        text
          .split('\n')
          .filter((_, n) => n !== 2)
          .join('\n'),
      ),
    '索引第 3 行与前文的哈希链不符',
  ],
  [
    'the end of the index',
    () => changeIndex((text) => `${text.trim().split('\n').slice(0, -2).join('\n')}\n`),
    '日志记为已结束，索引没有结尾',
  ],
  ['something after the end', () => appendFileSync(own(INDEX_FILE), '{'), '索引末行不完整'],
  ['the whole index', () => unlinkSync(own(INDEX_FILE)), '索引缺失，而日志记有 4 个片段'],
  [
    'the whole folder',
    () => rmSync(own('.'), { recursive: true }),
    '索引缺失，而日志记有 4 个片段',
  ],
  ['a strange folder', () => mkdirSync(join(world.folder, 'unit-1', 'a b')), '不是录像目录'],
])('finds what was done to %s, and where', async (_what, harm, found) => {
  harm();
  const all = await findings();
  expect(all.join('\n')).toContain(found);
  expect(all.filter((one) => one.startsWith('unit-1/run-2'))).toEqual([]);
});

it('an index whose whole chain was forged anew differs from what the log was told', async () => {
  changeIndex((text) => {
    let chain = BEFORE_HEAD;
    const forged = text
      .trim()
      .split('\n')
      .map((line, at) => {
        const parsed = parseLine(line);
        if (!parsed) throw new Error(line);
        const { chain: _before, ...rest } = parsed;
        const next = linked(at === 2 ? { ...rest, ms: 900 } : rest, chain);
        chain = next.chain;
        return JSON.stringify(next);
      });
    return forged.map((line) => textOfLine(parseLine(line) ?? fail(line))).join('');
  });
  expect(await findings()).toEqual([
    'unit-1/run-1：片段 1–4 与日志所记不符',
    'unit-1/run-1：索引的结尾与日志所记不符',
  ]);
});

it('a recording that goes on is no fault', async () => {
  const recordings = await world.start({ limits: { tellEvery: 1 } });
  recordings.begin(sampleRun('run-3'));
  for (const part of sampleParts(0, 8)) recordings.part({ ...part, runId: 'run-3' });
  await vi.waitFor(() => expect(world.book.get('run-3')?.segments).toBe(1), { timeout: 20_000 });
  const report = (await verify()).find(({ name }) => name.endsWith('run-3'));
  expect(report).toMatchObject({ segments: 1, findings: [], notes: ['尚未结束'] });
  await recordings.close();
});

function fail(line: string): never {
  throw new Error(line);
}
