import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoggedEvent } from '../../../../wire/case-event.ts';
import { Recorder } from '../../../intake/recorder.ts';
import { MemoryStore } from '../../../log/memory-store.ts';
import type { StoredRow } from '../../../log/store.ts';
import { openProjector } from '../../../projecting/open-projector.ts';
import { DEFAULT_STATISTICS } from '../../../rules/indicators/periods.ts';
import type { LoopedFilms } from '../../../rules/retention.ts';
import { ClipBook } from '../../library/clip-book.ts';
import { RetentionBook } from '../../retention/retention-book.ts';
import { registerStream } from '../../streams/register.ts';
import { StreamBook } from '../../streams/stream-book.ts';
import type { Disk } from '../disk.ts';
import type { RecordingLimits } from '../disk-room.ts';
import { RecordingBook } from '../recording-book.ts';
import { Recordings } from '../recordings.ts';
import { START } from './sample-run.ts';

/** Tests do not depend on how much is free on the disk that they run on. */
const NO_MARKS = { low: 0, shed: [0, 0, 0], stop: 0 } as const;
const NO_RESERVE = { reserve: 0, marks: NO_MARKS, retry: 1, tellEvery: 60_000 };
export const CASE = '（2024）粤0607执1号';

/**
 * A log, a registered stream and a folder of recordings, as a relay has them.
 * @param looped what a demo plays over and over; null: nothing
 */
export async function recordingWorld(
  folder = mkdtempSync(join(tmpdir(), 'recordings-')),
  looped: LoopedFilms | null = null,
) {
  const store = new MemoryStore();
  let now = START + 60_000;
  const clock = {
    now: () => now,
    set(at: number) {
      now = at;
    },
  };
  const log: string[] = [];
  const note = (line: string, error?: unknown) => {
    log.push(error === undefined ? line : `${line} ${String(error)}`);
  };
  const streams = await StreamBook.load(store);
  let book = await RecordingBook.load(store);
  let retention = await RetentionBook.load(store, {}, looped);
  const clips = await ClipBook.load(store);
  const listeners: ((rows: readonly StoredRow[]) => void)[] = [];
  const recorder = new Recorder({
    store,
    projector: await openProjector(store, DEFAULT_STATISTICS, note),
    clock,
    onCommit: ({ rows }) => {
      streams.update(rows);
      book.update(rows);
      retention.update(rows);
      clips.update(rows);
      for (const listener of listeners) listener(rows);
    },
    onStorageFailure: (error) => note('storage', error),
    onError: (error) => note('error', error),
  });
  const unit = { id: 'unit-1', title: '单兵 1 号', kind: 'push' as const, caseNumber: CASE };
  await registerStream(unit, 'court', { recorder, book: streams, clock }, 'key');

  return {
    folder,
    store,
    streams,
    clips,
    recorder,
    clock,
    log,
    get book() {
      return book;
    },
    get retention() {
      return retention;
    },
    /** Told of the rows of each commit, after the books. */
    onRows: (listener: (rows: readonly StoredRow[]) => void) => void listeners.push(listener),
    /** Another relay on what there is. */
    async start(
      changes: { disk?: Disk; limits?: Partial<RecordingLimits>; onStanding?: () => void } = {},
    ) {
      book = await RecordingBook.load(store);
      retention = await RetentionBook.load(store, {}, looped);
      return Recordings.start({
        ...{ folder, book, streams, recorder, clock, log: note, retryMs: 1 },
        ...(changes.disk && { disk: changes.disk }),
        ...(changes.onStanding && { onStanding: changes.onStanding }),
        limits: { ...NO_RESERVE, ...changes.limits },
      });
    },
    /** What the log was told of recordings. */
    async facts(): Promise<LoggedEvent[]> {
      const facts: LoggedEvent[] = [];
      for await (const event of store.eventsFrom(1)) {
        if (event.type.startsWith('recording.')) facts.push(event);
      }
      return facts;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
export type RecordingWorld = Awaited<ReturnType<typeof recordingWorld>>;
