import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { type RecordingEnd, type RecordingGap, recordingGaps } from '../../../wire/codes.ts';
import type { MediaPart, MediaRun, MediaSink, RunEnded } from '../media.ts';
import { FactQueue, type FactQueueOptions } from '../streams/fact-queue.ts';
import type { StreamBook } from '../streams/stream-book.ts';
import { type Disk, realDisk } from './disk.ts';
import { DiskRoom, RECORDING_LIMITS, type RecordingLimits } from './disk-room.ts';
import type { Continues, HeadLine } from './index-lines.ts';
import { type Index, segmentsOf } from './parse-index.ts';
import type { RecordingBook } from './recording-book.ts';
import { openedBody } from './recording-facts.ts';
import { RecordingLog } from './recording-log.ts';
import { headOf, nextHeadOf, type RecordingListener, RecordingWriter } from './recording-writer.ts';
import { recoverAll } from './recover-all.ts';
import { type Guarded, type RecordingStanding, SpaceGuard } from './space-guard.ts';

export interface RecordingsOptions extends FactQueueOptions {
  /** `STREAM/RECORDING/` below it. */
  readonly folder: string;
  readonly book: RecordingBook;
  readonly streams: Pick<StreamBook, 'get'>;
  readonly disk?: Disk;
  readonly limits?: Partial<RecordingLimits>;
  /** How recording stands is another than before. */
  readonly onStanding?: () => void;
}

interface OpenRecording {
  readonly id: string;
  readonly run: MediaRun;
  readonly writer: RecordingWriter;
  /** What was so of the one before it; absent: it is the run's first. */
  readonly continues: Continues | undefined;
}

/** Records whatever comes in: a run is a recording, or several that go on one after another. */
export class Recordings implements MediaSink {
  readonly #options: RecordingsOptions;
  readonly #disk: Disk;
  readonly #limits: RecordingLimits;
  readonly #room: DiskRoom;
  readonly #log: RecordingLog;
  readonly #guard: SpaceGuard;
  /** By run, in the order in which runs began. */
  readonly #open = new Map<string, OpenRecording>();
  /** Those that still write too. */
  readonly #writers = new Set<RecordingWriter>();

  private constructor(options: RecordingsOptions) {
    this.#options = options;
    this.#disk = options.disk ?? realDisk;
    this.#limits = { ...RECORDING_LIMITS, ...options.limits };
    this.#room = new DiskRoom(options.folder, this.#disk, this.#limits, options.book.bytes());
    this.#log = new RecordingLog(new FactQueue(options), this.#limits.tellEvery);
    this.#guard = new SpaceGuard({
      room: this.#room,
      limits: this.#limits,
      open: () => [...this.#open.values()].map((open) => this.#guarded(open)),
      clock: options.clock,
      onChange: () => options.onStanding?.(),
      log: options.log,
    });
  }

  /** Closes first what a relay before this one could not. */
  static async start(options: RecordingsOptions): Promise<Recordings> {
    const recordings = new Recordings(options);
    const { folder, book, streams, log } = options;
    const disk = recordings.#disk;
    await recoverAll({ folder, book, streams, disk, told: recordings.#log, log });
    await recordings.#guard.look();
    return recordings;
  }

  /** How recording stands: whether there is room, and how many streams are not kept. */
  get standing(): RecordingStanding {
    return this.#guard.standing;
  }

  /** What all that is kept of field video shares. */
  get room(): DiskRoom {
    return this.#room;
  }

  /**
   * Takes in a recording that lies whole in another folder of the same disk: brings it to its place,
   * durably, and tells the log. Where the relay goes in between, the next one tells it.
   * @param startedAt when its first frame was taken, by the relay's clock
   * @param streams what its stream is called
   * @throws what the disk says
   */
  async adopt(
    staged: string,
    { head, entries, end }: Index,
    startedAt: number,
    streams: Pick<StreamBook, 'get'>,
  ): Promise<void> {
    if (!head || !end) throw new Error(`${staged} 不是完整的录像`);
    const { streamId, recordingId: id } = head;
    const place = path.join(this.#options.folder, streamId, id);
    await this.#disk.makeFolder(path.dirname(place));
    await this.#disk.moveFolder(staged, place);
    const segments = segmentsOf({ entries });
    this.#room.recorded(segments.reduce((sum, { bytes }) => sum + bytes, 0));
    this.#log.opened(openedBody(head, startedAt, streams));
    for (const segment of segments) this.#log.stored(id, segment);
    this.#log.closed(id, end.reason, segments.length, end.elapsedMs, end.chain);
  }

  begin(run: MediaRun): void {
    if (!this.#open.has(run.runId)) this.#begin(run, headOf(run));
  }

  /** In the place of the run's recording before it, if there is one. */
  #begin(run: MediaRun, head: HeadLine): RecordingWriter {
    const { folder, clock, streams } = this.#options;
    const { streamId, recordingId: id, continues } = head;
    this.#log.opened(openedBody(head, clock.now(), streams));
    const writer = new RecordingWriter({
      folder: path.join(folder, streamId, id),
      head,
      init: run.init,
      disk: this.#disk,
      room: this.#room,
      limits: this.#limits,
      listener: this.#listener(id),
    });
    this.#open.set(run.runId, { id, run, writer, continues });
    this.#writers.add(writer);
    this.#guard.apply();
    return writer;
  }

  part(part: MediaPart): void {
    const open = this.#open.get(part.runId);
    if (!open) return;
    const writer = open.writer.isOverBefore(part) ? this.#goOn(open, part.capturedAt) : open.writer;
    writer.part(part);
  }

  /** Ends a recording that has lasted long; with the next frame another one begins, which is of the same run. */
  #goOn(open: OpenRecording, at: number): RecordingWriter {
    const { id, run } = open;
    const continues = { recordingId: id, runId: run.runId, ...this.#touched(open) };
    this.#finish(open, 'continued');
    return this.#begin(run, nextHeadOf(randomUUID(), run, at, continues));
  }

  end({ runId, reason }: RunEnded): void {
    const open = this.#open.get(runId);
    if (!open) return;
    this.#open.delete(runId);
    this.#finish(open, reason);
    this.#guard.apply();
  }

  #finish({ writer }: OpenRecording, reason: RecordingEnd): void {
    writer.end(reason);
    writer.settled().finally(() => this.#writers.delete(writer));
  }

  /** Recordings were deleted: there is room for others. */
  freed(bytes: number): void {
    this.#room.freed(bytes);
    void this.#guard.look();
  }

  /** Writes what waits, if the disk takes it soon; says to the log what there is to say. */
  async close(): Promise<void> {
    this.#guard.close();
    for (const [runId, { writer }] of this.#open) {
      this.#open.delete(runId);
      writer.end('closed');
    }
    const limit = setTimeout(() => {
      for (const writer of this.#writers) writer.giveUp();
    }, this.#limits.closing);
    await Promise.all([...this.#writers].map((writer) => writer.settled()));
    clearTimeout(limit);
    await this.#log.close();
  }

  /**
   * A recording's case and hold as the log has them now; before it is there, as those of the recording that it
   * goes on from were, or as its stream was registered.
   */
  #touched({ id, run, continues }: OpenRecording): Pick<Continues, 'caseNumber' | 'held'> {
    const { book, streams } = this.#options;
    const registered = { caseNumber: streams.get(run.streamId)?.caseNumber ?? null, held: false };
    const { caseNumber, held } = book.get(id) ?? continues ?? registered;
    return { caseNumber, held };
  }

  /** What speaks for a recording. */
  #guarded(open: OpenRecording): Guarded {
    const { id, writer } = open;
    const { caseNumber, held } = this.#touched(open);
    return {
      id,
      isHeld: held,
      isOfCase: caseNumber !== null,
      skip: (reason) => writer.skip(reason),
      isKeeping: writer.isKeeping,
    };
  }

  #listener(id: string): RecordingListener {
    const { log } = this.#options;
    return {
      stored: (line) => this.#log.stored(id, line),
      gap: (gap, over) => {
        this.#log.gap(id, gap, over);
        this.#guard.tell();
      },
      closed: ({ reason, elapsedMs, chain }, segments) =>
        this.#log.closed(id, reason, segments, elapsedMs, chain),
      trouble: (error, reason) =>
        log(`录像 ${id} 暂时无法写入（${TROUBLES[reason]}），将不断重试；直播不受影响`, error),
    };
  }
}

const TROUBLES: Readonly<Record<RecordingGap, string>> = {
  ...recordingGaps.labels,
  slow: '磁盘过慢',
};
