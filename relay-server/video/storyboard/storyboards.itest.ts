import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deleteRecording, recordRun } from '../../http/testing/library-client.ts';
import { RecordingReader } from '../recording/recording-reader.ts';
import { realRun } from '../recording/testing/real-media.ts';
import { type RecordingWorld, recordingWorld } from '../recording/testing/recording-world.ts';
import { verifyRecordings } from '../recording/verify-recordings.ts';
import { Storyboards, type StoryboardsOptions } from './storyboards.ts';
import { fakeFfmpeg } from './testing/fake-ffmpeg.ts';

const LONG = { timeout: 60_000 };
let world: RecordingWorld;
let scripts: string;
let logged: string[];
const opened: Storyboards[] = [];
beforeEach(async () => {
  world = await recordingWorld();
  scripts = mkdtempSync(join(tmpdir(), 'fake-ffmpeg-'));
  logged = [];
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
  world.remove();
  rmSync(scripts, { recursive: true });
});

function start(changes: Partial<StoryboardsOptions> = {}): Storyboards {
  const storyboards = new Storyboards({
    folder: world.folder,
    recordings: { get: (id) => world.book.get(id) },
    reader: new RecordingReader(world.folder),
    log: (line, error) => logged.push(`${line} ${String(error)}`),
    ...changes,
    limits: { reserve: 0, ...changes.limits },
  });
  opened.push(storyboards);
  return storyboards;
}

async function recordReal(seconds: number, id = 'run-1') {
  const { run, parts } = await realRun(seconds, id);
  const recordings = await world.start();
  recordings.begin(run);
  for (const part of parts) recordings.part(part);
  await recordings.close();
}

const known = (id = 'run-1') => {
  const recording = world.book.get(id);
  if (!recording) throw new Error(`no ${id}`);
  return recording;
};
const file = (...names: string[]) => join(world.folder, 'unit-1', 'run-1', ...names);
const segments = () => readdirSync(file()).filter((name) => name.endsWith('.m4s'));

async function made(storyboards: Storyboards, id = 'run-1') {
  expect(await storyboards.of(known(id))).toBe('making');
  await storyboards.settled();
  return storyboards.of(known(id));
}

/** Mean brightness of each tile of a sheet, by its decoder. */
function tilesOf(sheet: Buffer, width = 160, height = 120): number[] {
  const args = ['-loglevel', 'error', '-i', 'pipe:0', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'];
  const gray = execFileSync('ffmpeg', args, { input: sheet });
  expect(gray.byteLength).toBe(width * height * 25);
  return Array.from({ length: 25 }, (_, tile) => {
    let sum = 0;
    for (let y = 0; y < height; y += 1) {
      const from = ((Math.floor(tile / 5) * height + y) * 5 + (tile % 5)) * width;
      for (const value of gray.subarray(from, from + width)) sum += value;
    }
    return sum / (width * height);
  });
}

describe('H-17 a storyboard', () => {
  it('is made of a recording that is over, when it is first asked for', LONG, async () => {
    await recordReal(12);
    const storyboards = start();
    expect(await made(storyboards)).toEqual({
      ...{ v: 1, intervalMs: 5_000, width: 160, height: 120 },
      ...{ columns: 5, rows: 5, tiles: 3, sheets: 1 },
    });
    const sheet = await storyboards.sheet(known(), 1);
    const tiles = tilesOf(sheet ?? Buffer.alloc(0));
    expect(Math.min(...tiles.slice(0, 3))).toBeGreaterThan(40);
    expect(Math.max(...tiles.slice(3))).toBeLessThan(5);
    expect(await storyboards.sheet(known(), 2)).toBeNull();
    expect(logged).toEqual([]);
  });

  it(
    'is no strange file to verify-video, and is made again when it was deleted',
    LONG,
    async () => {
      await recordReal(2);
      const storyboards = start();
      await made(storyboards);
      const reports = [];
      const read = async () => world.store.eventsFrom(1);
      for await (const report of verifyRecordings(world.folder, read)) reports.push(report);
      expect(reports).toMatchObject([{ name: 'unit-1/run-1', findings: [] }]);
      rmSync(file('storyboard'), { recursive: true });
      expect(await made(storyboards)).toMatchObject({ tiles: 1 });
      writeFileSync(file('storyboard', 'storyboard.json'), '{"v":1,');
      expect(await made(storyboards)).toMatchObject({ tiles: 1 });
    },
  );

  it(
    'is made when a recording closes, and not again when something else becomes of it',
    LONG,
    async () => {
      await recordReal(2);
      const storyboards = start();
      const rows = [{ topic: 'recording', id: 'run-1', seq: 1, caseNumber: null, data: {} }];
      storyboards.update(rows);
      await storyboards.settled();
      expect(await storyboards.of(known())).toMatchObject({ tiles: 1 });
      rmSync(file('storyboard', '1.jpg'));
      storyboards.update(rows);
      await storyboards.settled();
      expect(existsSync(file('storyboard', '1.jpg'))).toBe(false);
    },
  );

  it('what a relay before it left half made is taken away', LONG, async () => {
    await recordReal(2);
    mkdirSync(file('storyboard.partial'));
    writeFileSync(file('storyboard.partial', '7.jpg'), 'half');
    expect(await made(start())).toMatchObject({ tiles: 1 });
    expect(existsSync(file('storyboard.partial'))).toBe(false);
    expect(readdirSync(file('storyboard')).sort()).toEqual(['1.jpg', 'storyboard.json']);
  });
});

describe('H-17 without a storyboard', () => {
  it('a hostile segment is an empty tile, the others stand', LONG, async () => {
    await recordReal(12);
    const [first = ''] = segments();
    writeFileSync(file(first), Buffer.alloc(4_000, 0xff));
    const storyboards = start();
    expect(await made(storyboards)).toMatchObject({ tiles: 3 });
    const tiles = tilesOf((await storyboards.sheet(known(), 1)) ?? Buffer.alloc(0));
    expect(tiles[0]).toBeLessThan(5);
    expect(tiles[1]).toBeGreaterThan(40);
  });

  it(
    'nothing that can be decoded: a line in the log, no thumbnails, no more tries',
    LONG,
    async () => {
      await recordRun(world, 'run-1');
      const storyboards = start();
      expect(await made(storyboards)).toBeNull();
      expect(storyboards.has(known())).toBe(false);
      expect(logged).toEqual([expect.stringContaining('unit-1/run-1 没有缩略图，播放不受影响')]);
      expect(readdirSync(file())).not.toContain('storyboard.partial');
    },
  );

  it.each([
    ['hangs', 'exec sleep 600', 'took too long'],
    ['talks without end', 'exec yes', 'said too much'],
    ['crashes', 'kill -SEGV $$', 'exit code null'],
    ['says nothing', 'exit 0', 'no picture'],
  ])('a decoder that %s', LONG, async (_what, script, why) => {
    await recordRun(world, 'run-1', 5);
    const ffmpeg = fakeFfmpeg(scripts, script);
    const storyboards = start({ ffmpeg, limits: { pictureMs: 1_000 } });
    expect(await made(storyboards)).toBeNull();
    expect(logged).toEqual([expect.stringContaining(why)]);
  });

  it('a machine without ffmpeg', LONG, async () => {
    await recordRun(world, 'run-1', 5);
    expect(await made(start({ ffmpeg: join(scripts, 'none') }))).toBeNull();
    expect(logged).toHaveLength(1);
  });

  it('a disk that has no room to spare', LONG, async () => {
    await recordRun(world, 'run-1', 5);
    expect(await made(start({ limits: { reserve: Number.MAX_SAFE_INTEGER } }))).toBeNull();
    expect(logged).toEqual([expect.stringContaining('磁盘空间不足')]);
  });

  it('of an empty recording, of one that goes on, of a deleted one', LONG, async () => {
    await recordRun(world, 'run-1', 0);
    const storyboards = start();
    expect(await storyboards.of(known())).toBeNull();
    expect(await storyboards.of({ ...known(), state: 'recording', segments: 9 })).toBeNull();
    await deleteRecording(world, 'run-1');
    expect(await storyboards.of(known())).toBeNull();
  });

  it(
    'a recording that was deleted while its pictures were looked at keeps none',
    LONG,
    async () => {
      await recordReal(2);
      const storyboards = start();
      expect(await storyboards.of(known())).toBe('making');
      await deleteRecording(world, 'run-1');
      await storyboards.settled();
      expect(existsSync(file('storyboard'))).toBe(false);
      expect(await storyboards.sheet(known(), 1)).toBeNull();
    },
  );
});

it('H-17 one at a time for the whole relay, whoever is asked for', LONG, async () => {
  for (const id of ['run-1', 'run-2', 'run-3']) await recordRun(world, id, 5);
  const lock = join(scripts, 'lock');
  const ffmpeg = fakeFfmpeg(
    scripts,
    `mkdir ${lock} || { echo x >> ${scripts}/clashes; exit 1; }\ncat > /dev/null\necho x >> ${scripts}/runs\nrmdir ${lock}\nexit 1`,
  );
  const storyboards = start({ ffmpeg });
  const answers = await Promise.all(
    ['run-1', 'run-2', 'run-3', 'run-1'].map((id) => storyboards.of(known(id))),
  );
  expect(answers).toEqual(['making', 'making', 'making', 'making']);
  await storyboards.settled();
  expect(readFileSync(join(scripts, 'runs'), 'utf8')).toBe('x\n'.repeat(3));
  expect(existsSync(join(scripts, 'clashes'))).toBe(false);
});

it('a relay that stops kills what is being made, and leaves nothing half', LONG, async () => {
  await recordRun(world, 'run-1', 5);
  const started = join(scripts, 'started');
  const ffmpeg = fakeFfmpeg(scripts, `touch ${started}\nexec sleep 600`);
  const storyboards = start({ ffmpeg });
  await storyboards.of(known());
  await expect.poll(() => existsSync(started), { timeout: 20_000 }).toBe(true);
  await storyboards.close();
  expect(readdirSync(file())).not.toContain('storyboard.partial');
  expect(logged).toEqual([]);
});
