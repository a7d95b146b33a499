import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { MediaPart } from '../media.ts';
import { Retention } from '../retention/retention.ts';
import { realDisk } from './disk.ts';
import { segmentFile } from './index-lines.ts';
import { parseIndex, segmentsOf } from './parse-index.ts';
import { realRun } from './testing/real-media.ts';
import { type RecordingWorld, recordingWorld } from './testing/recording-world.ts';
import { START, sampleParts, sampleRun } from './testing/sample-run.ts';
import { verifyRecordings } from './verify-recordings.ts';
import { DISK_MARKS } from './watermarks.ts';

const PATIENCE = { timeout: 20_000 };
const GIB = 2 ** 30;
/** Two segments. */
const SHORT = { longest: 2_000, tellEvery: 1 };
let world: RecordingWorld;
beforeEach(async () => {
  world = await recordingWorld();
});
afterEach(() => world.remove());

const own = (id: string, name: string, stream = 'unit-1') => join(world.folder, stream, id, name);
const indexOf = (id: string, stream?: string) =>
  parseIndex(readFileSync(own(id, 'index.ndjson', stream)));
const mediaOf = (id: string) =>
  Buffer.concat(segmentsOf(indexOf(id)).map(({ n }) => readFileSync(own(id, segmentFile(n)))));
const heard = (id: string, wanted: object) =>
  vi.waitFor(() => expect(world.book.get(id)).toMatchObject(wanted), PATIENCE);

/** What the log was told of the recordings of a stream that began, in order. */
async function begun(stream = 'unit-1') {
  return (await world.facts()).flatMap(({ type, body }) =>
    type === 'recording.opened' && body.streamId === stream ? [body] : [],
  );
}
/** The id of the n-th recording, counted from 0, when the log has it. */
async function idOf(n: number, stream?: string): Promise<string> {
  return vi.waitFor(async () => {
    const id = (await begun(stream))[n]?.recordingId ?? '';
    expect(world.book.get(id)).toBeDefined();
    return id;
  }, PATIENCE);
}

let said = 0;
async function say(type: string, body: object): Promise<void> {
  said += 1;
  const event = { id: `said-${said}`, type, v: 1, occurredAt: world.clock.now(), body };
  expect((await world.recorder.record('relay', [event])).rejected).toEqual([]);
}

/** Digests of all pictures, as a player has them. */
function picturesIn(init: Uint8Array, media: Uint8Array): string[] {
  const args = ['-hide_banner', '-loglevel', 'error', '-i', 'pipe:0', '-f', 'framemd5', 'pipe:1'];
  const { stdout, stderr } = spawnSync('ffmpeg', args, { input: Buffer.concat([init, media]) });
  expect(stderr.toString()).toBe('');
  const lines = stdout.toString().split('\n');
  return lines.flatMap((line) => (/^\d/.test(line) ? [line.split(',').at(-1) ?? ''] : []));
}

async function verified(): Promise<number> {
  let recordings = 0;
  for await (const { findings } of verifyRecordings(world.folder, async () =>
    world.store.eventsFrom(1),
  )) {
    expect(findings).toEqual([]);
    recordings += 1;
  }
  return recordings;
}

it('a stream that does not end is several recordings without a frame between them; the first goes in its time while the last goes on', async () => {
  const { run, parts } = await realRun(6);
  const recordings = await world.start({ limits: SHORT });
  recordings.begin(run);
  const comeIn = (from: number, to: number) => {
    for (const part of parts.slice(from, to)) recordings.part(part);
  };
  comeIn(0, 10);
  await heard('run-1', { state: 'recording' });
  await say('recording.linked', { recordingId: 'run-1', caseNumber: null, by: '虚构' });
  comeIn(10, 20);
  const second = await idOf(1);
  await heard('run-1', { state: 'closed', reason: 'continued', segments: 2, gaps: 0 });
  await heard(second, { state: 'recording', caseNumber: null, held: false });
  await say('recording.held', { recordingId: second, by: '虚构', reason: '复核' });
  comeIn(20, 30);
  const third = await idOf(2);
  await heard(second, { state: 'closed', reason: 'continued', segments: 2, gaps: 0 });
  await heard(third, { state: 'recording', caseNumber: null, held: true });
  const kept = ['run-1', second].map(mediaOf);
  expect((await begun()).map(({ continues }) => continues)).toEqual([
    undefined,
    { recordingId: 'run-1', runId: 'run-1', held: false },
    { recordingId: second, runId: 'run-1', held: true },
  ]);

  const retention = new Retention({
    folder: world.folder,
    recordings: { all: () => world.book.all(), get: (id) => world.book.get(id) },
    book: { keepingOf: (recording) => world.retention.keepingOf(recording) },
    recorder: world.recorder,
    clock: world.clock,
    onFreed: (bytes) => recordings.freed(bytes),
    log: (line) => world.log.push(line),
  });
  retention.start('2025-05-28');
  retention.turned('2025-05-29');
  await retention.settled();
  retention.turned('2025-05-30');
  await retention.settled();
  await retention.close();
  const states = ['run-1', second, third].map((id) => world.book.get(id)?.state);
  expect(states).toEqual(['deleted', 'closed', 'recording']);

  recordings.end({ streamId: 'unit-1', runId: 'run-1', reason: 'closed', lastFrameAt: null });
  await recordings.close();
  expect(await verified()).toBe(3);
  kept.push(mediaOf(third));
  expect(Buffer.concat(kept)).toEqual(Buffer.concat(parts.map(({ data }) => data)));
  const alone = kept.map((media) => picturesIn(run.init, media));
  expect(alone.map(({ length }) => length)).toEqual([50, 50, 50]);
  expect(alone.flat()).toEqual(picturesIn(run.init, Buffer.concat(parts.map(({ data }) => data))));
  const starts = [second, third].map((id) => indexOf(id).head?.startedAt);
  expect(starts).toEqual([START + 2_000, START + 4_000]);
});

it('one that goes on keeps its place among those that room runs out for, and in a gap it does not go on in another', async () => {
  const state = { free: 100 * GIB };
  const recordings = await world.start({
    disk: { ...realDisk, free: async () => state.free },
    limits: { ...SHORT, marks: DISK_MARKS, lookEvery: 5 },
  });
  const seconds = { 'unit-2': 0, 'unit-3': 0 };
  const comeIn = (streamId: keyof typeof seconds, more: number) => {
    const from = seconds[streamId] * 5;
    seconds[streamId] += more;
    const mine = (part: MediaPart) => ({ ...part, streamId, runId: streamId });
    for (const part of sampleParts(from, from + more * 5)) recordings.part(mine(part));
  };
  for (const streamId of ['unit-2', 'unit-3'] as const) {
    recordings.begin(sampleRun(streamId, { streamId }));
  }
  comeIn('unit-2', 3);
  const goesOn = await idOf(1, 'unit-2');
  state.free = 11 * GIB;
  await vi.waitFor(() => expect(recordings.standing.state).toBe('shedding'), PATIENCE);
  comeIn('unit-3', 5);
  await heard('unit-3', { state: 'interrupted' });
  await heard(goesOn, { state: 'recording', gaps: 0 });
  expect(await begun('unit-3')).toHaveLength(1);
  state.free = 100 * GIB;
  await vi.waitFor(() => expect(recordings.standing.state).toBe('ok'), PATIENCE);
  comeIn('unit-3', 3);
  const after = await idOf(1, 'unit-3');
  await recordings.close();
  const kinds = indexOf('unit-3', 'unit-3').entries.map(({ kind }) => kind);
  expect(kinds).toEqual(['gap', 'segment', 'segment']);
  expect(world.book.get('unit-3')).toMatchObject({ reason: 'continued', gaps: 1 });
  expect(world.book.get(after)).toMatchObject({ reason: 'closed', gaps: 0, segments: 2 });
  expect(await verified()).toBe(4);
});

it('a relay that goes at the border: the next one closes both, and knows what was done with the first', async () => {
  const disk = {
    ...realDisk,
    // It goes before a recording's last line is written.
    append: (file: string, size: number, bytes: Uint8Array) =>
      Buffer.from(bytes).includes('"kind":"end"')
        ? new Promise<void>(() => undefined)
        : realDisk.append(file, size, bytes),
  };
  const recordings = await world.start({ disk, limits: SHORT });
  recordings.begin(sampleRun());
  for (const part of sampleParts(0, 10)) recordings.part(part);
  await heard('run-1', { state: 'recording' });
  await say('recording.linked', { recordingId: 'run-1', caseNumber: null, by: '虚构' });
  for (const part of sampleParts(10, 16)) recordings.part(part);
  const second = await idOf(1);
  await heard(second, { segments: 1 });
  await world.recorder.settled();

  await (await world.start()).close();
  const crashed = { state: 'closed', reason: 'crashed', caseNumber: null };
  expect(world.book.get('run-1')).toMatchObject({ ...crashed, segments: 2 });
  expect(world.book.get(second)).toMatchObject({ ...crashed, segments: 1 });
  expect(await verified()).toBe(2);

  // A log that has never heard of them is told by the index.
  world = await recordingWorld(world.folder);
  await (await world.start()).close();
  expect(world.book.get(second)).toMatchObject({ ...crashed, segments: 1 });
  expect((await begun()).find(({ recordingId }) => recordingId === second)?.continues).toEqual({
    ...{ recordingId: 'run-1', runId: 'run-1', held: false },
  });
});
