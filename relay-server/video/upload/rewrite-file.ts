import { BoxError } from '../ingest/box.ts';
import { BoxSplitter, type Split } from '../ingest/box-splitter.ts';
import type { InitSegment } from '../ingest/init-segment.ts';
import type { MediaPart } from '../media.ts';
import type { Disk } from '../recording/disk.ts';
import { DiskRoom, RECORDING_LIMITS } from '../recording/disk-room.ts';
import type { EndLine, UploadedFile } from '../recording/index-lines.ts';
import { headOf, RecordingWriter } from '../recording/recording-writer.ts';
import type { FileKind } from './file-kind.ts';
import { FrameParts } from './frame-parts.ts';
import { type LimitedProcess, runLimited } from './limited-process.ts';
import type { Plan } from './probe-plan.ts';
import { UnfitFile } from './probe-plan.ts';
import { rewriteArgs } from './rewrite-args.ts';
import type { RewriteLimits } from './upload-limits.ts';

export interface RewriteJob {
  readonly file: string;
  readonly kind: FileKind;
  readonly plan: Plan;
  /** Where the recording is written; it is not there yet. */
  readonly stage: string;
  readonly streamId: string;
  readonly recordingId: string;
  readonly capturedAt: number;
  readonly upload: UploadedFile;
  readonly ffmpeg: string;
  readonly limits: RewriteLimits;
  /** Bytes that stay free on the disk. */
  readonly reserve: number;
  readonly disk: Disk;
}

/** What was written: it has no end yet. */
export interface Rewritten {
  readonly seconds: number;
  /** What ffmpeg complained of; empty: nothing. */
  readonly complaint: string;
  /** Writes the end; resolves when it is on the disk. */
  end(original: EndLine['original']): Promise<void>;
  /** Nothing more is written. */
  giveUp(): Promise<void>;
}

/** It says nothing of the file: the process was killed, or the disk did not take what came of it. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  /** A process died: it may be the file's fault after all. */
  readonly isDeath: boolean;

  constructor(message: string, isDeath: boolean, cause?: unknown) {
    super(message, { cause });
    this.isDeath = isDeath;
  }
}

/**
 * Has a file rewritten into a recording, as live is recorded. The disk is waited for: nothing is dropped.
 * @throws UnfitFile when nothing comes of it; Interrupted
 */
export async function rewriteFile(job: RewriteJob): Promise<Rewritten> {
  const { ffmpeg, file, kind, plan, limits } = job;
  const process = runLimited(ffmpeg, rewriteArgs(file, kind, plan));
  const watch = new Watch(process, limits);
  const taker = new Taker(job);
  try {
    for await (const bytes of watch.output()) await taker.push(bytes);
  } catch (error) {
    process.kill();
    await process.ended;
    await taker.giveUp();
    if (error instanceof BoxError || error instanceof RangeError) {
      throw new UnfitFile('文件内容混乱，无法转存');
    }
    throw error;
  } finally {
    watch.stop();
  }
  const { code, signal, tail } = await process.ended;
  if (watch.why !== null || signal !== null) {
    await taker.giveUp();
    if (watch.why !== null) throw new UnfitFile(watch.why);
    throw new Interrupted(`转存进程意外结束（${signal}）`, true);
  }
  if (!(await taker.finish())) throw new UnfitFile('文件已损坏，没有可读的画面');
  const complaint = code === 0 ? tail : tail || `ffmpeg ${code}`;
  return {
    seconds: taker.seconds,
    complaint,
    end: (original) => taker.end(original),
    giveUp: () => taker.giveUp(),
  };
}

/** Ends a process that gives nothing although it might, or takes too long in all. */
class Watch {
  readonly #process: LimitedProcess;
  readonly #begun = performance.now();
  readonly #timer: NodeJS.Timeout;
  #since: number | null = performance.now();
  why: string | null = null;

  constructor(process: LimitedProcess, { stallMs, longestMs }: RewriteLimits) {
    this.#process = process;
    this.#timer = setInterval(
      () => {
        const now = performance.now();
        const stalls = this.#since !== null && now - this.#since > stallMs;
        if (!stalls && now - this.#begun <= longestMs) return;
        this.why ??= stalls ? '读取文件时长时间没有进展，已停止' : '转存用时过长，已停止';
        process.kill();
      },
      Math.min(1_000, stallMs),
    );
  }

  async *output(): AsyncGenerator<Uint8Array> {
    const reading: AsyncIterable<Buffer> = this.#process.output;
    for await (const bytes of reading) {
      this.#since = null;
      yield bytes;
      this.#since = performance.now();
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** Takes what ffmpeg gives and writes it, one segment at a time. */
class Taker {
  readonly #job: RewriteJob;
  readonly #splitter = new BoxSplitter();
  readonly #parts: FrameParts;
  #init: InitSegment | null = null;
  #writer: RecordingWriter | null = null;
  #trouble: Interrupted | null = null;
  seconds = 0;

  constructor(job: RewriteJob) {
    this.#job = job;
    this.#parts = new FrameParts(job.streamId, job.recordingId, job.capturedAt);
  }

  /** @throws BoxError, RangeError, UnfitFile, Interrupted */
  async push(bytes: Uint8Array): Promise<void> {
    for (const split of this.#splitter.push(bytes)) await this.#take(split);
  }

  /** @returns false: there was no picture */
  async finish(): Promise<boolean> {
    const last = this.#parts.finish();
    if (last === null) return false;
    await this.#write(last);
    this.seconds += last.duration;
    return true;
  }

  async end(original: EndLine['original']): Promise<void> {
    this.#writer?.end('uploaded', original);
    await this.#settled();
  }

  async giveUp(): Promise<void> {
    this.#writer?.giveUp();
    await this.#writer?.settled();
  }

  async #take(split: Split): Promise<void> {
    if (split.kind === 'init') {
      this.#init = split.init;
      return;
    }
    const part = this.#parts.add(split.fragment);
    this.seconds = this.#parts.seconds;
    const { mediaSeconds } = this.#job.limits;
    if (this.seconds > mediaSeconds) {
      throw new UnfitFile(`时长超过 ${mediaSeconds / 3_600} 小时，或时间戳混乱`);
    }
    if (part) await this.#write(part);
  }

  async #write(part: MediaPart): Promise<void> {
    this.#writer ??= this.#begin();
    this.#writer.part(part);
    if (part.startsSegment) await this.#settled();
  }

  async #settled(): Promise<void> {
    await this.#writer?.settled();
    if (this.#trouble) throw this.#trouble;
  }

  #begin(): RecordingWriter {
    const { stage, streamId, recordingId, capturedAt, upload, reserve, disk } = this.#job;
    if (this.#init === null) throw new BoxError('media before moov');
    const { bytes, video, audio } = this.#init;
    const head = headOf(
      {
        ...{ streamId, runId: recordingId, init: bytes, partTarget: 1, startedAt: capturedAt },
        codecs: audio ? `${video.codec},${audio.codec}` : video.codec,
        ...{ width: video.width, height: video.height, audio: audio !== null },
      },
      upload,
    );
    const limits = { ...RECORDING_LIMITS, reserve };
    const trouble = (error: unknown, what: string) => {
      this.#trouble ??= new Interrupted(what, false, error);
      this.#writer?.giveUp();
    };
    return new RecordingWriter({
      ...{ folder: stage, head, init: bytes, disk, limits },
      room: new DiskRoom(stage, disk, limits),
      listener: {
        stored: () => undefined,
        closed: () => undefined,
        gap: () => undefined,
        trouble: (error, reason) =>
          trouble(error, reason === 'full' ? '磁盘空间不足' : '磁盘写入失败'),
      },
    });
  }
}
