import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseIndex, segmentsOf } from '../recording/parse-index.ts';
import { realRun } from '../recording/testing/real-media.ts';
import { CASE } from '../recording/testing/recording-world.ts';
import { sampleFile } from './testing/sample-file.ts';
import { CAPTURED, digestOf, type UploadWorld, uploadWorld } from './testing/upload-world.ts';

const run = promisify(execFile);
const PATIENCE = { timeout: 60_000, interval: 50 };
let file: Buffer;
beforeAll(async () => {
  file = await sampleFile({ seconds: 6 });
});
let world: UploadWorld;
beforeEach(async () => {
  world = await uploadWorld();
  await world.start();
});
afterEach(() => world.close());

const told = z.looseObject({ state: z.string(), message: z.string(), offset: z.number() });
const stateOf = async (address: string) => told.parse((await world.state(address)).json);
const settled = async (address: string) => {
  await expect.poll(async () => (await stateOf(address)).state, PATIENCE).toMatch(/stored|refused/);
  return stateOf(address);
};
const recordingOf = async (address: string) => String((await settled(address)).recordingId);
const facts = async (id: string) =>
  (await world.world.facts()).filter(
    ({ body }) => 'recordingId' in body && body.recordingId === id,
  );
/** Sound that begins before the pictures moves them by some ms. */
const tenths = (ms = 0) => Math.round(ms / 100);
const own = (id: string, name: string) => join(world.world.folder, 'unit-1', id, name);
const indexOf = (id: string) => parseIndex(readFileSync(own(id, 'index.ndjson')));

describe('a whole file', { timeout: 120_000 }, () => {
  it('H-33 becomes a recording at its capture time, written and chained as live is', async () => {
    const sha256 = digestOf(file);
    const address = await world.send(file, { sha256, filename: 'D:\\DCIM\\../a.mp4' });
    const id = await recordingOf(address);
    expect(await stateOf(address)).toMatchObject({
      ...{ state: 'stored', filename: 'a.mp4', sha256, offset: file.byteLength },
    });
    const index = indexOf(id);
    expect(index.damage).toBeNull();
    expect(index.head).toMatchObject({
      ...{ streamId: 'unit-1', startedAt: CAPTURED, width: 160, height: 120, audio: true },
      upload: { sha256, bytes: file.byteLength, by: 'court', filename: 'a.mp4' },
    });
    expect(index.end?.reason).toBe('uploaded');
    expect(tenths(index.end?.elapsedMs)).toBe(60);
    expect(index.end?.original).toBeUndefined();
    const segments = segmentsOf(index);
    expect(segments.map(({ at, ms, key }) => [tenths(at - CAPTURED), tenths(ms), key])).toEqual([
      [0, 20, true],
      [20, 20, true],
      [40, 20, true],
    ]);
    for (const { n, sha256: digest } of segments) {
      const bytes = readFileSync(own(id, `00000${n}.m4s`));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest);
    }
    await expect
      .poll(async () => (await facts(id)).map(({ type }) => type), PATIENCE)
      .toEqual([...['recording.opened', 'recording.stored', 'recording.closed']]);
    expect(world.world.book.get(id)).toMatchObject({
      ...{ origin: 'upload', startedAt: CAPTURED, caseNumber: CASE },
      ...{ state: 'closed', reason: 'uploaded', segments: 3, title: '单兵 1 号' },
    });
    expect(await world.findings()).toEqual([]);
    expect(
      existsSync(join(world.world.folder, '.uploads', address.split('/').at(-1) ?? '', 'content')),
    ).toBe(false);
  });

  it('H-36 is not taken twice for the same stream; of another stream it is another recording', async () => {
    const first = await recordingOf(await world.send(file));
    const again = await settled(await world.send(file, { filename: 'b.mp4' }));
    expect(again).toMatchObject({ state: 'stored', recordingId: first });
    expect(again.message).toContain('此前已经入库');
    expect((await facts(first)).filter(({ type }) => type === 'recording.opened')).toHaveLength(1);
  });

  it('H-34 belongs to the case that it is sent with', async () => {
    const id = await recordingOf(await world.send(file, { caseNumber: '(2024)粤0607执77号' }));
    await expect
      .poll(() => world.world.book.get(id)?.caseNumber, PATIENCE)
      .toBe('（2024）粤0607执77号');
  });

  it('H-38 fills what a stream lacks between two runs, and is played there', async () => {
    await world.stop();
    for (const [runId, later] of [
      ['run-1', 0],
      ['run-2', 9_000],
    ] as const) {
      const media = await realRun(4, runId);
      const recordings = await world.world.start();
      recordings.begin({ ...media.run, startedAt: CAPTURED + later });
      for (const [n, part] of media.parts.entries()) {
        recordings.part({ ...part, capturedAt: CAPTURED + later + n * 200 });
      }
      await recordings.close();
    }
    await world.start();
    // Eight seconds, from the third of the first run on.
    const longer = await sampleFile({ seconds: 8, sound: false });
    const id = await recordingOf(
      await world.send(longer, { capturedAt: String(CAPTURED + 3_000) }),
    );
    await expect.poll(() => world.world.book.get(id)?.state, PATIENCE).toBe('closed');
    const span = `from=${CAPTURED}&to=${CAPTURED + 60_000}`;
    const path = `/video/streams/unit-1/index.m3u8?${span}`;
    const { text } = await world.app.ask(path, {
      headers: { host: `127.0.0.1:${world.app.port}` },
    });
    const shown = [...text.matchAll(/recordings\/(.+)\/seg-(\d)/g)].map(
      ([, of, n]) => `${of === id ? 'upload' : of} ${n}`,
    );
    expect(shown).toEqual([
      ...['run-1 1', 'run-1 2', 'run-1 3', 'run-1 4', 'upload 1', 'upload 2', 'upload 3'],
      ...['run-2 1', 'run-2 2', 'run-2 3', 'run-2 4'],
    ]);
    const url = `http://127.0.0.1:${world.app.port}${path}`;
    const play = ['-hide_banner', '-loglevel', 'error', '-progress', 'pipe:1', '-i', url];
    const { stdout } = await run('ffmpeg', [...play, '-c', 'copy', '-f', 'null', '-']);
    const frames = [...stdout.matchAll(/^frame=(\d+)/gm)].map(([, count]) => Number(count));
    expect(frames.at(-1)).toBe(100 + 150 + 100);
  });
});
