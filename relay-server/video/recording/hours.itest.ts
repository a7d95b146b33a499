import { appendFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path, { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { courtDayOf } from '../../../wire/court-day.ts';
import { LiveStreams } from '../live/live-streams.ts';
import { Retention } from '../retention/retention.ts';
import { type Disk, realDisk } from './disk.ts';
import { RECORDING_LIMITS } from './disk-room.ts';
import { segmentFile } from './index-lines.ts';
import { type RecordingWorld, recordingWorld } from './testing/recording-world.ts';
import { START, samplePart, sampleRun } from './testing/sample-run.ts';

const DAY = 86_400_000;
const PART_MS = 2_400;
const PARTS_PER_HOUR = 3_600_000 / PART_MS;
const HOURS = 3;
const PATIENCE = { timeout: 20_000 };

const written = new Set<string>();
/** Thousands of segments: all of a recording in one file, and nothing is flushed. */
const quickDisk: Disk = {
  ...realDisk,
  writeWhole: async (file, pieces) => {
    appendFileSync(join(path.dirname(file), 'media'), Buffer.concat(pieces));
    written.add(file);
  },
  append: async (file, _size, bytes) => appendFileSync(file, bytes),
};

let world: RecordingWorld;
beforeEach(async () => {
  world = await recordingWorld(undefined, { streams: new Set(['unit-1']), days: 1 });
});
afterEach(() => world.remove());

it('a stream of three hours, with days that turn: what is kept on the disk, in memory and in rows does not grow with it', async () => {
  const recordings = await world.start({ disk: quickDisk });
  const live = new LiveStreams({ clock: world.clock });
  const retention = new Retention({
    folder: world.folder,
    recordings: { all: () => world.book.all(), get: (id) => world.book.get(id) },
    book: { keepingOf: (recording) => world.retention.keepingOf(recording) },
    recorder: world.recorder,
    clock: world.clock,
    onFreed: (bytes) => recordings.freed(bytes),
    log: (line) => world.log.push(line),
  });
  retention.start(courtDayOf(world.clock.now()));
  const run = sampleRun();
  recordings.begin(run);
  live.begin(run);
  const windows: number[] = [];
  for (let hour = 0; hour < HOURS; hour += 1) {
    for (let n = hour * PARTS_PER_HOUR; n < (hour + 1) * PARTS_PER_HOUR; n += 1) {
      const when = { duration: PART_MS / 1_000, capturedAt: START + n * PART_MS };
      const part = samplePart(n, { ...when, independent: true, startsSegment: true });
      recordings.part(part);
      live.part(part);
    }
    await vi.waitFor(() => expect(kept().length).toBe(hour + 1), PATIENCE);
    // All but what is still being put together is on the disk.
    const newest = kept().at(-1)?.id ?? '';
    const last = join(world.folder, 'unit-1', newest, segmentFile(PARTS_PER_HOUR - 1));
    await vi.waitFor(() => expect(written.has(last)).toBe(true), PATIENCE);
    windows.push(live.held('unit-1')?.partsFrom(0).length ?? 0);
    world.clock.set(world.clock.now() + 2 * DAY);
    retention.turned(courtDayOf(world.clock.now()));
    await retention.settled();
  }
  // Its time is over, and the stream goes on.
  const states = () => kept().map(({ state }) => state);
  await vi.waitFor(() => expect(states()).toEqual(['deleted', 'closed', 'recording']));
  const filesOf = (id: string) => readdir(join(world.folder, 'unit-1', id));
  const files = await Promise.all(kept().map(({ id }) => filesOf(id)));
  const both = ['index.ndjson', 'media'];
  expect(files.map((names) => names.sort())).toEqual([['index.ndjson'], both, both]);
  const bytes = kept().map(
    ({ id }) => statSync(join(world.folder, 'unit-1', id, 'index.ndjson')).size,
  );
  expect(Math.max(...bytes)).toBeLessThan((bytes[0] ?? 0) * 1.1);
  expect(await readdir(join(world.folder, 'unit-1'))).toHaveLength(HOURS);

  // Memory: the live window stays what it was, and nothing waits for the disk.
  expect(new Set(windows).size).toBe(1);
  expect(windows[0]).toBeLessThan(30);
  expect(recordings.room.claim(RECORDING_LIMITS.waitingInAll - 1_000)).toBe(true);
  recordings.room.release(RECORDING_LIMITS.waitingInAll - 1_000);

  // Rows and events: one recording an hour, one that is being made, and nothing said by the segment.
  const rows = (topic: string) => world.store.rowCount({ topics: [topic], liveOnly: true });
  expect([await rows('recording'), await rows('recordingNow')]).toEqual([HOURS, 1]);
  live.end({ streamId: 'unit-1', runId: 'run-1', reason: 'closed', lastFrameAt: null });
  live.close();
  recordings.end({ streamId: 'unit-1', runId: 'run-1', reason: 'closed', lastFrameAt: null });
  await recordings.close();
  await retention.close();
  const facts = await world.facts();
  const count = (type: string) => facts.filter((fact) => fact.type === type).length;
  expect(count('recording.opened')).toBe(HOURS);
  expect(count('recording.closed')).toBe(HOURS);
  expect(count('recording.gap')).toBe(0);
  expect(facts.length).toBeLessThan(10 * HOURS);
  expect(world.log.filter((line) => !/保存期已满|已到期删除/.test(line))).toEqual([]);
});

function kept() {
  return [...world.book.all()].sort((a, b) => a.startedAt - b.startedAt);
}
