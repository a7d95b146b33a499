import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addDays, courtDayOf, startOfCourtDay } from '../../../wire/court-day.ts';
import { realDisk } from '../recording/disk.ts';
import { type RecordingWorld, recordingWorld } from '../recording/testing/recording-world.ts';
import { sampleParts, sampleRun } from '../recording/testing/sample-run.ts';
import { verifyRecordings } from '../recording/verify-recordings.ts';
import { DISK_MARKS } from '../recording/watermarks.ts';
import { Retention } from './retention.ts';

const PATIENCE = { timeout: 20_000 };
const LOOPED = { streams: new Set(['unit-1']), days: 2 };
/** A demo is left on for so many of its days; each gives two recordings. */
const DAYS = 12;
/** All of them together are more, bytes. */
const MOST = 1_400;

let world: RecordingWorld;
beforeEach(async () => {
  world = await recordingWorld(undefined, LOOPED);
});
afterEach(() => world.remove());

const mediaOf = (id: string) =>
  readdirSync(join(world.folder, 'unit-1', id)).filter((name) => name.endsWith('.m4s'));

async function say(type: string, body: object): Promise<void> {
  const event = { id: `said-${type}`, type, v: 1, occurredAt: world.clock.now(), body };
  expect((await world.recorder.record('relay', [event])).rejected).toEqual([]);
}

it('a demo that is left on goes on recording within its bound, and warns of nothing; what somebody has touched stays', async () => {
  let told = 0;
  const recordings = await world.start({
    disk: { ...realDisk, free: async () => 2 * DISK_MARKS.low },
    limits: { most: MOST, marks: DISK_MARKS, tellEvery: 1, lookEvery: 5 },
    onStanding: () => {
      told += 1;
    },
  });
  const retention = new Retention({
    folder: world.folder,
    recordings: { all: () => world.book.all(), get: (id) => world.book.get(id) },
    book: { keepingOf: (recording) => world.retention.keepingOf(recording) },
    recorder: world.recorder,
    clock: world.clock,
    onFreed: (bytes) => recordings.freed(bytes),
    log: (line) => world.log.push(line),
  });
  const first = courtDayOf(world.clock.now());
  retention.start(first);
  const ids: string[] = [];
  let most = 0;
  for (let n = 0; n < DAYS; n += 1) {
    const day = addDays(first, n);
    world.clock.set(startOfCourtDay(day) + 10 * 3_600_000);
    retention.turned(day);
    await retention.settled();
    for (const half of ['a', 'b']) {
      const runId = `run-${n}${half}`;
      ids.push(runId);
      recordings.begin(sampleRun(runId));
      for (const part of sampleParts(0, 10)) recordings.part({ ...part, runId });
      recordings.end({ streamId: 'unit-1', runId, reason: 'closed', lastFrameAt: null });
      await vi.waitFor(() => expect(world.book.get(runId)?.state).toBe('closed'), PATIENCE);
    }
    if (n === 0) {
      await say('recording.held', { recordingId: 'run-0a', by: '虚构', reason: '复核' });
      await say('recording.linked', { recordingId: 'run-0b', caseNumber: null, by: '虚构' });
    }
    if (n === 1) {
      const clip = { clipId: 'c', fromMs: 0, toMs: 1000, title: '示例', by: '虚构' };
      await say('clip.marked', { ...clip, recordingId: 'run-1a' });
    }
    most = Math.max(most, world.book.bytes());
    expect(recordings.standing).toMatchObject({ state: 'ok', streamsNotRecorded: 0 });
  }
  await retention.close();
  await recordings.close();

  const all = [...world.book.all()].reduce((sum, { bytes }) => sum + bytes, 0);
  expect(all).toBeGreaterThan(1.5 * MOST);
  expect(most).toBeLessThan(0.8 * MOST);
  expect(told).toBe(0);
  const facts = await world.facts();
  expect(facts.map(({ type }) => type)).not.toContain('recording.gap');
  const deleted = facts.flatMap(({ type, body }) => (type === 'recording.deleted' ? [body] : []));
  const touched = ['run-0a', 'run-0b', 'run-1a'];
  const gone = ids.slice(0, -8).filter((id) => !touched.includes(id));
  expect(deleted.map((body) => ('recordingId' in body ? body.recordingId : ''))).toEqual(gone);
  expect(deleted[0]).toMatchObject({ rule: 'looped', keptUntil: addDays(first, 3) });
  for (const id of gone) expect(mediaOf(id)).toEqual([]);
  for (const id of [...touched, ...ids.slice(-8)]) expect(mediaOf(id)).toHaveLength(2);
  for await (const { findings } of verifyRecordings(world.folder, async () =>
    world.store.eventsFrom(1),
  )) {
    expect(findings).toEqual([]);
  }
});
