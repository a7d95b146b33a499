import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exportBegun, exportStanding } from '../../../wire/library.ts';
import { BY, deleteRecording } from '../../http/testing/library-client.ts';
import { StorageUnavailable } from '../../log/storage-unavailable.ts';
import type { MediaPart, MediaRun } from '../media.ts';
import { BEFORE_HEAD, linked, parseLine, textOfLine } from '../recording/index-lines.ts';
import { START } from '../recording/testing/sample-run.ts';
import { verifyRecordings } from '../recording/verify-recordings.ts';
import { exportManifest } from './manifest.ts';
import { manifestFindings } from './read-manifest.ts';
import { type ExportWorld, exportWorld } from './testing/export-world.ts';
import { sampleMedia } from './testing/sample-media.ts';
import { videoFindings } from './verify-video-file.ts';

const TIME = { timeout: 30_000 };
const reason = '移送检察机关';
const WISH = { recordingId: 'run-1', reason };
let media: { run: MediaRun; parts: MediaPart[] };
let world: ExportWorld;
beforeAll(async () => {
  media = await sampleMedia();
});
beforeEach(async () => {
  world = await exportWorld();
  await world.record(media.run, media.parts);
});
afterEach(() => world.close());

async function begun(changes: object = {}): Promise<string> {
  const { status, json } = await world.page.post('/api/v1/exports', { ...WISH, ...changes });
  expect(status).toBe(202);
  return exportBegun.parse(json).id;
}
async function standing(id: string) {
  await world.exports.settled();
  return exportStanding.parse((await world.page.get(`/api/v1/exports/${id}`)).json);
}
const facts = async () =>
  (await world.world.facts()).flatMap((event) =>
    event.type === 'recording.exported' ? [event.body] : [],
  );
const folder = (id: string) => join(world.world.folder, '.exports', id);
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const own = (name: string) => join(world.world.folder, 'unit-1', 'run-1', name);

describe('H-40 an export', TIME, () => {
  it('is made, told to the log, and tells where its files are', async () => {
    const id = await begun();
    const ready = await standing(id);
    expect(ready).toMatchObject({ id, state: 'ready', recordingId: 'run-1', fromMs: 0 });
    expect(ready.toMs).toBeGreaterThan(5_900);
    const [fact, ...more] = await facts();
    expect(more).toEqual([]);
    expect(fact).toEqual({
      ...{ exportId: id, recordingId: 'run-1', by: BY, reason, fromMs: 0, toMs: ready.toMs },
      ...{ bytes: ready.bytes, sha256: ready.sha256, manifestSha256: ready.manifestSha256 },
    });
    expect(digestOf(readFileSync(join(folder(id), 'video.mp4')))).toBe(ready.sha256);
    expect(digestOf(readFileSync(join(folder(id), 'manifest.json')))).toBe(ready.manifestSha256);
    const { json } = await world.page.get('/api/v1/recordings/run-1');
    expect(JSON.stringify(json)).toContain(`导出 00:00:00–00:00:06：${reason}`);
  });

  it('of a clip is widened to whole segments, and says both', async () => {
    const clip = { recordingId: 'run-1', fromMs: 2_500, toMs: 3_000, title: '腾退' };
    const marked = await world.page.post('/api/v1/clips', clip);
    const clipId = Object(marked.json).id;
    const ready = await standing(await begun({ clipId }));
    expect([ready.fromMs, ready.toMs].map((ms) => Math.round(ms / 100))).toEqual([20, 40]);
    const manifest = exportManifest.parse(
      JSON.parse(readFileSync(join(folder(ready.id), 'manifest.json'), 'utf8')),
    );
    expect(manifest.wanted).toMatchObject({ fromMs: 2_500, toMs: 3_000 });
    expect(manifest.wanted?.from).toBe(new Date(START + 2_500).toISOString());
    expect(manifest).toMatchObject({
      clip: { id: clipId, title: '腾退' },
      ...{ by: BY, reason, court: { demo: true } },
      recording: { title: '单兵 1 号', goesOn: false },
    });
    expect(manifest.segments.map(({ n }) => n)).toEqual([2]);
    expect((await facts())[0]).toMatchObject({ clipId, fromMs: ready.fromMs });
  });

  it('of a recording that goes on is what is stored so far', async () => {
    const more = await sampleMedia({ runId: 'run-2', seconds: 4, sound: false });
    const end = await world.record(more.run, more.parts, false);
    const index = join(world.world.folder, 'unit-1', 'run-2', 'index.ndjson');
    await expect
      .poll(() => existsSync(index) && readFileSync(index, 'utf8'))
      .toContain('"kind":"segment"');
    const ready = await standing(await begun({ recordingId: 'run-2' }));
    expect([ready.state, Math.round(ready.toMs / 100)]).toEqual(['ready', 20]);
    const manifest = readFileSync(join(folder(ready.id), 'manifest.json'), 'utf8');
    expect(manifest).toContain('"goesOn":true');
    await end();
  });

  it('says what was not kept, and why', async () => {
    await recordWithGap();
    const ready = await standing(await begun({ recordingId: 'run-3' }));
    const manifest = exportManifest.parse(
      JSON.parse(readFileSync(join(folder(ready.id), 'manifest.json'), 'utf8')),
    );
    expect(manifest.segments.map(({ n, at }) => [n, Math.round((at - START) / 100)])).toEqual([
      ...[[1, 0]],
      ...[[2, 40]],
    ]);
    const [gap] = manifest.gaps;
    expect(gap).toMatchObject({ reason: 'slow', label: '磁盘写入过慢' });
    expect([gap?.from, gap?.to].map((at) => Math.round(((at ?? 0) - START) / 100))).toEqual([
      20, 40,
    ]);
    expect(manifestFindings(manifest)).toEqual([]);
    expect(await videoFindings(join(folder(ready.id), 'video.mp4'), manifest)).toEqual([]);
  });

  it.each([
    ['no reason', { reason: ' ' }, 400, '请填写事由'],
    ['somebody else’s name', { by: '别人' }, 400, ''],
    ['an end before its beginning', { fromMs: 9, toMs: 9 }, 400, '终点须晚于起点'],
    ['a clip and a span', { clipId: 'a', fromMs: 9 }, 400, '只能给出一种'],
    ['an unknown recording', { recordingId: 'run-9' }, 404, '没有这段录像'],
    ['a path', { recordingId: '../run-1' }, 400, ''],
    ['an unknown clip', { clipId: 'gone' }, 409, '没有这个片段'],
    ['what is not there', { fromMs: 60_000 }, 409, '没有录下画面'],
  ])('for %s is refused', async (_what, changes, status, why) => {
    const answer = await world.page.post('/api/v1/exports', { ...WISH, ...changes });
    expect(answer.json).toMatchObject({ status });
    expect(Object(answer.json).detail).toContain(why);
    expect(existsSync(join(world.world.folder, '.exports'))).toBe(false);
  });

  it('is begun by the relay’s own pages only, and told to nobody elsewhere', async () => {
    const { page } = world;
    const site = { origin: 'https://example.org' };
    expect((await page.post('/api/v1/exports', WISH, site)).status).toBe(403);
    const text = { 'content-type': 'text/plain' };
    expect((await page.post('/api/v1/exports', WISH, text)).status).toBe(415);
    const id = await begun();
    await world.exports.settled();
    const proxied = { 'x-forwarded-for': '10.0.0.9' };
    const { files } = await standing(id);
    for (const path of [`/api/v1/exports/${id}`, files?.video ?? '', files?.manifest ?? '']) {
      expect((await page.get(path, { ...proxied, cookie: '' })).status).toBe(401);
    }
  });

  it('beyond what waits or is kept is asked to come later', async () => {
    await world.restart({ limits: { reserve: 0, waiting: 2, kept: 3 } });
    await Promise.all([begun(), begun()]);
    const third = await world.page.post('/api/v1/exports', WISH);
    expect(third.json).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(third.headers['retry-after']).toBe('30');
    await world.exports.settled();
    await standing(await begun());
    const detail = Object((await world.page.post('/api/v1/exports', WISH)).json).detail;
    expect(detail).toContain('一天之内已导出 3 份');
  });

  it('longer than a day is to be taken in parts', async () => {
    await world.restart({ limits: { reserve: 0, longest: 3_600_000 / 1_000 } });
    const { json } = await world.page.post('/api/v1/exports', WISH);
    expect(json).toMatchObject({ status: 409, code: 'library_conflict' });
  });
});

describe('H-40 an export that cannot be made says why, and leaves nothing', TIME, () => {
  it.each<[string, () => void, string]>([
    [
      'a segment was changed',
      () => {
        const bytes = readFileSync(own('000002.m4s'));
        bytes.writeUInt8(bytes.readUInt8(99) ^ 1, 99);
        writeFileSync(own('000002.m4s'), bytes);
      },
      '片段 2（000002.m4s）与索引所记的摘要不符',
    ],
    ['a segment is gone', () => unlinkSync(own('000003.m4s')), '片段 3（000003.m4s）缺失'],
    ['a segment is short', () => writeFileSync(own('000001.m4s'), 'x'), '片段 1（000001.m4s）长度'],
    [
      'the init segment was changed',
      () =>
        writeFileSync(
          own('init.mp4'),
          media.run.init.map(() => 0),
        ),
      '初始化段',
    ],
  ])('%s', async (_what, change, why) => {
    change();
    const failed = await standing(await begun());
    expect(failed).toMatchObject({ state: 'failed', message: expect.stringContaining(why) });
    expect(readdirSync(folder(failed.id))).toEqual(['export.json']);
    expect(await facts()).toEqual([]);
  });

  it('index and segments were forged together', async () => {
    const lines = readFileSync(own('index.ndjson'), 'utf8').trim().split('\n');
    let before = BEFORE_HEAD;
    const forged = lines.map((line) => {
      const parsed = parseLine(line);
      if (!parsed) throw new Error(line);
      const next = linked(
        parsed.kind === 'head' ? { ...parsed, startedAt: START + 1 } : parsed,
        before,
      );
      before = next.chain;
      return textOfLine(next);
    });
    writeFileSync(own('index.ndjson'), forged.join(''));
    const { json } = await world.page.post('/api/v1/exports', WISH);
    expect(json).toMatchObject({ status: 409, detail: expect.stringContaining('与日志所记不符') });
    expect(await facts()).toEqual([]);
  });

  it('the disk has no room to spare', async () => {
    await world.restart({ limits: { reserve: 2 ** 60 } });
    expect((await standing(await begun())).message).toContain('磁盘空间不足');
  });

  it('the log does not take it', async () => {
    const recorder = {
      record: () => Promise.reject(new StorageUnavailable('full')),
    };
    await world.restart({ recorder });
    const failed = await standing(await begun());
    expect(failed.message).toContain('日志暂不可写');
    expect(readdirSync(folder(failed.id))).toEqual(['export.json']);
  });

  it('the recording is deleted, before or afterwards', async () => {
    const ready = await standing(await begun());
    await deleteRecording(world.world, 'run-1');
    expect(await standing(ready.id)).toMatchObject({
      ...{ state: 'failed', message: expect.stringContaining('已到期删除') },
    });
    expect((await world.page.get(ready.files?.video ?? '')).status).toBe(404);
    await world.exports.sweep();
    expect(readdirSync(folder(ready.id))).toEqual(['export.json']);
    expect((await world.page.post('/api/v1/exports', WISH)).json).toMatchObject({
      ...{ status: 409, rule: 'L-6' },
    });
  });
});

describe('H-42 the files of an export', TIME, () => {
  it('are downloads with telling names, in ranges too', async () => {
    const { files, bytes, id } = await standing(await begun());
    const video = await world.page.get(files?.video ?? '', { range: 'bytes=4-7' });
    expect([video.status, video.text]).toEqual([206, 'ftyp']);
    expect(video.headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-range': `bytes 4-7/${bytes}`,
      'content-disposition': expect.stringMatching(
        /^attachment; filename="1-[\d-]+[0-9a-f]{8}\.mp4"; filename\*=UTF-8''%E5%8D%95[\w%.-]+\.mp4$/,
      ),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const manifest = await world.page.get(files?.manifest ?? '');
    expect(manifest.headers['content-disposition']).toContain('.manifest.json');
    expect(manifest.json).toMatchObject({ exportId: id });
    for (const name of ['x.mp4', '..%2f..%2frelay.sqlite', 'export.json', 'video.mp4']) {
      expect((await world.page.get(`/video/exports/${id}/${name}`)).status).toBe(404);
    }
    for (const none of ['..', 'a', '3f1f0000-0000-4000-8000-000000000000']) {
      expect((await world.page.get(`/api/v1/exports/${none}`)).status).toBe(404);
    }
  });

  it('are kept for a day, also by the next relay, and are no part of the recordings', async () => {
    const now = { at: START };
    await world.restart({ now: () => now.at });
    const ready = await standing(await begun());
    expect(ready.keptUntil).toBe(START + 24 * 3_600_000);
    await world.restart({ now: () => now.at });
    expect(await standing(ready.id)).toEqual(ready);
    expect((await world.page.get(ready.files?.video ?? '')).status).toBe(200);
    const log = async () => world.world.store.eventsFrom(1);
    for await (const { name, findings } of verifyRecordings(world.world.folder, log)) {
      expect([name, findings]).toEqual(['unit-1/run-1', []]);
    }
    now.at += 24 * 3_600_000;
    await world.exports.sweep();
    expect((await world.page.get(`/api/v1/exports/${ready.id}`)).status).toBe(404);
    expect(readdirSync(join(world.world.folder, '.exports'))).toEqual([]);
  });

  it('that are being made when the relay goes are not there afterwards, and that is said', async () => {
    await world.restart({ limits: { reserve: 0, rate: 1 } });
    const id = await begun();
    const share = () => world.exports.standing(id)?.share ?? 0;
    await expect.poll(share).toBeGreaterThan(0.2);
    expect(share()).toBeLessThan(0.8);
    expect(existsSync(join(folder(id), 'video.mp4'))).toBe(true);
    await world.restart();
    expect(await standing(id)).toMatchObject({
      ...{ state: 'failed', message: expect.stringContaining('中途重启') },
    });
    expect(readdirSync(folder(id))).toEqual(['export.json']);
    expect(await facts()).toEqual([]);
  });

  it('that a relay before this one did not finish, or did not tell the log of, are taken away', async () => {
    const ready = await standing(await begun());
    const record = join(folder(ready.id), 'export.json');
    const making = JSON.parse(readFileSync(record, 'utf8'));
    writeFileSync(record, JSON.stringify({ ...making, state: 'making', made: null }));
    await world.restart();
    // It had told the log.
    expect(await standing(ready.id)).toMatchObject({ state: 'ready', sha256: ready.sha256 });
    await world.restart({
      store: { head: () => world.world.store.head(), findEvents: async () => [] },
    });
    expect(await standing(ready.id)).toMatchObject({
      ...{ state: 'failed', message: expect.stringContaining('没有做完') },
    });
    expect(readdirSync(folder(ready.id))).toEqual(['export.json']);
  });
});

/** A segment in the middle came when the one before it was still being written, and memory was full. */
async function recordWithGap(): Promise<void> {
  const { run, parts } = await sampleMedia({ runId: 'run-3' });
  const [, second = 0, third = 0] = parts.flatMap(({ startsSegment }, n) =>
    startsSegment ? [n] : [],
  );
  const waiting = parts.slice(0, second).reduce((sum, { data }) => sum + data.byteLength, 0);
  const recordings = await world.world.start({ limits: { waiting } });
  recordings.begin(run);
  for (const part of parts.slice(0, third + 1)) recordings.part(part);
  const index = join(world.world.folder, 'unit-1', 'run-3', 'index.ndjson');
  await expect.poll(() => existsSync(index) && readFileSync(index, 'utf8')).toContain('"n":1,');
  for (const part of parts.slice(third + 1)) recordings.part(part);
  await recordings.close();
}
