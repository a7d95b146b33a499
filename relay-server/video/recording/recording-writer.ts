import { createHash } from 'node:crypto';
import path from 'node:path';
import type { RecordingEnd, RecordingGap } from '../../../wire/codes.ts';
import type { MediaPart, MediaRun } from '../media.ts';
import type { Disk } from './disk.ts';
import { type DiskRoom, gapReasonOf, type RecordingLimits } from './disk-room.ts';
import {
  BEFORE_HEAD,
  type Continues,
  type EndLine,
  type HeadLine,
  INDEX_FILE,
  INIT_FILE,
  type IndexLine,
  linked,
  type SegmentLine,
  segmentFile,
  textOfLine,
  type UploadedFile,
} from './index-lines.ts';
import { type CutSegment, SegmentCutter } from './segment-cutter.ts';
import { type OpenGap, WaitingLine } from './waiting-line.ts';

/** What is heard of a recording, in order; what is said to be stored is on the disk. */
export interface RecordingListener {
  stored(line: SegmentLine): void;
  /** @param over false: it has begun, and goes on */
  gap(gap: Readonly<OpenGap>, over: boolean): void;
  closed(line: EndLine, segments: number): void;
  trouble(error: unknown, reason: RecordingGap): void;
}

export interface RecordingWriterOptions {
  readonly folder: string;
  readonly head: HeadLine;
  readonly init: Uint8Array;
  readonly disk: Disk;
  readonly room: DiskRoom;
  readonly limits: RecordingLimits;
  readonly listener: RecordingListener;
}

/**
 * Writes one recording. Parts are taken at once and never wait for the disk; of what the disk does not
 * take in time, the line of what waits says what is lost. What the disk refuses is offered again.
 */
export class RecordingWriter {
  readonly #options: RecordingWriterOptions;
  readonly #cutter: SegmentCutter;
  readonly #line: WaitingLine;
  #chain: string;
  #segments = 0;
  /** Bytes of the index; null: it is not there yet. */
  #indexSize: number | null = null;
  #firstAt: number | null = null;
  #lastEnd = 0;
  #end: RecordingEnd | null = null;
  #original: EndLine['original'];
  #isClosed = false;
  #failing: RecordingGap | null = null;
  #working: Promise<void> | null = null;
  #wake: (() => void) | null = null;
  #givenUp = false;
  #skipping: RecordingGap | null = null;
  /** Media that came in, seconds. */
  #lasted = 0;

  constructor(options: RecordingWriterOptions) {
    this.#options = options;
    this.#cutter = new SegmentCutter(options.limits.segment);
    this.#line = new WaitingLine(options.limits.waiting, options.room);
    this.#chain = options.head.chain;
    this.#work();
  }

  part(part: MediaPart): void {
    if (this.#end !== null) return;
    this.#lasted += part.duration;
    this.#take(this.#cutter.add(part));
  }

  /**
   * Another recording is to go on with this part. It begins with a key frame, so that it can be played, and not
   * in a gap, which would be two then: what is not kept does not grow.
   */
  isOverBefore({ startsSegment, independent }: MediaPart): boolean {
    const isLong = Math.round(this.#lasted * 1000) >= this.#options.limits.longest;
    return isLong && startsSegment && independent && this.isKeeping;
  }

  /** From the segment that is open now on nothing is kept, for this reason; null: all is, from there on. */
  skip(reason: RecordingGap | null): void {
    this.#skipping = reason;
  }

  /** Whether what comes in is kept, as far as is known now. */
  get isKeeping(): boolean {
    return this.#skipping === null && !this.#line.isLosing;
  }

  /**
   * No part comes any more. What waits is written, then the end.
   * @param original why the uploaded file lies beside; absent: it does not
   */
  end(reason: RecordingEnd, original?: EndLine['original']): void {
    if (this.#end !== null) return;
    this.#take(this.#cutter.finish());
    this.#end = reason;
    this.#original = original;
    this.#line.finish();
    this.#work();
  }

  /** Resolves when all is written, or was given up. */
  async settled(): Promise<void> {
    await this.#working;
  }

  /** What the disk does not take now is lost, and told so. */
  giveUp(): void {
    this.#givenUp = true;
    this.#wake?.();
  }

  #take(segment: CutSegment | null): void {
    if (segment === null) return;
    this.#firstAt ??= segment.at;
    this.#lastEnd = Math.max(this.#lastEnd, segment.at + segment.ms);
    const gap = this.#skipping
      ? this.#line.skip(segment, this.#skipping)
      : this.#line.push(segment, this.#failing ?? 'slow');
    if (gap) this.#options.listener.gap(gap, false);
    this.#work();
  }

  #work(): void {
    this.#working ??= this.#write().finally(() => {
      this.#working = null;
    });
  }

  async #write(): Promise<void> {
    while (this.#hasWork()) {
      try {
        await this.#step();
        this.#failing = null;
      } catch (error) {
        this.#failed(error);
        if (this.#givenUp) this.#abandon();
        else await this.#pause();
      }
    }
  }

  #hasWork(): boolean {
    if (this.#isClosed) return false;
    return this.#indexSize === null || this.#line.next !== null || this.#end !== null;
  }

  async #step(): Promise<void> {
    if (this.#indexSize === null) return this.#open();
    const item = this.#line.next;
    if (item === null) return this.#close(this.#end);
    if (item.kind === 'gap') await this.#storeGap(item);
    else await this.#storeSegment(item);
    this.#line.shift();
  }

  async #open(): Promise<void> {
    const { folder, head, init, disk, room } = this.#options;
    const first = Buffer.from(textOfLine(head));
    // As the log counts a recording, by its segments: what is counted here is given back when they go.
    await room.write(0, async () => {
      await disk.makeFolder(folder);
      await disk.writeWhole(path.join(folder, INIT_FILE), [init]);
      await disk.writeWhole(path.join(folder, INDEX_FILE), [first]);
    });
    this.#indexSize = first.byteLength;
  }

  async #storeSegment({ at, ms, bytes, sha256, key, pieces }: CutSegment): Promise<void> {
    const { folder, disk, room, listener } = this.#options;
    const n = this.#segments + 1;
    const about = { kind: 'segment' as const, n, at, ms, bytes, sha256, key };
    const line: SegmentLine = linked(about, this.#chain);
    await room.write(bytes, async () => {
      await disk.writeWhole(path.join(folder, segmentFile(n)), pieces);
      await this.#append(line);
    });
    this.#segments = n;
    listener.stored(line);
  }

  async #storeGap(gap: OpenGap): Promise<void> {
    const { from, to, reason } = gap;
    const line = linked({ kind: 'gap' as const, from, to, reason }, this.#chain);
    await this.#options.room.write(0, () => this.#append(line));
    this.#options.listener.gap(gap, true);
  }

  async #close(reason: RecordingEnd | null): Promise<void> {
    if (reason === null) return;
    const elapsedMs = this.#firstAt === null ? 0 : this.#lastEnd - this.#firstAt;
    const original = this.#original && { original: this.#original };
    const about = { kind: 'end' as const, reason, elapsedMs, ...original };
    const line: EndLine = linked(about, this.#chain);
    await this.#options.room.write(0, () => this.#append(line));
    this.#isClosed = true;
    this.#options.listener.closed(line, this.#segments);
  }

  async #append(line: IndexLine): Promise<void> {
    const bytes = Buffer.from(textOfLine(line));
    const size = this.#indexSize ?? 0;
    const { folder, disk } = this.#options;
    await disk.append(path.join(folder, INDEX_FILE), size, bytes);
    this.#indexSize = size + bytes.byteLength;
    this.#chain = line.chain;
  }

  #failed(error: unknown): void {
    const reason = gapReasonOf(error);
    if (this.#failing === null) this.#options.listener.trouble(error, reason);
    this.#failing = reason;
  }

  #abandon(): void {
    for (const gap of this.#line.giveUp(this.#failing ?? 'failed')) {
      this.#options.listener.gap(gap, true);
    }
    this.#isClosed = true;
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(go, this.#options.limits.retry);
      this.#wake = go;
    });
  }
}

/** The head of a run's index. @param upload the file that it came from; absent: it comes in live */
export function headOf(run: MediaRun, upload?: UploadedFile): HeadLine {
  return headAs(run.runId, run, upload && { upload });
}

/** The head of a recording's index that goes on from another one. @param startedAt of its first frame, UTC ms */
export function nextHeadOf(
  recordingId: string,
  run: MediaRun,
  startedAt: number,
  continues: Continues,
): HeadLine {
  return headAs(recordingId, { ...run, startedAt }, { continues });
}

function headAs(
  recordingId: string,
  run: MediaRun,
  whence: Pick<HeadLine, 'upload' | 'continues'> = {},
): HeadLine {
  const { streamId, codecs, width, height, audio, init } = run;
  const digest = createHash('sha256').update(init).digest('hex');
  const startedAt = Math.round(run.startedAt);
  return linked(
    {
      kind: 'head' as const,
      v: 1 as const,
      recordingId,
      ...{ streamId, startedAt, codecs, width, height, audio },
      init: { bytes: init.byteLength, sha256: digest },
      ...whence,
    },
    BEFORE_HEAD,
  );
}
