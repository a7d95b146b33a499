import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { type Disk, realDisk } from '../recording/disk.ts';
import { DiskFull, type DiskRoom, gapReasonOf } from '../recording/disk-room.ts';
import { UPLOADS_FOLDER } from '../recording/index-lines.ts';
import { type Checksum, receiveBody } from './receive-body.ts';
import { UploadFolder } from './upload-folder.ts';
import { UPLOAD_LIMITS, type UploadLimits } from './upload-limits.ts';
import type { UploadMetadata } from './upload-metadata.ts';
import { UploadProblem } from './upload-problem.ts';
import type { UploadRecord } from './upload-record.ts';
import { UploadSenders } from './upload-senders.ts';

/** Brings what is whole to its end; see UploadChecks. */
export interface Checks {
  /** The upload is whole: its turn will come. */
  add(id: string): void;
  close(): Promise<void>;
}

/** What checks know of uploads, and may do with them. */
export interface CheckedUploads {
  readonly folder: UploadFolder;
  get(id: string): UploadRecord | undefined;
  /** Changes what is known of an upload, durably. */
  change(id: string, changes: Partial<UploadRecord>): Promise<void>;
}

export interface UploadsOptions {
  /** Of recordings; uploads lie below it. */
  readonly folder: string;
  readonly room: Pick<DiskRoom, 'requireSpare'>;
  /** Whether a stream is or was registered here. */
  readonly knows: (streamId: string) => Promise<boolean>;
  readonly checks: (uploads: CheckedUploads) => Checks;
  /** This machine's clock, UTC ms. */
  readonly now: () => number;
  readonly log: (line: string, error?: unknown) => void;
  readonly disk?: Disk;
  readonly limits?: Partial<UploadLimits>;
}

/** Finished recordings that devices send later, piece by piece, and go on with after a break. */
export class Uploads implements CheckedUploads {
  readonly #options: UploadsOptions;
  readonly #limits: UploadLimits;
  readonly #records = new Map<string, UploadRecord>();
  /** How far each is known to be after a crash. */
  readonly #noted = new Map<string, number>();
  readonly #senders = new UploadSenders();
  readonly #checks: Checks;
  readonly folder: UploadFolder;
  #sweeping: NodeJS.Timeout | undefined;
  #isClosed = false;

  private constructor(options: UploadsOptions) {
    this.#options = options;
    this.#limits = { ...UPLOAD_LIMITS, ...options.limits };
    const folder = path.join(options.folder, UPLOADS_FOLDER);
    this.folder = new UploadFolder(folder, options.disk ?? realDisk);
    this.#checks = options.checks(this);
  }

  /** Goes on with what a relay before this one had received, and checks what it had not come to. */
  static async start(options: UploadsOptions): Promise<Uploads> {
    const uploads = new Uploads(options);
    const { log } = options;
    const kept = await uploads.folder.load((id) => log(`补传 ${id} 的记录无法读出，未采用`));
    for (const record of kept) uploads.#know(record);
    await uploads.#sweep();
    for (const { id, state } of uploads.#records.values()) {
      if (state === 'checking') uploads.#checks.add(id);
    }
    uploads.#sweeping = setInterval(() => {
      uploads.#sweep().catch((error) => log('过期的补传未能清除', error));
    }, uploads.#limits.sweepEvery).unref();
    return uploads;
  }

  /** Most bytes of one file. */
  get largest(): number {
    return this.#limits.file;
  }

  get(id: string): UploadRecord | undefined {
    return this.#records.get(id);
  }

  /** When an upload is thrown away, or forgotten, UTC ms; null: it is not. */
  expiresAt({ state, kept, touchedAt }: UploadRecord): number | null {
    if (state === 'checking' || kept) return null;
    return touchedAt + (state === 'receiving' ? this.#limits.idle : this.#limits.told);
  }

  /**
   * Begins an upload; it is on the disk when this resolves.
   * @param by the source that will send it
   * @throws UploadProblem
   */
  async begin(by: string, length: number, metadata: UploadMetadata): Promise<UploadRecord> {
    const { now, knows } = this.#options;
    this.#requireOpen();
    const at = now();
    if (metadata.capturedAt > at + this.#limits.ahead) {
      throw new UploadProblem('invalid', 'capturedAt 晚于现在，请核对设备的时钟');
    }
    if (length > this.#limits.file) {
      const gib = (this.#limits.file / 2 ** 30).toLocaleString('zh-CN');
      throw new UploadProblem('too_large', `文件超过 ${gib} GiB，请分段补传`);
    }
    if (!(await knows(metadata.streamId))) {
      throw new UploadProblem('invalid', `没有登记过视频流 ${metadata.streamId}，请先登记`);
    }
    // What is to come of those that are open, and this one twice: as it is, and as a recording.
    await this.#requireRoom(this.#toCome() + 2 * length, this.#limits.spare);
    this.#requireFew(by);
    const about = { v: 1 as const, id: randomUUID(), by, ...metadata, length, offset: 0 };
    const none = { state: 'receiving' as const, deaths: 0, kept: false };
    const record: UploadRecord = { ...about, createdAt: at, touchedAt: at, ...none };
    this.#know(record);
    try {
      await this.#onDisk(() => this.folder.create(record));
    } catch (error) {
      this.#forget(record.id);
      throw error;
    }
    return record;
  }

  /** How far an upload is; whoever sends to it is hung up on. @throws UploadProblem */
  async reached(id: string, by: string): Promise<UploadRecord> {
    this.own(id, by);
    // Of two that come at once the second one waits for the first again.
    while (!this.#senders.isQuiet(id)) await this.#senders.quiet(id);
    return this.own(id, by);
  }

  /**
   * Takes what a source sends on with. What this answers is on the disk.
   * @param hangUp ends the body
   * @returns bytes that are there now
   * @throws UploadProblem; CutOff when the body ended too early: what came of it is kept
   */
  async receive(
    id: string,
    by: string,
    offset: number,
    body: AsyncIterable<Uint8Array>,
    hangUp: () => void,
    checksum: Checksum | null = null,
  ): Promise<number> {
    await this.reached(id, by);
    while (!this.#senders.isQuiet(id)) await this.#senders.quiet(id);
    this.#requireOpen();
    const record = this.own(id, by);
    if (record.state !== 'receiving' || record.offset !== offset) {
      throw new UploadProblem('wrong_offset', whereItIs(record));
    }
    const { length } = record;
    const reached = (at: number) => this.#reached(id, at);
    const write = (at: number, bytes: Uint8Array) => this.#write(id, at, bytes);
    const { piece } = this.#limits;
    return this.#senders.sending(id, hangUp, async () => {
      try {
        return await receiveBody({ body, offset, length, piece, checksum, write, reached });
      } finally {
        await this.#note(id);
      }
    });
  }

  /** Takes an upload away, and its bytes. What became a recording stays. @throws UploadProblem */
  async remove(id: string, by: string): Promise<void> {
    const { state } = await this.reached(id, by);
    if (state === 'checking') throw new UploadProblem('busy', '正在核对，完成后再取消');
    this.#forget(id);
    await this.#onDisk(() => this.folder.remove(id));
  }

  async change(id: string, changes: Partial<UploadRecord>): Promise<void> {
    const record = this.#records.get(id);
    if (!record) return;
    const changed = { ...record, ...changes, touchedAt: this.#options.now() };
    await this.folder.save(changed);
    this.#know(changed);
  }

  /** Hangs up on who sends; what came is kept. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#sweeping);
    await this.#senders.quietAll();
    await this.#checks.close();
  }

  /** @throws UploadProblem when there is none, or it is another source's */
  own(id: string, by: string): UploadRecord {
    const record = this.#records.get(id);
    if (!record) throw new UploadProblem('unknown', '没有这个补传：已过期清除、已取消，或地址有误');
    if (record.by !== by) throw new UploadProblem('foreign', '这是另一来源的补传');
    return record;
  }

  async #write(id: string, offset: number, bytes: Uint8Array): Promise<void> {
    await this.#requireRoom(bytes.byteLength, this.#limits.spare);
    await this.#onDisk(() => this.folder.append(id, offset, bytes));
  }

  async #reached(id: string, offset: number): Promise<void> {
    const record = this.#records.get(id);
    if (!record) return;
    this.#records.set(id, { ...record, offset });
    const { checkpoint } = this.#limits;
    const isDue = Math.floor(offset / checkpoint) !== Math.floor(record.offset / checkpoint);
    if (isDue) await this.#onDisk(() => this.change(id, { offset }));
  }

  /** What was received is known to be received from now on. */
  async #note(id: string): Promise<void> {
    const record = this.#records.get(id);
    if (!record) return;
    const isWhole = record.offset === record.length;
    try {
      await this.#onDisk(() => this.change(id, isWhole ? { state: 'checking' } : {}));
    } catch (error) {
      // Nobody is told of bytes that would not count after a crash.
      this.#records.set(id, { ...record, offset: this.#noted.get(id) ?? 0 });
      throw error;
    }
    if (isWhole) this.#checks.add(id);
  }

  #know(record: UploadRecord): void {
    this.#records.set(record.id, record);
    this.#noted.set(record.id, record.offset);
  }

  #forget(id: string): void {
    this.#records.delete(id);
    this.#noted.delete(id);
  }

  #toCome(): number {
    let bytes = 0;
    for (const { state, length, offset } of this.#records.values()) {
      if (state === 'receiving') bytes += length - offset;
    }
    return bytes;
  }

  #requireFew(by: string): void {
    const open = [...this.#records.values()].filter(({ state }) => state === 'receiving');
    const mine = open.filter((record) => record.by === by);
    if (mine.length >= this.#limits.openOfSource || open.length >= this.#limits.open) {
      throw new UploadProblem('too_many', '未完成的补传过多，请先传完或取消一些');
    }
  }

  #requireOpen(): void {
    if (this.#isClosed) throw new UploadProblem('unavailable', '系统正在停机，请稍后续传');
  }

  async #requireRoom(bytes: number, spare: number): Promise<void> {
    await this.#onDisk(() => this.#options.room.requireSpare(bytes, spare));
  }

  /** @throws UploadProblem `unavailable` where the disk refuses */
  async #onDisk<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const isFull = error instanceof DiskFull || gapReasonOf(error) === 'full';
      const what = isFull ? '磁盘空间不足' : '磁盘写入失败';
      if (!isFull) this.#options.log('补传写入磁盘失败', error);
      throw new UploadProblem('unavailable', `${what}；已收到的都在，请稍后续传`, { cause: error });
    }
  }

  /** Throws away what nothing came of, and forgets what has been told long enough. */
  async #sweep(): Promise<void> {
    const now = this.#options.now();
    for (const record of [...this.#records.values()]) {
      const expiresAt = this.expiresAt(record);
      if (expiresAt === null || expiresAt > now) continue;
      await this.#senders.quiet(record.id);
      this.#forget(record.id);
      await this.folder.remove(record.id);
      if (record.state === 'receiving') {
        this.#options.log(`补传 ${record.id}（${record.streamId}）久无进展，已清除`);
      }
    }
  }
}

function whereItIs({ state, offset, length }: UploadRecord): string {
  if (state !== 'receiving') return '这个补传已经收完';
  return `已收到 ${offset} 字节，共 ${length}，请从 ${offset} 处续传`;
}
