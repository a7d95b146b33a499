import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { courtDayOf } from '../../../wire/court-day.ts';
import { StorageUnavailable } from '../../log/storage-unavailable.ts';
import { type RecordingWorld, recordingWorld } from '../recording/testing/recording-world.ts';
import { START, sampleParts, sampleRun } from '../recording/testing/sample-run.ts';
import { verifyRecordings } from '../recording/verify-recordings.ts';
import type { StreamRecorder } from '../streams/register.ts';
import { type Due, dueOn, Retention } from './retention.ts';

const PATIENCE = { timeout: 20_000 };
/** The recordings of this world end on this day; their stream belongs to a case. */
const ENDED = courtDayOf(START + 60_000);
const LAST_KEPT = '2025-05-27';
const DUE = '2025-05-28';
const NEXT = '2025-05-29';

let world: RecordingWorld;
let freed: number[];
let retention: Retention;
beforeEach(async () => {
  expect(ENDED).toBe('2024-11-27');
  world = await recordingWorld();
  freed = [];
  retention = another();
});
afterEach(async () => {
  await retention.close();
  world.remove();
});

function another(recorder: StreamRecorder = world.recorder, retryMs = 1): Retention {
  return new Retention({
    folder: world.folder,
    recordings: { all: () => world.book.all(), get: (id) => world.book.get(id) },
    book: { keepingOf: (recording) => world.retention.keepingOf(recording) },
    ...{ recorder, clock: world.clock, retryMs },
    onFreed: (bytes) => freed.push(bytes),
    log: (line, error) => world.log.push(`${line} ${error ?? ''}`),
  });
}

async function record(id: string, link: string | null = null): Promise<void> {
  const recordings = await world.start();
  recordings.begin(sampleRun(id));
  for (const part of sampleParts(0, 12)) recordings.part({ ...part, runId: id });
  await recordings.close();
  await say('recording.linked', { recordingId: id, caseNumber: link, by: '虚构' });
}

let said = 0;
async function say(type: string, body: object): Promise<void> {
  said += 1;
  const event = { id: `said-${said}`, type, v: 1, occurredAt: world.clock.now(), body };
  expect((await world.recorder.record('relay', [event])).rejected).toEqual([]);
}

const filesOf = (id: string) => readdirSync(join(world.folder, 'unit-1', id)).sort();
const names = (due: readonly Due[]) => due.map(({ recording }) => recording.id);
const WHOLE = ['000001.m4s', '000002.m4s', '000003.m4s', 'index.ndjson', 'init.mp4'];

it('what is due is listed on one day and goes on the next: the log first, then the media; the index stays', async () => {
  await record('r');
  expect(names(dueOn(LAST_KEPT, world.book.all(), world.retention))).toEqual([]);
  expect(names(dueOn(DUE, world.book.all(), world.retention))).toEqual(['r']);
  const bytes = world.book.bytes();

  retention.start(LAST_KEPT);
  retention.turned(DUE);
  await retention.settled();
  expect(filesOf('r')).toEqual(WHOLE);

  retention.turned(NEXT);
  await retention.settled();
  expect(world.book.get('r')).toMatchObject({ state: 'deleted' });
  expect(filesOf('r')).toEqual(['index.ndjson']);
  expect(freed).toEqual([bytes]);
  expect(world.book.bytes()).toBe(0);
  expect((await world.facts()).at(-1)).toMatchObject({
    type: 'recording.deleted',
    body: { recordingId: 'r', rule: 'standard', keptUntil: LAST_KEPT },
  });
  for await (const { findings, notes } of verifyRecordings(world.folder, async () =>
    world.store.eventsFrom(1),
  )) {
    expect(findings).toEqual([]);
    expect(notes.join()).toContain(`保存至 ${LAST_KEPT}（一般录像），画面已到期删除，索引保留`);
  }
});

it('a clock that jumps ahead deletes nothing at once; set right again, nothing is deleted at all', async () => {
  await record('r');
  retention.start('2024-11-28');
  retention.turned('2040-01-01');
  await retention.settled();
  expect(filesOf('r')).toEqual(WHOLE);
  await retention.close();
  // The log's day cannot go back; a hold keeps what the wrong day has listed.
  await say('recording.held', { recordingId: 'r', by: '虚构', reason: '时钟有误' });
  retention = another();
  retention.start('2040-01-01');
  retention.turned('2040-01-02');
  await retention.settled();
  expect(filesOf('r')).toEqual(WHOLE);
});

it('[L-5] a hold that comes in at the last moment is stronger', async () => {
  await record('r');
  retention = another({
    record: async (source, items) => {
      await say('recording.held', { recordingId: 'r', by: '虚构', reason: '复核' });
      return world.recorder.record(source, items);
    },
  });
  retention.start(DUE);
  retention.turned(NEXT);
  await retention.settled();
  expect(world.book.get('r')).toMatchObject({ state: 'closed', held: true });
  expect(filesOf('r')).toEqual(WHOLE);
  expect(world.log.join('\n')).toContain('法律保全');
});

it('one that was linked to a case on the last day stays', async () => {
  await record('r');
  retention.start(DUE);
  await say('recording.linked', {
    recordingId: 'r',
    caseNumber: '（2024）粤0607执2号',
    by: '虚构',
  });
  retention.turned(NEXT);
  await retention.settled();
  expect(filesOf('r')).toEqual(WHOLE);
});

it('a clip of a case keeps the whole recording', async () => {
  await record('r');
  const clip = { clipId: 'c', recordingId: 'r', fromMs: 0, toMs: 1000, title: '查封', by: '虚构' };
  await say('clip.marked', { ...clip, caseNumber: '（2024）粤0607执2号' });
  expect(names(dueOn(DUE, world.book.all(), world.retention))).toEqual([]);
  await say('clip.withdrawn', { clipId: 'c', recordingId: 'r', by: '虚构', reason: '误标' });
  expect(names(dueOn(DUE, world.book.all(), world.retention))).toEqual(['r']);
});

it('what a crash left behind after the log was told is finished at the next start, and nothing else', async () => {
  await record('gone');
  await record('kept');
  await say('recording.deleted', { recordingId: 'gone', rule: 'standard', keptUntil: LAST_KEPT });
  // As a disk might hold it: never heard of by the log.
  mkdirSync(join(world.folder, 'unit-1', 'strange'));
  writeFileSync(join(world.folder, 'unit-1', 'strange', '000001.m4s'), 'x');
  const before: string[] = [];
  for await (const { name, notes } of verifyRecordings(world.folder, async () =>
    world.store.eventsFrom(1),
  )) {
    if (name === 'unit-1/gone') before.push(...notes);
  }
  expect(before.join()).toContain('尚有 4 个文件未清除');

  retention.start(DUE);
  await retention.settled();
  expect(filesOf('gone')).toEqual(['index.ndjson']);
  expect(filesOf('kept')).toEqual(WHOLE);
  expect(filesOf('strange')).toEqual(['000001.m4s']);
  expect(freed).toEqual([]);
});

it('a folder that is a link to somewhere else is left alone', async () => {
  const elsewhere = join(world.folder, 'elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'precious'), 'x');
  await record('r');
  await say('recording.deleted', { recordingId: 'r', rule: 'standard', keptUntil: LAST_KEPT });
  rmSync(join(world.folder, 'unit-1', 'r'), { recursive: true });
  symlinkSync(elsewhere, join(world.folder, 'unit-1', 'r'));
  retention.start(DUE);
  await retention.settled();
  expect(existsSync(join(elsewhere, 'precious'))).toBe(true);
});

it('a storage that takes nothing keeps the media; it is tried again until it does', async () => {
  await record('r');
  let away = true;
  retention = another({
    record: (source, items) => {
      if (away) return Promise.reject(new StorageUnavailable('full'));
      return world.recorder.record(source, items);
    },
  });
  retention.start(DUE);
  retention.turned(NEXT);
  await retention.settled();
  expect(filesOf('r')).toEqual(WHOLE);
  away = false;
  await vi.waitFor(() => expect(filesOf('r')).toEqual(['index.ndjson']), PATIENCE);
});
