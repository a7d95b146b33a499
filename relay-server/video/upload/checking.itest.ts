import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseIndex, segmentsOf } from '../recording/parse-index.ts';
import { checkFile } from './check-file.ts';
import { faultyFfmpeg } from './testing/faulty-ffmpeg.ts';
import { sampleFile } from './testing/sample-file.ts';
import { about, encoded, SOURCE, type UploadWorld, uploadWorld } from './testing/upload-world.ts';

const PATIENCE = { timeout: 60_000, interval: 50 };
const TIME = { timeout: 120_000 };
/** Without a process of its own, which takes a second to begin. */
const here = { checkFile };
let tools: string;
let file: Buffer;
beforeAll(async () => {
  file = await sampleFile({ size: '640x480' });
});
let world: UploadWorld;
beforeEach(async () => {
  tools = mkdtempSync(join(tmpdir(), 'tools-'));
  world = await uploadWorld();
});
afterEach(async () => {
  expect(world.app.logged).toEqual([]);
  await world.close();
  rmSync(tools, { recursive: true });
});

/** Three pictures, each a day and more after the one before. */
const DAYS = ['-t', '10000000', '-frames:v', '3', '-vf', 'setpts=N*100000/TB', '-vsync', '0'];

const told = z.looseObject({ state: z.string(), message: z.string(), offset: z.number() });
const stateOf = async (address: string) => told.parse((await world.state(address)).json);
async function settled(address: string) {
  await expect.poll(async () => (await stateOf(address)).state, PATIENCE).toMatch(/stored|refused/);
  return stateOf(address);
}
const folderOf = (address: string) =>
  join(world.world.folder, '.uploads', address.split('/').at(-1) ?? '');
const hasContent = (address: string) => existsSync(join(folderOf(address), 'content'));
const own = (id: unknown, name: string) => join(world.world.folder, 'unit-1', String(id), name);
const indexOf = (id: unknown) => parseIndex(readFileSync(own(id, 'index.ndjson')));
const recordings = () =>
  readdirSync(world.world.folder).includes('unit-1')
    ? readdirSync(join(world.world.folder, 'unit-1'))
    : [];

describe('H-33 what is no recording is refused, and says why', TIME, () => {
  beforeEach(() => world.start(here));

  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  it.each<[string, Uint8Array]>([
    ['a text', Buffer.from('这不是录像。'.repeat(100))],
    ['a playlist', Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n')],
    ['a list of files', Buffer.from("ffconcat version 1.0\nfile '/etc/passwd'\n")],
    ['a script', Buffer.from('#!/bin/sh\nreboot\n')],
    ['a picture', Buffer.concat([png, Buffer.alloc(500)])],
    ['one byte', Buffer.from('x')],
  ])('%s disguised as a recording', async (_what, bytes) => {
    const address = await world.send(bytes, { filename: 'a.mp4' });
    expect(await settled(address)).toMatchObject({
      ...{
        state: 'refused',
        kept: false,
        message: expect.stringContaining('不是可识别的录像文件'),
      },
    });
    await expect.poll(() => hasContent(address), PATIENCE).toBe(false);
    expect(recordings()).toEqual([]);
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['a playlist behind the first box of an MP4', () => playlistInBox(), '无法读出'],
    ['an MP4 whose index never came', () => file.subarray(0, file.byteLength / 2), '无法读出'],
    ['only sound', () => sampleFile({ output: ['-vn'] }), '没有可读的画面'],
    [
      'a picture too wide',
      () => sampleFile({ seconds: 1, size: '8208x64', sound: false }),
      '8208×64 过大',
    ],
    ['a duration of days', () => sampleFile({ sound: false, output: DAYS }), '时长'],
  ])('%s: the file is kept', async (_what, make, why) => {
    const address = await world.send(await make());
    const state = await settled(address);
    expect(state).toMatchObject({ state: 'refused', kept: true });
    expect(state.message).toContain(why);
    expect(state.message).toContain('原文件已保留');
    expect(hasContent(address)).toBe(true);
    expect(recordings()).toEqual([]);
    expect((await world.remove(address)).status).toBe(204);
    expect(existsSync(folderOf(address))).toBe(false);
  });

  it('another file than was declared', async () => {
    const address = await world.send(file, { sha256: '0'.repeat(64) });
    const state = await settled(address);
    expect(state).toMatchObject({ state: 'refused', kept: false });
    expect(state.message).toContain('SHA-256 与声明的不符');
    await expect.poll(() => hasContent(address), PATIENCE).toBe(false);
  });

  it('one that would end in the future', async () => {
    await world.stop();
    await world.start({ ...here, limits: { ahead: 0 } });
    const state = await settled(await world.send(file, { capturedAt: String(Date.now() - 500) }));
    expect(state.message).toContain('在未来结束');
    expect(recordings()).toEqual([]);
  });
});

function playlistInBox(): Buffer {
  const text = Buffer.from(`\0\0\0\0ftypmp42${'#EXTM3U\nfile:///etc/passwd\n'.repeat(50)}`);
  text.writeUInt32BE(32, 0);
  return text;
}

describe('H-34 of a recording that is not as it should be', TIME, () => {
  beforeEach(() => world.start(here));

  it('what can be read is taken, and the file kept beside it with its digest', async () => {
    const whole = await sampleFile({ seconds: 8, output: ['-movflags', '+faststart'] });
    const cut = whole.subarray(0, Math.round(whole.byteLength * 0.6));
    const { recordingId, message } = await settled(await world.send(cut));
    expect(message).toContain('可读部分已入库，原文件另存备查');
    const { end, damage, head } = indexOf(recordingId);
    expect({ damage, original: end?.original }).toEqual({ damage: null, original: 'damaged' });
    expect(end?.elapsedMs).toBeGreaterThan(2_000);
    expect(readFileSync(own(recordingId, 'original')).equals(cut)).toBe(true);
    expect(await world.findings()).toEqual([]);
    expect(head?.upload?.bytes).toBe(cut.byteLength);
    writeFileSync(own(recordingId, 'original'), whole);
    expect((await world.findings()).join()).toContain('original 长度');
    rmSync(own(recordingId, 'original'));
    expect((await world.findings()).join()).toContain('original 缺失');
  });

  it.each<[string, Parameters<typeof sampleFile>[0], 'converted' | undefined]>([
    ['Matroska', { name: 'a.mkv' }, undefined],
    ['a transport stream without sound', { name: 'a.ts', sound: false }, undefined],
    ['a transport stream with sound', { name: 'a.ts' }, 'converted'],
    ['Flash video', { name: 'a.flv' }, undefined],
    ['QuickTime', { name: 'a.mov', sound: false }, undefined],
    [
      'an AVI of MPEG-4 and G.711',
      {
        name: 'a.avi',
        output: ['-c:v', 'mpeg4', '-c:a', 'pcm_alaw', '-ar', '8000', '-strict', '-1'],
      },
      'converted',
    ],
    ['a picture of ten bits', { output: ['-pix_fmt', 'yuv420p10le'] }, 'converted'],
  ])('%s can be read', async (_what, options, original) => {
    const { state, recordingId } = await settled(await world.send(await sampleFile(options)));
    expect(state).toBe('stored');
    const index = indexOf(recordingId);
    expect(index.end?.original).toBe(original);
    expect(index.head?.codecs).toMatch(/^avc1\.[0-9a-f]{6}(,mp4a\.40\.2)?$/);
    const seconds = segmentsOf(index).reduce((sum, { ms }) => sum + ms, 0) / 1000;
    expect(seconds).toBeGreaterThan(3.8);
    expect(seconds).toBeLessThan(4.3);
    expect(await world.findings()).toEqual([]);
  });
});

describe('H-35 when something dies over it', TIME, () => {
  it.each([
    ['ffmpeg', 'kill -9 $$'],
    ['the process that checks', 'kill -9 $PPID'],
  ])('%s, in the middle: it is tried again', async (_what, deed) => {
    await world.start({ ffmpeg: faultyFfmpeg(tools, deed, 1) });
    const { state, recordingId } = await settled(await world.send(file));
    expect(state).toBe('stored');
    expect(indexOf(recordingId)).toMatchObject({ damage: null, end: { reason: 'uploaded' } });
    expect(await world.findings()).toEqual([]);
  });

  it('again and again: it is refused, and the file kept', async () => {
    await world.start({ ...here, ffmpeg: faultyFfmpeg(tools, 'kill -9 $$', 99) });
    const state = await settled(await world.send(file));
    expect(state).toMatchObject({ state: 'refused', kept: true });
    expect(state.message).toContain('多次未能读完');
  });

  it('ffmpeg that stands still is ended', async () => {
    const rewrite = { stallMs: 300, longestMs: 60_000, mediaSeconds: 60, side: 4_096, pixels: 1e7 };
    const ffmpeg = faultyFfmpeg(tools, 'exec sleep 60', 9);
    await world.start({ ...here, ffmpeg, limits: { rewrite } });
    expect((await settled(await world.send(file))).message).toContain('没有进展');
  });

  it('without ffmpeg it waits; the next relay that has it goes on', async () => {
    await world.start({ ...here, ffmpeg: join(tools, 'none') });
    const address = await world.send(file);
    await expect.poll(async () => (await stateOf(address)).message, PATIENCE).toContain('ffmpeg');
    expect((await stateOf(address)).state).toBe('checking');
    expect((await world.remove(address)).json).toMatchObject({ status: 409 });
    await world.stop();
    await world.start(here);
    expect((await settled(address)).state).toBe('stored');
  });

  it('a full disk: nothing is lost, and it goes on when there is room', async () => {
    await world.start({ ...here, reserve: 2 ** 60 });
    const address = await world.send(file);
    await expect
      .poll(async () => (await stateOf(address)).message, PATIENCE)
      .toContain('磁盘空间不足');
    expect(recordings()).toEqual([]);
    await world.stop();
    await world.start(here);
    expect((await settled(address)).state).toBe('stored');
    expect(await world.findings()).toEqual([]);
  });
});

describe('H-35 when the relay dies', TIME, () => {
  it('killed half-way through a file: it goes on from what was acknowledged', async () => {
    const child = join(import.meta.dirname, 'testing/receive-until-killed.ts');
    const folder = world.world.folder;
    const running = spawn(process.execPath, ['--import', 'tsx', child, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface({ input: running.stdout }), 'line');
    const ask = (
      method: string,
      path: string,
      headers: Record<string, string>,
      body?: Uint8Array,
    ) => send(Number(line), method, path, headers, body);
    const begun = await ask('POST', '/api/v1/uploads', {
      'upload-length': String(file.byteLength),
      'upload-metadata': encoded(about()),
    });
    const address = String(begun.location);
    const half = Math.round(file.byteLength / 2);
    const type = { 'content-type': 'application/offset+octet-stream' };
    const sent = await ask(
      ...(['PATCH', address, { ...type, 'upload-offset': '0' }] as const),
      file.subarray(0, half),
    );
    expect(sent['upload-offset']).toBe(String(half));
    running.kill('SIGKILL');
    await once(running, 'exit');

    await world.start(here);
    expect((await world.head(address)).headers['upload-offset']).toBe(String(half));
    expect((await world.patch(address, half, file.subarray(half))).status).toBe(204);
    expect((await settled(address)).state).toBe('stored');
    expect(await world.findings()).toEqual([]);
  });

  it('while it was being written down: it is written anew', async () => {
    await world.start({ checkFile: async () => ({ kind: 'later', message: '' }) });
    const address = await world.send(file);
    await world.stop();
    // As a crash leaves it.
    const half = join(folderOf(address), 'recording');
    const other = await uploadWorld();
    await other.start(here);
    await other.send(await sampleFile({ seconds: 2 }));
    await expect.poll(() => readdirSync(join(other.world.folder)), PATIENCE).toContain('unit-1');
    const [made = ''] = readdirSync(join(other.world.folder, 'unit-1'));
    renameSync(join(other.world.folder, 'unit-1', made), half);
    await other.close();

    await world.start(here);
    const { recordingId } = await settled(address);
    expect(indexOf(recordingId).head?.upload?.bytes).toBe(file.byteLength);
    expect(await world.findings()).toEqual([]);
  });

  it('after it lay in its place, before anything was noted: it is not taken twice', async () => {
    await world.start(here);
    const address = await world.send(file);
    const { recordingId } = await settled(address);
    await world.stop();
    const record = join(folderOf(address), 'upload.json');
    const noted = JSON.parse(readFileSync(record, 'utf8'));
    const { recordingId: _, ...before } = noted;
    writeFileSync(record, JSON.stringify({ ...before, state: 'checking' }));
    writeFileSync(join(folderOf(address), 'content'), file);
    await world.start(here);
    expect(await settled(address)).toMatchObject({ state: 'stored', recordingId });
    expect(recordings()).toEqual([recordingId]);
  });

  it('before the log was told: the next one tells it', async () => {
    await world.start(here);
    const { recordingId } = await settled(await world.send(file));
    await world.stop();
    const folder = world.world.folder;
    const next = await uploadWorld(folder);
    await next.start(here);
    await expect
      .poll(async () => (await next.world.facts()).map(({ type }) => type), PATIENCE)
      .toEqual(['recording.opened', 'recording.stored', 'recording.closed']);
    expect(next.world.book.get(String(recordingId))).toMatchObject({
      ...{ origin: 'upload', reason: 'uploaded', state: 'closed' },
    });
    expect(await next.findings()).toEqual([]);
    await next.stop();
    await next.app.close();
  });
});

function send(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: Uint8Array,
) {
  return new Promise<Record<string, unknown>>((resolve, reject) => {
    const tus = { authorization: `Bearer ${SOURCE}`, 'tus-resumable': '1.0.0' };
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers: { ...tus, ...headers } },
      (response) => {
        response.resume();
        response.once('end', () => resolve({ ...response.headers }));
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
