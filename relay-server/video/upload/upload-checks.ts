import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { INDEX_FILE } from '../recording/index-lines.ts';
import { parseIndex } from '../recording/parse-index.ts';
import type { RecordingBook } from '../recording/recording-book.ts';
import type { Recordings } from '../recording/recordings.ts';
import { orMissing } from '../recording/recover.ts';
import type { StreamBook } from '../streams/stream-book.ts';
import type { CheckFile } from './check-process.ts';
import type { UploadLimits } from './upload-limits.ts';
import { recordingIdOf, type UploadRecord } from './upload-record.ts';
import type { CheckedUploads, Checks } from './uploads.ts';
import type { CheckResult } from './worker-messages.ts';

export interface UploadChecksOptions {
  /** Of recordings. */
  readonly folder: string;
  readonly recordings: Pick<Recordings, 'adopt'>;
  readonly book: Pick<RecordingBook, 'get'>;
  /** What a stream is called, whether it stands or was revoked. */
  readonly streamOf: (id: string) => Promise<ReturnType<StreamBook['get']>>;
  readonly checkFile: CheckFile;
  readonly ffmpeg: string;
  /** Bytes that stay free on the disk. */
  readonly reserve: number;
  readonly limits: Pick<UploadLimits, 'retry' | 'tries' | 'ahead' | 'rewrite'>;
  /** This machine's clock, and the relay's, UTC ms: they differ in the demo. */
  readonly now: () => number;
  readonly clock: { now(): number };
  readonly log: (line: string, error?: unknown) => void;
}

/** The clocks are the same when no further apart, ms. */
const SAME_CLOCK = 5_000;

/** Makes recordings of what was uploaded, one file at a time. */
export class UploadChecks implements Checks {
  readonly #options: UploadChecksOptions;
  readonly #uploads: CheckedUploads;
  readonly #line: string[] = [];
  readonly #closing = new AbortController();
  readonly #timers = new Set<NodeJS.Timeout>();
  #working: Promise<void> | null = null;

  constructor(uploads: CheckedUploads, options: UploadChecksOptions) {
    this.#uploads = uploads;
    this.#options = options;
  }

  add(id: string): void {
    if (this.#closing.signal.aborted) return;
    this.#line.push(id);
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#working;
  }

  async #work(): Promise<void> {
    for (let id = this.#line.shift(); id !== undefined; id = this.#line.shift()) {
      if (this.#closing.signal.aborted) return;
      try {
        await this.#check(id);
      } catch (error) {
        this.#options.log(`补传 ${id} 暂时未能处理，将重试`, error);
        this.#again(id);
      }
    }
  }

  async #check(id: string): Promise<void> {
    const record = this.#uploads.get(id);
    if (record?.state !== 'checking') return;
    let known: string | null = null;
    const decide = async (sha256: string) => {
      const recordingId = recordingIdOf(record.streamId, sha256);
      known = (await this.#has(record.streamId, recordingId)) ? recordingId : null;
      return known === null ? recordingId : null;
    };
    const { signal } = this.#closing;
    const result = await this.#options.checkFile(this.#job(record), decide, signal);
    // A relay that stops has killed it: the next one checks the file again.
    if (!signal.aborted) await this.#take(record, result, known);
  }

  #job({ id, length, streamId, capturedAt, by, filename, caseNumber, sha256 }: UploadRecord) {
    const { folder } = this.#uploads;
    const { ffmpeg, reserve, limits, now } = this.#options;
    return {
      content: path.resolve(folder.contentOf(id)),
      stage: path.resolve(folder.stageOf(id)),
      bytes: length,
      ...{ streamId, capturedAt, by },
      latest: now() + limits.ahead,
      filename: filename ?? null,
      caseNumber: caseNumber ?? null,
      sha256: sha256 ?? null,
      ...{ ffmpeg, limits: limits.rewrite, reserve },
    };
  }

  /** The log has it, or it lies in its place and the log will be told. */
  async #has(stream: string, recordingId: string): Promise<boolean> {
    if (this.#options.book.get(recordingId)) return true;
    const file = path.join(this.#options.folder, stream, recordingId, INDEX_FILE);
    return (await orMissing(stat(file))) !== null;
  }

  async #take(record: UploadRecord, result: CheckResult, known: string | null): Promise<void> {
    const { id } = record;
    switch (result.kind) {
      case 'staged':
        return this.#store(record, result);
      case 'unwanted':
        return this.#end(id, {
          state: 'stored',
          recordingId: known ?? undefined,
          message: '这个文件此前已经入库，没有重复收录',
        });
      case 'mismatch': {
        const message = '文件的 SHA-256 与声明的不符：文件有误，请核对后重新补传';
        return this.#end(id, { state: 'refused', message });
      }
      case 'stranger':
        return this.#end(id, { state: 'refused', message: result.message });
      case 'unfit':
        return this.#keep(id, result.message);
      case 'died':
        return this.#died(record, result.message);
      case 'later':
        await this.#uploads.change(id, { message: `${result.message}；将自动重试` });
        return this.#again(id);
    }
  }

  async #store(
    { id, streamId, capturedAt }: UploadRecord,
    { sha256, original }: Extract<CheckResult, { kind: 'staged' }>,
  ): Promise<void> {
    const { recordings, streamOf, now, clock } = this.#options;
    const stage = this.#uploads.folder.stageOf(id);
    const index = parseIndex(await readFile(path.join(stage, INDEX_FILE)));
    const stream = await streamOf(streamId);
    const apart = clock.now() - now();
    const startedAt = capturedAt + (Math.abs(apart) < SAME_CLOCK ? 0 : apart);
    await recordings.adopt(stage, index, startedAt, { get: () => stream });
    const recordingId = recordingIdOf(streamId, sha256);
    await this.#end(id, { state: 'stored', recordingId, sha256, ...messageOf(original) });
  }

  /** What is known is written first: the bytes are then no longer wanted. */
  async #end(id: string, changes: Partial<UploadRecord>): Promise<void> {
    await this.#uploads.change(id, { message: undefined, ...changes });
    await this.#uploads.folder.dropContent(id);
    this.#tell(id);
  }

  /** Faulty files are kept: somebody may yet read them. */
  async #keep(id: string, message: string): Promise<void> {
    const said = `${message}。原文件已保留`;
    await this.#uploads.change(id, { state: 'refused', kept: true, message: said });
    await this.#uploads.folder.dropStage(id);
    this.#tell(id);
  }

  async #died({ id, deaths }: UploadRecord, message: string): Promise<void> {
    if (deaths + 1 >= this.#options.limits.tries) return this.#keep(id, `多次未能读完：${message}`);
    await this.#uploads.change(id, { deaths: deaths + 1, message: `${message}；将重试` });
    this.add(id);
  }

  #again(id: string): void {
    if (this.#closing.signal.aborted) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.add(id);
    }, this.#options.limits.retry);
    this.#timers.add(timer);
  }

  #tell(id: string): void {
    const record = this.#uploads.get(id);
    if (!record) return;
    const { streamId, state, message, recordingId } = record;
    const what = state === 'stored' ? `已入库为 ${recordingId}` : '未采纳';
    this.#options.log(`补传 ${id}（${streamId}）${what}${message ? `：${message}` : ''}`);
  }
}

const NOTES = {
  damaged: '文件有损坏或不完整：可读部分已入库，原文件另存备查',
  converted: '已转换后入库（原编码、朝向或附加轨道浏览器不能播放），原文件另存备查',
} as const;

function messageOf(original: keyof typeof NOTES | null): { message?: string } {
  return original === null ? {} : { message: NOTES[original] };
}
