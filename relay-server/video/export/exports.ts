import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { EventBody } from '../../../wire/event-bodies.ts';
import type { ExportStanding } from '../../../wire/library.ts';
import { OWN_SOURCE } from '../../intake/recorder.ts';
import { StorageUnavailable } from '../../log/storage-unavailable.ts';
import type { LogStore } from '../../log/store.ts';
import type { ClipBook } from '../library/clip-book.ts';
import type { By } from '../library/requests.ts';
import { type Disk, realDisk } from '../recording/disk.ts';
import { gapReasonOf } from '../recording/disk-room.ts';
import { EXPORTS_FOLDER } from '../recording/index-lines.ts';
import type { RecordingBook } from '../recording/recording-book.ts';
import type { RecordingReader } from '../recording/recording-reader.ts';
import type { StreamRecorder } from '../streams/register.ts';
import { EXPORT_LIMITS, ExportFailed, type ExportLimits } from './export-limits.ts';
import { MANIFEST_END, VIDEO_END } from './export-name.ts';
import { ExportFolder, type ExportRecord } from './export-record.ts';
import { jobOf } from './job-of.ts';
import { type ExportJob, type Made, makeExport } from './make-export.ts';
import type { ExportRequest } from './request.ts';

export interface ExportsOptions {
  /** Of all recordings. */
  readonly folder: string;
  readonly recordings: Pick<RecordingBook, 'get'>;
  readonly clips: Pick<ClipBook, 'get'>;
  readonly reader: Pick<RecordingReader, 'index'>;
  readonly recorder: StreamRecorder;
  readonly store: Pick<LogStore, 'head' | 'findEvents'>;
  readonly court: { readonly name: string; readonly demo: boolean };
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  readonly log: (line: string, error?: unknown) => void;
  /** This machine's clock, UTC ms. */
  readonly now?: () => number;
  readonly disk?: Disk;
  readonly limits?: Partial<ExportLimits>;
}

/** So many are waiting or kept that no more are taken on; the message says so in Chinese. */
export class ExportsFull extends Error {
  override readonly name = 'ExportsFull';
}

/** A file of an export, to be given out. */
export interface ExportFile {
  readonly path: string;
  readonly name: string;
  readonly type: 'video/mp4' | 'application/json';
}

const DELETED = '录像已到期删除，导出的文件已一并清除';
const BROKEN_OFF = '系统中途重启，没有做完';
/** How often it is looked whether something is to be taken away, ms. */
const SWEEP = 60_000;

/**
 * Copies of recordings that leave the relay, each an MP4 with its manifest. One is made at a time; it is
 * given out only when the log has it. They lie beside the recordings for a day.
 */
export class Exports {
  readonly #options: ExportsOptions & { readonly now: () => number; readonly limits: ExportLimits };
  readonly #disk: Disk;
  readonly #files: ExportFolder;
  readonly #records = new Map<string, ExportRecord>();
  readonly #line: ExportJob[] = [];
  readonly #closing = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #share = 0;
  #making: string | null = null;
  #working: Promise<void> | null = null;
  #sweeping: Promise<void> = Promise.resolve();

  private constructor(options: ExportsOptions) {
    const { now = Date.now, limits } = options;
    this.#options = { ...options, now, limits: { ...EXPORT_LIMITS, ...limits } };
    this.#disk = options.disk ?? realDisk;
    this.#files = new ExportFolder(path.join(options.folder, EXPORTS_FOLDER), this.#disk);
    this.#timer = setInterval(() => this.sweep(), SWEEP).unref();
  }

  /** Finds what a relay before this one made; what it did not finish has failed. */
  static async start(options: ExportsOptions): Promise<Exports> {
    const exports = new Exports(options);
    for (const record of await exports.#files.load()) await exports.#found(record);
    await exports.sweep();
    return exports;
  }

  /**
   * Takes on an export, which is then made in its turn.
   * @throws ExportsFull; LibraryConflict when there is nothing that may be exported; what the disk says
   */
  async begin(request: By<ExportRequest>): Promise<string> {
    const { limits, now } = this.#options;
    this.#requireRoom();
    const id = randomUUID();
    const job = await jobOf(request, id, this.#options);
    this.#requireRoom();
    const { name, recording, plan } = job;
    const record: ExportRecord = {
      ...{ v: 1, id, name, recordingId: recording.id, fromMs: plan.fromMs, toMs: plan.toMs },
      ...{ keptUntil: now() + limits.keptFor, state: 'making', message: null, made: null },
    };
    this.#records.set(id, record);
    try {
      await this.#files.begin(record);
    } catch (error) {
      this.#records.delete(id);
      throw error;
    }
    this.#line.push(job);
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
    return id;
  }

  /** @returns undefined: there is no such export, or it was taken away */
  standing(id: string): ExportStanding | undefined {
    const record = this.#records.get(id);
    if (!record) return undefined;
    const { recordingId, fromMs, toMs, made, name, keptUntil } = record;
    const { state, message } = this.#isGone(record)
      ? { state: 'failed' as const, message: DELETED }
      : record;
    const share = id === this.#making ? this.#share : 0;
    const about = { id, state, recordingId, fromMs, toMs };
    if (state !== 'ready' || !made) return { ...about, ...(message ? { message } : { share }) };
    const address = `/video/exports/${id}/${encodeURIComponent(name)}`;
    const files = { video: address + VIDEO_END, manifest: address + MANIFEST_END };
    return { ...about, ...made, keptUntil, files };
  }

  /** @returns undefined: there is none of this name */
  file(id: string, name: string): ExportFile | undefined {
    const record = this.#records.get(id);
    if (record?.state !== 'ready' || this.#isGone(record)) return undefined;
    if (name === record.name + VIDEO_END) {
      return { path: this.#files.videoOf(id), name, type: 'video/mp4' };
    }
    if (name !== record.name + MANIFEST_END) return undefined;
    return { path: this.#files.manifestOf(id), name, type: 'application/json' };
  }

  /** Takes away what was kept long enough, and copies of what is deleted. */
  sweep(): Promise<void> {
    this.#sweeping = this.#sweeping.then(() => this.#sweep());
    return this.#sweeping;
  }

  /** Resolves when nothing is being made any more. */
  async settled(): Promise<void> {
    while (this.#working) await this.#working;
  }

  /** What is being made is broken off: the next relay says so. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#closing.abort();
    await this.settled();
    await this.#sweeping;
  }

  #requireRoom(): void {
    const { waiting, kept } = this.#options.limits;
    const making = [...this.#records.values()].filter(({ state }) => state === 'making').length;
    if (making >= waiting) {
      throw new ExportsFull(`已有 ${making} 份导出正在生成或排队，请等前面的完成后再导出`);
    }
    if (this.#records.size >= kept) {
      throw new ExportsFull(`一天之内已导出 ${this.#records.size} 份，请等到期清除后再导出`);
    }
  }

  #isGone({ recordingId }: ExportRecord): boolean {
    const recording = this.#options.recordings.get(recordingId);
    return recording === undefined || recording.state === 'deleted';
  }

  async #work(): Promise<void> {
    for (let job = this.#line[0]; job && !this.#closing.signal.aborted; job = this.#line[0]) {
      this.#share = 0;
      this.#making = job.id;
      await this.#make(job);
      this.#making = null;
      this.#line.shift();
    }
  }

  async #make(job: ExportJob): Promise<void> {
    const { id } = job;
    const { signal } = this.#closing;
    const to = { video: this.#files.videoOf(id), manifest: this.#files.manifestOf(id) };
    const onShare = (share: number) => {
      this.#share = share;
    };
    try {
      const options = { ...this.#options, disk: this.#disk };
      const made = await makeExport(job, to, { signal, onShare }, options);
      await this.#say(job, made);
      await this.#settle(id, { state: 'ready', made });
    } catch (error) {
      if (signal.aborted) return;
      await this.#failed(job, error);
    }
  }

  /** The log knows of a copy before anybody can have it. @throws ExportFailed; what the recorder throws */
  async #say({ id, recording, clip, plan, by, reason }: ExportJob, made: Made): Promise<void> {
    const { recorder, clock } = this.#options;
    const body: EventBody<'recording.exported'> = {
      ...{ exportId: id, recordingId: recording.id, ...(clip && { clipId: clip.id }) },
      ...{ fromMs: plan.fromMs, toMs: plan.toMs, ...made, by, reason },
    };
    const event = { id: eventIdOf(id), type: 'recording.exported', v: 1, body };
    const { rejected } = await recorder.record(OWN_SOURCE, [{ ...event, occurredAt: clock.now() }]);
    if (rejected[0]) throw new ExportFailed(rejected[0].message);
  }

  /** What is known from now on; it holds for this relay even where the disk does not take it. */
  async #settle(id: string, changes: Partial<ExportRecord>): Promise<void> {
    const before = this.#records.get(id);
    if (!before) return;
    const { now, limits, log } = this.#options;
    const record = { ...before, keptUntil: now() + limits.keptFor, ...changes };
    this.#records.set(id, record);
    try {
      await this.#files.save(record);
    } catch (error) {
      log(`导出 ${id} 的状态未能写入磁盘`, error);
    }
  }

  async #failed({ id, recording }: ExportJob, error: unknown): Promise<void> {
    const { recordings, log } = this.#options;
    const isGone = recordings.get(recording.id)?.state === 'deleted';
    const message = isGone ? DELETED : whyOf(error);
    log(`录像 ${recording.streamId}/${recording.id} 未能导出：${message}`, error);
    await this.#dropFiles(id);
    await this.#settle(id, { state: 'failed', message });
  }

  async #dropFiles(id: string): Promise<void> {
    try {
      await this.#files.dropFiles(id);
    } catch (error) {
      this.#options.log(`导出 ${id} 的文件未能清除，到期再清除`, error);
    }
  }

  /** The log decides whether what lies there was given out. */
  async #found(record: ExportRecord): Promise<void> {
    const { id } = record;
    this.#records.set(id, record);
    if (record.state === 'failed') return;
    const [told] = await this.#options.store.findEvents(OWN_SOURCE, [eventIdOf(id)]);
    if (told?.type !== 'recording.exported') {
      await this.#dropFiles(id);
      await this.#settle(id, { state: 'failed', message: BROKEN_OFF, made: null });
    } else if (record.state === 'making') {
      const { bytes, sha256, manifestSha256 } = told.body;
      await this.#settle(id, { state: 'ready', made: { bytes, sha256, manifestSha256 } });
    }
  }

  async #sweep(): Promise<void> {
    const { now, log } = this.#options;
    for (const record of this.#records.values()) {
      const { id, state, keptUntil } = record;
      if (state === 'making') continue;
      try {
        if (keptUntil <= now()) {
          this.#records.delete(id);
          await this.#files.remove(id);
        } else if (state === 'ready' && this.#isGone(record)) {
          await this.#files.dropFiles(id);
          await this.#settle(id, { state: 'failed', message: DELETED, made: null, keptUntil });
        }
      } catch (error) {
        log(`到期的导出 ${id} 未能清除，下次启动时再清除`, error);
      }
    }
  }
}

function eventIdOf(id: string): string {
  return `export-${id}`;
}

/** Chinese, for whoever wanted it. */
function whyOf(error: unknown): string {
  if (error instanceof ExportFailed) return error.message;
  if (error instanceof StorageUnavailable) return '日志暂不可写，导出未能记入日志，没有给出';
  if (gapReasonOf(error) === 'full') return '磁盘空间不足，请腾出空间后再导出';
  return '系统内部错误，已记录，请通知运维';
}
