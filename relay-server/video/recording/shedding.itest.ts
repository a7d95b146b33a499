import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { realDisk } from './disk.ts';
import { parseIndex, segmentsOf } from './parse-index.ts';
import type { Recordings } from './recordings.ts';
import { type RecordingWorld, recordingWorld } from './testing/recording-world.ts';
import { sampleParts, sampleRun } from './testing/sample-run.ts';
import { chaptersOf, playlistOf } from './vod-playlist.ts';
import { DISK_MARKS } from './watermarks.ts';

const PATIENCE = { timeout: 20_000 };
const GIB = 2 ** 30;
let world: RecordingWorld;
beforeEach(async () => {
  world = await recordingWorld();
});
afterEach(() => world.remove());

const indexOf = (stream: string, id: string) =>
  parseIndex(readFileSync(join(world.folder, stream, id, 'index.ndjson')));

/** A unit of a case and one of none, on a disk whose free room the test says. */
async function twoStreams(limits: { most?: number } = {}) {
  const state = { free: 100 * GIB, told: 0 };
  const disk = { ...realDisk, free: async () => state.free };
  const recordings = await world.start({
    disk,
    limits: { marks: DISK_MARKS, lookEvery: 5, tellEvery: 5, ...limits },
    onStanding: () => {
      state.told += 1;
    },
  });
  recordings.begin(sampleRun('run-1'));
  recordings.begin(sampleRun('run-2', { streamId: 'unit-2' }));
  let at = 0;
  /** So many seconds of both come in. */
  const comeIn = (seconds: number) => {
    for (const part of sampleParts(at, at + seconds * 5)) {
      recordings.part(part);
      recordings.part({ ...part, streamId: 'unit-2', runId: 'run-2' });
    }
    at += seconds * 5;
  };
  return { state, recordings, comeIn };
}

const standing = (recordings: Recordings, wanted: object) =>
  vi.waitFor(() => expect(recordings.standing).toMatchObject(wanted), PATIENCE);
const states = (...wanted: readonly (string | undefined)[]) =>
  vi.waitFor(
    () => expect(['run-1', 'run-2'].map((id) => world.book.get(id)?.state)).toEqual(wanted),
    PATIENCE,
  );

it('room that runs out: it is told, then the stream of no case is shed, then all; room that comes back is used', async () => {
  const { state, recordings, comeIn } = await twoStreams();
  expect(recordings.standing).toMatchObject({ state: 'ok', cause: null, streamsNotRecorded: 0 });
  comeIn(3);
  state.free = 39 * GIB;
  await standing(recordings, { state: 'low', cause: 'disk', streamsNotRecorded: 0 });
  comeIn(3);
  state.free = 11 * GIB;
  await standing(recordings, { state: 'shedding', streamsNotRecorded: 1, freeBytes: 11 * GIB });
  comeIn(3);
  await states('recording', 'interrupted');
  state.free = 3 * GIB;
  await standing(recordings, { state: 'stopped', streamsNotRecorded: 2 });
  comeIn(3);
  await states('interrupted', 'interrupted');
  state.free = 12.5 * GIB;
  await standing(recordings, { state: 'shedding', streamsNotRecorded: 2 });
  comeIn(3);
  await states('recording', 'interrupted');
  await standing(recordings, { state: 'shedding', streamsNotRecorded: 1 });
  state.free = 100 * GIB;
  await vi.waitFor(() => expect(world.log.join()).toContain('录像空间已恢复'), PATIENCE);
  comeIn(3);
  await standing(recordings, { state: 'ok', cause: null, streamsNotRecorded: 0 });
  expect(state.told).toBeGreaterThan(4);
  await recordings.close();

  for (const [stream, id, gaps, segments] of [
    ['unit-1', 'run-1', [3000], 15],
    ['unit-2', 'run-2', [9000], 9],
  ] as const) {
    const { entries, damage, end } = indexOf(stream, id);
    expect(damage).toBeNull();
    expect(end).toMatchObject({ elapsedMs: 18_000 });
    const found = entries.flatMap((entry) => (entry.kind === 'gap' ? [entry] : []));
    expect(found.map(({ reason }) => reason)).toEqual(['shed']);
    expect(found.map(({ from, to }) => to - from)).toEqual(gaps);
    expect(segmentsOf({ entries })).toHaveLength(segments);
    // Nothing that was kept is gone, and it plays: every segment of the playlist is there.
    const playlist = playlistOf(chaptersOf(entries, true), true);
    for (const name of playlist.match(/seg-\d+/g) ?? []) {
      const file = `${name.slice(4).padStart(6, '0')}.m4s`;
      expect(existsSync(join(world.folder, stream, id, file))).toBe(true);
    }
    expect(playlist).toContain('#EXT-X-DISCONTINUITY');
    const kept = readdirSync(join(world.folder, stream, id)).filter((name) => /m4s$/.test(name));
    expect(kept).toHaveLength(segments);
  }
  expect((await world.facts()).map(({ type }) => type)).not.toContain('recording.deleted');
});

it('a bound on all recordings works likewise, and says that it is the bound', async () => {
  const { recordings, comeIn } = await twoStreams({ most: 500 });
  comeIn(40);
  await standing(recordings, { state: 'stopped', cause: 'bound', streamsNotRecorded: 2 });
  comeIn(3);
  await states('interrupted', 'interrupted');
  await recordings.close();
  const reasons = ['unit-1/run-1', 'unit-2/run-2'].map((place) => {
    const [stream = '', id = ''] = place.split('/');
    const { entries } = indexOf(stream, id);
    return entries.flatMap((entry) => (entry.kind === 'gap' ? [entry.reason] : [])).at(-1);
  });
  expect(reasons).toEqual(['bounded', 'bounded']);
});
