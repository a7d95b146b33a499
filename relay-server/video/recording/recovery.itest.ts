import { spawn } from 'node:child_process';
import {
  appendFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { realDisk } from './disk.ts';
import { INDEX_FILE, segmentFile } from './index-lines.ts';
import { parseIndex, segmentsOf } from './parse-index.ts';
import { recoverRecording } from './recover.ts';
import { realRun } from './testing/real-media.ts';
import { type RecordingWorld, recordingWorld } from './testing/recording-world.ts';

const PATIENCE = { timeout: 20_000 };
let media: Awaited<ReturnType<typeof realRun>>;
beforeAll(async () => {
  media = await realRun(6);
});
let world: RecordingWorld;
beforeEach(async () => {
  world = await recordingWorld();
});
afterEach(() => world.remove());

const own = (name: string) => join(world.folder, 'unit-1', 'run-1', name);
const index = () => parseIndex(readFileSync(own(INDEX_FILE)));
const second = (n: number) =>
  Buffer.concat(media.parts.slice(n * 5, n * 5 + 5).map(({ data }) => data));

describe('killed while it writes', () => {
  it.each([1, 4, 23])(
    'after %i segments: what was said to be stored is there, whole and linked',
    {
      timeout: 60_000,
    },
    async (most) => {
      const said = await recordUntilKilled(most);
      expect(await recoverRecording(own('.'), realDisk)).toMatchObject({ kind: 'whole' });
      const { damage, torn, end } = index();
      expect({ damage, torn }).toEqual({ damage: null, torn: false });
      expect(end?.reason).toBe('crashed');
      const segments = segmentsOf(index());
      expect(segments.slice(0, most).map(({ n, chain }) => `${n} ${chain}`)).toEqual(
        said.slice(0, most),
      );
      const files = readdirSync(own('.')).filter((name) => name.endsWith('.m4s'));
      expect(files.sort()).toEqual(segments.map(({ n }) => segmentFile(n)));
      for (const { n, bytes } of segments) {
        const sent = second((n - 1) % 6);
        expect(readFileSync(own(segmentFile(n))).equals(sent)).toBe(true);
        expect(bytes).toBe(sent.byteLength);
      }
    },
  );

  async function recordUntilKilled(most: number): Promise<string[]> {
    const child = join(import.meta.dirname, 'testing/record-forever.ts');
    const file = join(world.folder, 'media.json');
    const init = Buffer.from(media.run.init).toString('base64');
    const segments = Array.from({ length: 6 }, (_, n) => second(n).toString('base64'));
    writeFileSync(file, JSON.stringify({ init, segments }));
    const running = spawn(process.execPath, ['--import', 'tsx', child, own('.'), file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = new Promise((resolve) => running.once('exit', (_, signal) => resolve(signal)));
    const said: string[] = [];
    for await (const line of createInterface({ input: running.stdout })) {
      said.push(line);
      // Not awaited: the child is somewhere inside a later segment when the signal reaches it.
      if (said.length === most) running.kill('SIGKILL');
    }
    expect(await exited).toBe('SIGKILL');
    return said;
  }
});

describe('what a relay finds that comes after one that went', () => {
  /** A relay records five seconds and the beginning of a sixth, and is heard of no more. */
  async function leftOpen(tellEvery = 60_000): Promise<void> {
    const recordings = await world.start({ limits: { tellEvery } });
    recordings.begin(media.run);
    for (const part of media.parts.slice(0, 27)) recordings.part(part);
    await vi.waitFor(() => expect(segmentsOf(index())).toHaveLength(5), PATIENCE);
    await world.recorder.settled();
  }
  /** As if the relay had gone before it wrote the last lines. */
  function withoutLast(lines: number): void {
    const kept = readFileSync(own(INDEX_FILE), 'utf8').trim().split('\n').slice(0, -lines);
    writeFileSync(own(INDEX_FILE), `${kept.join('\n')}\n`);
  }
  async function restart(): Promise<void> {
    const recordings = await world.start();
    await recordings.close();
  }
  const told = async () => (await world.facts()).map(({ type, body }) => ({ type, body }));

  it('an open recording gets its end, and the log is told what it had not heard', async () => {
    await leftOpen();
    expect(world.book.get('run-1')).toMatchObject({ state: 'recording', segments: 0 });
    await restart();
    expect(index().end).toMatchObject({ reason: 'crashed', elapsedMs: 5_000 });
    expect(world.book.get('run-1')).toMatchObject({
      ...{ state: 'closed', reason: 'crashed', segments: 5, ms: 5_000, chain: index().chain },
    });
    await restart();
    expect((await told()).map(({ type }) => type)).toEqual([
      ...['recording.opened', 'recording.stored', 'recording.closed'],
    ]);
  });

  it('what the log has heard is not said again', async () => {
    await leftOpen(1);
    await vi.waitFor(() => expect(world.book.get('run-1')?.segments).toBe(5), PATIENCE);
    const before = (await told()).length;
    await restart();
    expect((await told()).slice(before).map(({ type }) => type)).toEqual(['recording.closed']);
  });

  it('whole segments that the index lacks are taken into it, as they were', async () => {
    await leftOpen();
    const before = segmentsOf(index());
    withoutLast(2);
    await restart();
    const after = segmentsOf(index());
    expect(after.map(({ recovered }) => recovered)).toEqual([
      ...[undefined, undefined, undefined, true, true],
    ]);
    const facts = ({ n, at, ms, bytes, sha256, key }: (typeof after)[number]) => ({
      ...{ n, at, ms, bytes, sha256, key },
    });
    expect(after.map(facts)).toEqual(before.map(facts));
    expect(index().damage).toBeNull();
    expect(world.book.get('run-1')).toMatchObject({ segments: 5, chain: index().chain });
  });

  it('a line cut short is written over; a half segment and what was unfinished are set aside', async () => {
    await leftOpen();
    withoutLast(1);
    appendFileSync(own(INDEX_FILE), '{"at":17327000');
    truncateSync(own(segmentFile(5)), 1_000);
    writeFileSync(own(`${segmentFile(6)}.partial`), 'half');
    await restart();
    expect(index()).toMatchObject({ damage: null, torn: false, end: { elapsedMs: 4_000 } });
    expect(segmentsOf(index())).toHaveLength(4);
    expect(readdirSync(own('aside')).sort()).toEqual(['000005.m4s', '000006.m4s.partial']);
    expect(world.book.get('run-1')).toMatchObject({ state: 'closed', segments: 4 });
  });

  it('an index that was altered is not touched; the log says that it is over, and it is told', async () => {
    await leftOpen(1);
    await vi.waitFor(() => expect(world.book.get('run-1')?.segments).toBe(5), PATIENCE);
    const altered = readFileSync(own(INDEX_FILE), 'utf8').replace('"n":3', '"n":4');
    writeFileSync(own(INDEX_FILE), altered);
    await restart();
    expect(readFileSync(own(INDEX_FILE), 'utf8')).toBe(altered);
    expect(world.book.get('run-1')).toMatchObject({ state: 'closed', segments: 5 });
    expect(world.log.join('\n')).toContain('索引缺失或被改动');
  });

  it('a recording whose folder is gone is over', async () => {
    await leftOpen();
    rmSync(own('.'), { recursive: true });
    await restart();
    expect(world.book.get('run-1')).toMatchObject({ state: 'closed', segments: 0 });
  });

  it('of a recording that the log has never heard of it is told all', async () => {
    await leftOpen();
    await restart();
    world = await recordingWorld(world.folder);
    await restart();
    expect(world.book.get('run-1')).toMatchObject({
      ...{ state: 'closed', segments: 5, title: '单兵 1 号', startedAt: media.run.startedAt },
    });
  });
});
