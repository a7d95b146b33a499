import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { ClearanceAudience, RoomMode } from '../../../wire/codes.ts';
import type { EventBody } from '../../../wire/event-bodies.ts';
import type { WithheldClip } from '../../audiences/withheld.ts';
import type { LogStore, StoredRow } from '../../log/store.ts';
import type { ClipBook } from '../library/clip-book.ts';
import { LibraryConflict } from '../library/commands.ts';
import { type Disk, realDisk } from '../recording/disk.ts';
import { gapReasonOf } from '../recording/disk-room.ts';
import type { RecordingBook } from '../recording/recording-book.ts';
import type { RecordingReader } from '../recording/recording-reader.ts';
import type { StreamRecorder } from '../streams/register.ts';
import { type Baked, bake } from './bake.ts';
import { BAKE_LIMITS, BakeFailed, type BakeLimits, mostBytes } from './bake-limits.ts';
import { ClearanceBook, type ClipClearance, type KnownDerivative } from './clearance-book.ts';
import { say } from './commands.ts';
import { DerivativeFiles } from './derivative-files.ts';
import { Changed, DerivativeReader, type OpenedDerivative } from './derivative-reader.ts';
import { bakeableOf } from './job-of.ts';

export interface ClearancesOptions {
  /** Of all recordings. */
  readonly folder: string;
  readonly clips: Pick<ClipBook, 'get'>;
  readonly recordings: Pick<RecordingBook, 'get'>;
  readonly reader: Pick<RecordingReader, 'index'>;
  readonly recorder: StreamRecorder;
  readonly store: Pick<LogStore, 'rows'>;
  /** A clip is shown no more, to some or to all, and no commit tells of it. */
  readonly onWithheld?: (clip: WithheldClip) => void;
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  readonly log: (line: string, error?: unknown) => void;
  readonly ffmpeg?: string;
  readonly disk?: Disk;
  readonly limits?: Partial<BakeLimits>;
  /** Pause before what could not be told to the log is tried again, ms. */
  readonly retryMs?: number;
}

/** With them it changes what a display may see. */
const WHO_SEES: ReadonlySet<string> = new Set(['wall', 'display']);

/** An answer with bytes of a derivative that is under way. */
interface Answer {
  readonly mayGoOn: () => boolean;
  readonly end: () => void;
}

/**
 * Clips that may be shown outside the bureau: makes their derivatives, one at a time for the whole
 * relay, gives them out, and takes away what nobody may see any more.
 */
export class Clearances {
  readonly book: ClearanceBook;
  readonly #options: ClearancesOptions & { readonly limits: BakeLimits };
  readonly #disk: Disk;
  readonly #files: DerivativeFiles;
  readonly #reader = new DerivativeReader();
  readonly #answers = new Map<string, Set<Answer>>();
  readonly #closing = new AbortController();
  /** What is being made, and by what it is broken off. */
  #making: { readonly proposalId: string; readonly id: string; stop: AbortController } | null =
    null;
  #working: Promise<void> | null = null;
  #sweeping: Promise<void> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  #isShut = false;

  private constructor(options: ClearancesOptions, book: ClearanceBook) {
    this.#options = { ...options, limits: { ...BAKE_LIMITS, ...options.limits } };
    this.#disk = options.disk ?? realDisk;
    this.#files = new DerivativeFiles(options.folder);
    this.book = book;
  }

  /**
   * Goes on with what a relay before this one left: what was not made is made now, what nobody needs is
   * taken away. `work` begins it, once events can be recorded.
   * @throws StorageUnavailable; DamagedRows when a kept row is not what was written; what the disk says
   */
  static async start(options: ClearancesOptions): Promise<Clearances> {
    const clearances = new Clearances(options, await ClearanceBook.load(options.store));
    await clearances.#files.load(clearances.#disk);
    clearances.#sweep();
    return clearances;
  }

  /**
   * Takes in changed rows, after the books of clips and recordings have.
   * @throws DamagedRows the clips that they told of are shown to nobody
   */
  update(rows: readonly StoredRow[]): void {
    let isOther = true;
    try {
      isOther = this.book.update(rows).length > 0;
    } finally {
      if (isOther || rows.some(({ topic }) => WHO_SEES.has(topic))) this.#endForbidden();
    }
    if (!isOther) return;
    const making = this.#making;
    if (making && !this.#waiting().some(({ proposalId }) => proposalId === making.proposalId)) {
      making.stop.abort(new Error('withdrawn'));
    }
    this.#sweep();
    this.work();
  }

  /** From now on what is cleared of a clip is shown to these no more, though the log does not say so yet. */
  withhold(clipId: string, audiences: readonly ClearanceAudience[]): void {
    const withheld = this.book.withhold(clipId, audiences);
    this.#endForbidden();
    if (withheld) this.#options.onWithheld?.(withheld);
  }

  /** Nobody knows any more what is cleared for whom: nothing is given out, and nothing taken away. */
  shut(): void {
    this.#isShut = true;
    this.#endForbidden();
  }

  #endForbidden(): void {
    for (const [id, answers] of this.#answers) {
      for (const answer of answers) {
        if (!this.derivative(id) || !answer.mayGoOn()) answer.end();
      }
    }
  }

  /** Makes what waits for it. */
  work(): void {
    if (this.#closing.signal.aborted) return;
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  }

  /** Whether a wall in this mode may show it now. */
  clearedFor(derivativeId: string, mode: RoomMode): boolean {
    return !this.#isShut && this.book.clearedFor(derivativeId, mode);
  }

  /** @returns undefined: the log knows of none that is cleared, or on its way */
  derivative(id: string): KnownDerivative | undefined {
    return this.#isShut ? undefined : this.book.derivative(id);
  }

  /**
   * Opens a derivative to be given out: to be closed by whoever opened it.
   * @param answer is ended when the derivative may be given out no more, or to it no more
   * @returns null: it is not there, or not what was cleared
   */
  async open(
    { derivativeId: id, digest }: KnownDerivative,
    answer: Answer,
  ): Promise<OpenedDerivative | null> {
    try {
      const opened = await this.#reader.open(id, this.#files.pathOf(id), digest);
      if (opened === null) {
        this.#options.log(`成片 ${id} 的文件缺失，不能播放；请重新申请`);
        return null;
      }
      const answers = this.#answers.get(id) ?? new Set();
      this.#answers.set(id, answers.add(answer));
      return {
        ...{ bytes: opened.bytes, read: (range) => this.#told(id, opened.read(range)) },
        close: () => {
          answers.delete(answer);
          if (answers.size === 0) this.#answers.delete(id);
          return opened.close();
        },
      };
    } catch (error) {
      if (!(error instanceof Changed)) throw error;
      this.#options.log(`成片 ${id} 与批准时的摘要不符，已停止播放；请重新申请并查明原因`);
      return null;
    }
  }

  /** Resolves when nothing is being made or taken away any more. */
  async settled(): Promise<void> {
    while (this.#working) await this.#working;
    await this.#sweeping;
  }

  /** What is being made is broken off: the next relay makes it. */
  async close(): Promise<void> {
    clearTimeout(this.#retry);
    this.#closing.abort(new Error('closing'));
    for (const answers of this.#answers.values()) for (const answer of answers) answer.end();
    await this.settled();
  }

  async *#told(id: string, reading: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
    try {
      yield* reading;
    } catch (error) {
      if (error instanceof Changed) {
        this.#reader.forget(id);
        this.#options.log(`成片 ${id} 在播放中被改动，已停止播放；请重新申请并查明原因`);
      }
      throw error;
    }
  }

  /** Proposals that wait for their derivative, first come first. */
  #waiting(): Job[] {
    return this.book
      .all()
      .flatMap((clip) => {
        const { proposal } = clip;
        if (proposal?.state !== 'baking') return [];
        return [{ clip, proposalId: proposal.proposalId, proposedAt: proposal.proposedAt }];
      })
      .sort((a, b) => a.proposedAt - b.proposedAt);
  }

  async #work(): Promise<void> {
    const { log, retryMs = 5_000 } = this.#options;
    while (!this.#closing.signal.aborted) {
      const [job] = this.#waiting();
      if (!job) return;
      try {
        await this.#make(job);
      } catch (error) {
        if (this.#closing.signal.aborted) return;
        log('成片暂时不能合成或记入日志，稍后重试', error);
        this.#retry = setTimeout(() => this.work(), retryMs).unref();
        return;
      }
    }
  }

  /** @throws what the recorder throws: then the proposal waits on */
  async #make({ clip, proposalId }: Job): Promise<void> {
    const { clipId, recordingId } = clip;
    const whose = { clipId, recordingId, proposalId };
    const id = randomUUID();
    const stop = new AbortController();
    this.#making = { proposalId, id, stop };
    try {
      const made = await this.#bake(clip, id, stop.signal);
      if (made === null) return;
      this.#files.added(id, made.bytes);
      await this.#say('clearance.baked', { ...whose, derivativeId: id, ...made });
    } catch (error) {
      if (this.#closing.signal.aborted) throw error;
      if (stop.signal.aborted) return;
      if (!(error instanceof BakeFailed)) throw error;
      this.#options.log(`片段 ${clipId} 的成片未能合成：${error.message}`, error.cause);
      await this.#say('clearance.failed', { ...whose, reason: error.message.slice(0, 200) });
    } finally {
      this.#making = null;
      this.#sweep();
    }
  }

  /** A proposal that ended meanwhile needs no derivative: what was made is swept away. */
  async #say<T extends 'clearance.baked' | 'clearance.failed'>(type: T, body: EventBody<T>) {
    try {
      await say(type, body, this.#options);
    } catch (error) {
      if (!(error instanceof LibraryConflict)) throw error;
    }
  }

  /** @throws BakeFailed; the signal's reason */
  async #bake(
    { clipId, recordingId, masks, soundPlan }: ClipClearance,
    id: string,
    stop: AbortSignal,
  ): Promise<Baked | null> {
    const { clips, recordings, reader, folder, ffmpeg = 'ffmpeg', limits } = this.#options;
    const clip = clips.get(clipId);
    const recording = recordings.get(recordingId);
    if (!clip || !recording || masks === null || soundPlan === null) return null;
    try {
      const { plan, head } = await bakeableOf(clip, recording, reader, limits);
      this.#requireRoom(plan.ms);
      return await bake({
        ...{ folder: path.join(folder, recording.streamId, recordingId), head, plan, masks },
        ...{ sound: soundPlan, file: this.#files.pathOf(id), ffmpeg, limits, disk: this.#disk },
        signal: AbortSignal.any([this.#closing.signal, stop]),
      });
    } catch (error) {
      if (this.#closing.signal.aborted || stop.aborted) throw error;
      throw failureOf(error);
    }
  }

  /** @throws BakeFailed */
  #requireRoom(ms: number): void {
    const { storeBytes, stored } = this.#options.limits;
    const isFull = this.#files.bytes + mostBytes(ms) > storeBytes || this.#files.count >= stored;
    if (isFull) throw new BakeFailed('成片存储已满，请撤回不再使用的片段后重新申请');
  }

  /** Takes away the files that nobody may see, now or later. */
  #sweep(): void {
    this.#sweeping = this.#sweeping.then(async () => {
      if (this.#isShut || !this.book.isWhole) return;
      const needed = new Set(this.book.derivatives().map(({ derivativeId }) => derivativeId));
      for (const id of this.#files.ids()) {
        if (needed.has(id) || id === this.#making?.id) continue;
        this.#reader.forget(id);
        try {
          await this.#files.remove(id);
        } catch (error) {
          this.#options.log(`不再使用的成片 ${id} 未能清除，下次再清除`, error);
        }
      }
    });
  }
}

interface Job {
  readonly clip: ClipClearance;
  readonly proposalId: string;
  readonly proposedAt: number;
}

/** Whatever keeps a derivative from being made ends the proposal: it is told why, and may be asked for anew. */
function failureOf(error: unknown): BakeFailed {
  if (error instanceof BakeFailed) return error;
  if (error instanceof LibraryConflict) return new BakeFailed(error.message);
  if (gapReasonOf(error) === 'full') return new BakeFailed('磁盘空间不足，请腾出空间后重新申请');
  return new BakeFailed('系统内部错误，已记录，请通知运维', { cause: error });
}
