import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import { BoxError } from '../ingest/box.ts';
import type { Disk } from '../recording/disk.ts';
import { type HeadLine, INIT_FILE, segmentFile } from '../recording/index-lines.ts';
import { orMissing } from '../recording/recover.ts';
import { ExportFailed, type ExportLimits } from './export-limits.ts';
import type { ExportManifest } from './manifest.ts';
import { MovieWriter } from './mp4/movie-writer.ts';
import type { ExportPlan } from './plan.ts';

export interface VideoJob {
  /** Of the recording. */
  readonly folder: string;
  readonly head: HeadLine;
  readonly plan: Pick<ExportPlan, 'segments' | 'bytes'>;
  /** The MP4: written anew. */
  readonly file: string;
  readonly disk: Pick<Disk, 'free'>;
  readonly limits: Pick<ExportLimits, 'reserve' | 'rate'>;
  readonly signal: AbortSignal;
  /** How much is written, 0 to 1. */
  readonly onShare: (share: number) => void;
}

/** The MP4, as the manifest tells it. */
export type WrittenVideo = Omit<ExportManifest['video'], 'name'>;

/** So much is digested at a stretch. */
const STRETCH = 256 * 1024;
/** Larger segments are not written by any recording, and not read into memory. */
const LARGEST = 64 * 2 ** 20;
/** The free room is looked at again after so many bytes. */
const LOOK = 64 * 2 ** 20;

/**
 * Copies segments of a recording into one MP4, each compared with its digest on the way; durable when it
 * resolves. A segment at a time is in memory.
 * @throws ExportFailed; the signal's reason; what the disk says
 */
export async function writeVideo(job: VideoJob): Promise<WrittenVideo> {
  const { head, plan, file, signal, onShare } = job;
  const init = await readChecked(job, INIT_FILE, '初始化段', head.init);
  const writer = begun(init, init.byteLength + plan.bytes);
  const out = new DigestedFile(await open(file, 'w'));
  const pace = new Pace(job);
  try {
    await out.write(writer.head);
    await out.write(init);
    for (const { n, bytes, sha256 } of plan.segments) {
      signal.throwIfAborted();
      await pace.next(bytes);
      const name = segmentFile(n);
      const segment = await readChecked(job, name, `片段 ${n}`, { bytes, sha256 });
      understood(`片段 ${n}`, () => writer.add(segment));
      await out.write(segment);
      onShare(out.size / (plan.bytes + init.byteLength));
    }
    const at = out.size;
    const moov = understood('画面', () => writer.moov());
    for (const piece of moov.pieces) await out.write(piece);
    const { size } = out;
    return {
      ...{ bytes: size, sha256: await out.finish() },
      init: { offset: writer.head.byteLength, bytes: init.byteLength, sha256: head.init.sha256 },
      moov: { offset: at, bytes: moov.size },
    };
  } finally {
    await out.close();
  }
}

function begun(init: Uint8Array, bytes: number): MovieWriter {
  return understood('初始化段', () => new MovieWriter(init, bytes));
}

/** @throws ExportFailed where the bytes are as they were recorded, but no media of the packager */
function understood<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof BoxError || error instanceof RangeError)) throw error;
    throw new ExportFailed(`${what}的结构无法编入 MP4`, { cause: error });
  }
}

/**
 * A file of the recording, if it is as its index has it.
 * @param what it is called to a person  @throws ExportFailed; what the disk says
 */
export async function readChecked(
  { folder }: Pick<VideoJob, 'folder'>,
  name: string,
  what: string,
  { bytes, sha256 }: { readonly bytes: number; readonly sha256: string },
): Promise<Buffer> {
  const handle = await orMissing(open(path.join(folder, name), 'r'));
  if (handle === null) throw new ExportFailed(`${what}（${name}）缺失，录像已不完整`);
  try {
    const { size } = await handle.stat();
    if (size !== bytes || size > LARGEST) {
      throw new ExportFailed(`${what}（${name}）长度与索引不符，可能被改动`);
    }
    const data = await handle.readFile();
    const hash = createHash('sha256');
    await digest(data, hash);
    if (hash.digest('hex') === sha256) return data;
    throw new ExportFailed(`${what}（${name}）与索引所记的摘要不符，可能被改动`);
  } finally {
    await handle.close();
  }
}

async function digest(bytes: Uint8Array, ...hashes: readonly Hash[]): Promise<void> {
  for (let at = 0; at < bytes.byteLength; at += STRETCH) {
    const piece = bytes.subarray(at, at + STRETCH);
    for (const hash of hashes) hash.update(piece);
    if (at + STRETCH < bytes.byteLength) await breathe();
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

/** A file that is written from its beginning to its end, with its digest. */
export class DigestedFile {
  readonly #handle: Handle;
  readonly #hash = createHash('sha256');
  #size = 0;

  constructor(handle: Handle) {
    this.#handle = handle;
  }

  get size(): number {
    return this.#size;
  }

  async write(bytes: Uint8Array): Promise<void> {
    await digest(bytes, this.#hash);
    for (let done = 0; done < bytes.byteLength; ) {
      const { bytesWritten } = await this.#handle.write(bytes, done);
      done += bytesWritten;
    }
    this.#size += bytes.byteLength;
  }

  /** Nothing is written afterwards; all of it is on the disk. @returns its digest, hex */
  async finish(): Promise<string> {
    await this.#handle.datasync();
    return this.#hash.digest('hex');
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

/** Lets those who record and watch go first, and leaves them room on the disk. */
class Pace {
  readonly #job: VideoJob;
  readonly #from = performance.now();
  #bytes = 0;
  #lookedAt: number | null = null;

  constructor(job: VideoJob) {
    this.#job = job;
  }

  /** Resolves when so much more may be written. @throws ExportFailed; the signal's reason */
  async next(bytes: number): Promise<void> {
    const { limits, signal } = this.#job;
    if (this.#lookedAt === null || this.#bytes - this.#lookedAt >= LOOK) await this.#look();
    const early = this.#from + (this.#bytes / limits.rate) * 1000 - performance.now();
    if (early > 1) await pause(early, undefined, { signal });
    this.#bytes += bytes;
  }

  async #look(): Promise<void> {
    const { disk, file, limits, plan } = this.#job;
    this.#lookedAt = this.#bytes;
    const free = await disk.free(path.dirname(file));
    if (free - (plan.bytes - this.#bytes) >= limits.reserve) return;
    throw new ExportFailed('磁盘空间不足：须给录像与日志留出余地，请腾出空间后再导出');
  }
}
