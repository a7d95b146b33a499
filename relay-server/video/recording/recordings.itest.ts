import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { realDisk } from './disk.ts';
import { chainOf, segmentFile } from './index-lines.ts';
import { parseIndex, segmentsOf } from './parse-index.ts';
import { CASE, type RecordingWorld, recordingWorld } from './testing/recording-world.ts';
import { START, sampleParts, sampleRun } from './testing/sample-run.ts';

const PATIENCE = { timeout: 20_000 };
let world: RecordingWorld;
beforeEach(async () => {
  world = await recordingWorld();
});
afterEach(() => world.remove());

const own = (name: string, id = 'run-1') => join(world.folder, 'unit-1', id, name);
const indexOf = (id = 'run-1') => parseIndex(readFileSync(own('index.ndjson', id)));
const types = async () => (await world.facts()).map(({ type }) => type);

describe('a recording', () => {
  it('keeps every byte that came in, names its digests, and tells the log what is on the disk', async () => {
    const recordings = await world.start();
    recordings.begin(sampleRun());
    for (const part of sampleParts(0, 12)) recordings.part(part);
    recordings.end({ streamId: 'unit-1', runId: 'run-1', reason: 'silent', lastFrameAt: null });
    await recordings.close();

    const sent = sampleParts(0, 12).map(({ data }) => Buffer.from(data).toString());
    const kept = [1, 2, 3].map((n) => readFileSync(own(segmentFile(n)), 'utf8'));
    expect(kept.join('')).toBe(sent.join(''));
    expect(readdirSync(own('.')).sort()).toEqual([
      ...['000001.m4s', '000002.m4s', '000003.m4s', 'index.ndjson', 'init.mp4'],
    ]);
    const index = indexOf();
    expect(index.damage).toBeNull();
    expect(index.end).toMatchObject({ reason: 'silent', elapsedMs: 2_400 });
    const segments = segmentsOf(index);
    expect(segments.map(({ at, ms }) => [at - START, ms])).toEqual([
      [0, 1000],
      [1000, 1000],
      [2000, 400],
    ]);
    for (const [n, text] of kept.entries()) {
      const sha256 = createHash('sha256').update(text).digest('hex');
      expect(segments[n]).toMatchObject({ sha256, bytes: text.length, key: true });
    }
    expect((await world.facts()).map(({ type, source, body }) => ({ type, source, body }))).toEqual(
      [
        expect.objectContaining({ type: 'recording.opened', source: 'relay' }),
        expect.objectContaining({
          type: 'recording.stored',
          body: expect.objectContaining({
            first: 1,
            last: 3,
            ms: 2_400,
            chain: segments[2]?.chain,
          }),
        }),
        expect.objectContaining({
          type: 'recording.closed',
          body: expect.objectContaining({ reason: 'silent', segments: 3, chain: index.chain }),
        }),
      ],
    );
    expect(world.book.get('run-1')).toMatchObject({
      title: '单兵 1 号',
      caseNumber: CASE,
      startedAt: START + 60_000,
      endedAt: START + 62_400,
      state: 'closed',
      reason: 'silent',
      segments: 3,
      gaps: 0,
    });
  });

  it('each line is linked to all that stands before it, and the head to the init segment', async () => {
    const recordings = await world.start();
    recordings.begin(sampleRun());
    for (const part of sampleParts(0, 10)) recordings.part(part);
    await recordings.close();
    const { head, entries, end } = indexOf();
    const init = readFileSync(own('init.mp4'));
    const digest = createHash('sha256').update(init).digest('hex');
    expect(head?.init).toEqual({ bytes: init.byteLength, sha256: digest });
    let chain = '0'.repeat(64);
    for (const line of [head, ...entries, end]) {
      if (!line) throw new Error('no line');
      chain = chainOf(line, chain);
      expect(line.chain).toBe(chain);
    }
  });

  it('says a segment is stored only when it and its line are on the disk', async () => {
    const done: string[] = [];
    const disk = {
      ...realDisk,
      async writeWhole(file: string, pieces: readonly Uint8Array[]) {
        await realDisk.writeWhole(file, pieces);
        done.push(file);
      },
    };
    const recordings = await world.start({ disk, limits: { tellEvery: 1 } });
    recordings.begin(sampleRun());
    for (const part of sampleParts(0, 11)) recordings.part(part);
    await vi.waitFor(() => expect(world.book.get('run-1')?.segments).toBe(2), PATIENCE);
    expect(done).toContain(own(segmentFile(2)));
    expect(segmentsOf(indexOf())).toHaveLength(2);
    expect(world.book.get('run-1')).toMatchObject({ state: 'recording', endedAt: null });
    await recordings.close();
    expect(segmentsOf(indexOf())).toHaveLength(3);
  });

  it('two streams do not mix, and a second run is another recording', async () => {
    const recordings = await world.start();
    for (const runId of ['run-1', 'run-2']) {
      recordings.begin(sampleRun(runId));
      for (const part of sampleParts(0, 5)) recordings.part({ ...part, runId });
    }
    await recordings.close();
    expect(indexOf('run-1').head?.chain).not.toBe(indexOf('run-2').head?.chain);
    expect(world.book.find({ limit: 5 }).map(({ id }) => id)).toEqual(['run-2', 'run-1']);
  });
});

describe('a disk that does not take it', () => {
  const failing = (code: string) => {
    const state = { away: true, tries: 0 };
    const refuse = () => {
      state.tries += 1;
      if (state.away) throw Object.assign(new Error(code), { code });
    };
    const disk = {
      ...realDisk,
      async writeWhole(file: string, pieces: readonly Uint8Array[]) {
        refuse();
        await realDisk.writeWhole(file, pieces);
      },
      async append(file: string, size: number, bytes: Uint8Array) {
        refuse();
        await realDisk.append(file, size, bytes);
      },
    };
    return { state, disk };
  };

  it('for a moment: nothing is lost', async () => {
    const { state, disk } = failing('EIO');
    const recordings = await world.start({ disk });
    recordings.begin(sampleRun());
    for (const part of sampleParts(0, 20)) recordings.part(part);
    await vi.waitFor(() => expect(state.tries).toBeGreaterThan(3), PATIENCE);
    state.away = false;
    await recordings.close();
    expect(segmentsOf(indexOf())).toHaveLength(4);
    expect(await types()).not.toContain('recording.gap');
    expect(world.log.join('\n')).toContain('磁盘写入失败');
  });

  it('for longer: what was lost is a gap in the index and in the log, with its reason', async () => {
    const { state, disk } = failing('ENOSPC');
    const recordings = await world.start({ disk, limits: { waiting: 150, tellEvery: 1 } });
    recordings.begin(sampleRun());
    await vi.waitFor(() => expect(state.tries).toBeGreaterThan(1), PATIENCE);
    for (const part of sampleParts(0, 51)) recordings.part(part);
    await vi.waitFor(() => expect(world.book.get('run-1')?.state).toBe('interrupted'), PATIENCE);
    state.away = false;
    await vi.waitFor(() => expect(world.book.get('run-1')?.segments).toBe(2), PATIENCE);
    for (const part of sampleParts(51, 60)) recordings.part(part);
    await recordings.close();

    const { entries, damage, end } = indexOf();
    expect(damage).toBeNull();
    expect(end).toMatchObject({ reason: 'closed', elapsedMs: 12_000 });
    const gaps = entries.filter(({ kind }) => kind === 'gap');
    expect(gaps).toEqual([expect.objectContaining({ reason: 'full' })]);
    // Media and gaps together leave nothing out.
    let at = START;
    for (const entry of entries) {
      expect(entry.kind === 'gap' ? entry.from : entry.at).toBe(at);
      at = entry.kind === 'gap' ? entry.to : entry.at + entry.ms;
    }
    expect(at).toBe(START + 12_000);
    expect(world.book.get('run-1')).toMatchObject({ state: 'closed', gaps: 1 });
    const told = (await world.facts()).filter(({ type }) => type === 'recording.gap');
    expect(told.map(({ body }) => 'to' in body)).toEqual([false, true]);
  });

  it('when the relay stops: what waited is given up and told', async () => {
    const { disk } = failing('EIO');
    const recordings = await world.start({ disk, limits: { closing: 1 } });
    recordings.begin(sampleRun());
    for (const part of sampleParts(0, 10)) recordings.part(part);
    await recordings.close();
    expect(await types()).toEqual(['recording.opened', 'recording.gap', 'recording.gap']);
  });

  it('too little room: pictures are not kept, so that the log does not want for it; that is told', async () => {
    const recordings = await world.start({
      limits: { reserve: Number.MAX_SAFE_INTEGER, waiting: 600_000 },
    });
    recordings.begin(sampleRun());
    const data = Buffer.alloc(100_000);
    for (const part of sampleParts(0, 12)) recordings.part({ ...part, data });
    await vi.waitFor(() => expect(world.log.join('\n')).toContain('磁盘空间不足'), PATIENCE);
    await vi.waitFor(() => expect(world.book.get('run-1')?.state).toBe('interrupted'), PATIENCE);
    expect(readdirSync(own('.')).sort()).toEqual(['index.ndjson', 'init.mp4']);
    await recordings.close();
    expect(world.book.get('run-1')?.segments).toBe(0);
  });
});
