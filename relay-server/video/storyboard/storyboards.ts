import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { StoredRow } from '../../log/store.ts';
import { realDisk } from '../recording/disk.ts';
import { RECORDING_LIMITS } from '../recording/disk-room.ts';
import type { Recording, RecordingBook } from '../recording/recording-book.ts';
import type { RecordingReader } from '../recording/recording-reader.ts';
import { orMissing } from '../recording/recover.ts';
import { makeStoryboard } from './make-storyboard.ts';
import {
  readManifest,
  removeFolder,
  type StoryboardManifest,
  sheetFile,
  storyboardFolders,
} from './storyboard-files.ts';

export interface StoryboardLimits {
  /** For one picture, and for all of a recording; ms, then it is given up. */
  readonly pictureMs: number;
  readonly wholeMs: number;
  /** So much stays free on the disk, bytes. */
  readonly reserve: number;
  /** Recordings that wait for their turn. */
  readonly waiting: number;
  /** Recordings of which it is remembered that nothing could be made of them, and for how long, ms. */
  readonly failed: number;
  readonly failedFor: number;
}

const LIMITS: StoryboardLimits = {
  pictureMs: 10_000,
  wholeMs: 600_000,
  reserve: RECORDING_LIMITS.reserve,
  waiting: 500,
  failed: 10_000,
  failedFor: 600_000,
};

export interface StoryboardsOptions {
  /** Of all recordings. */
  readonly folder: string;
  readonly recordings: Pick<RecordingBook, 'get'>;
  readonly reader: Pick<RecordingReader, 'entries'>;
  readonly log: (line: string, error?: unknown) => void;
  readonly ffmpeg?: string;
  readonly limits?: Partial<StoryboardLimits>;
}

/**
 * Storyboards of recordings that are over: made when one closes or when one is first asked for, one at a
 * time for the whole relay. What goes wrong with one leaves it without, and a line in the log.
 */
export class Storyboards {
  readonly #options: StoryboardsOptions;
  readonly #limits: StoryboardLimits;
  /** Who is asked for comes before who has only closed. */
  readonly #asked = new Set<string>();
  readonly #closed = new Set<string>();
  /** When nothing could be made of it, ms of this process's clock. */
  readonly #failed = new Map<string, number>();
  readonly #closing = new AbortController();
  #working: Promise<void> | null = null;

  constructor(options: StoryboardsOptions) {
    this.#options = options;
    this.#limits = { ...LIMITS, ...options.limits };
  }

  /** Whether there is one or can be. */
  has({ id, state, segments }: Recording): boolean {
    const failedAt = this.#failed.get(id) ?? Number.NEGATIVE_INFINITY;
    const isBarred = performance.now() - failedAt < this.#limits.failedFor;
    return state === 'closed' && segments > 0 && !isBarred;
  }

  /** Takes in changed rows, after the book of recordings has. */
  update(rows: readonly StoredRow[]): void {
    for (const { topic, id } of rows) if (topic === 'recording') this.#want(id, this.#closed);
  }

  /** @returns null: there is none; `making`: not yet */
  async of(recording: Recording): Promise<StoryboardManifest | 'making' | null> {
    if (!this.has(recording)) return null;
    const manifest = await readManifest(this.#folders(recording).folder);
    if (manifest !== null) return manifest;
    this.#want(recording.id, this.#asked);
    return 'making';
  }

  /** @param n from 1  @returns JPEG; null: there is none */
  async sheet(recording: Recording, n: number): Promise<Buffer | null> {
    if (recording.state === 'deleted') return null;
    return orMissing(readFile(sheetFile(this.#folders(recording).folder, n)));
  }

  /** Resolves when nothing is being made any more. */
  async settled(): Promise<void> {
    while (this.#working) await this.#working;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#asked.clear();
    this.#closed.clear();
    await this.settled();
  }

  #want(id: string, line: Set<string>): void {
    const recording = this.#options.recordings.get(id);
    if (this.#closing.signal.aborted || !recording || !this.has(recording)) return;
    if (line.size < this.#limits.waiting) line.add(id);
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  }

  async #work(): Promise<void> {
    for (;;) {
      const [id] = [...this.#asked, ...this.#closed];
      if (id === undefined) return;
      const recording = this.#options.recordings.get(id);
      if (recording && this.has(recording)) await this.#make(recording);
      this.#asked.delete(id);
      this.#closed.delete(id);
    }
  }

  async #make(recording: Recording): Promise<void> {
    const { id, streamId, width, height } = recording;
    const { reader, recordings, ffmpeg = 'ffmpeg', log } = this.#options;
    const { own, folder } = this.#folders(recording);
    try {
      if ((await readManifest(folder)) !== null) return;
      const entries = await reader.entries(streamId, id);
      if (entries === null) throw new Error('录像索引缺失或被改动');
      const { pictureMs, wholeMs, reserve } = this.#limits;
      if ((await realDisk.free(own)) < reserve) throw new Error('磁盘空间不足');
      const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(wholeMs)]);
      const size = { width, height };
      await makeStoryboard({ folder: own, entries, size, ffmpeg, pictureMs, signal });
      // Deleted while it was made: nothing of its pictures may stay.
      if (recordings.get(id)?.state !== 'closed') await removeFolder(folder);
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      log(`录像 ${streamId}/${id} 没有缩略图，播放不受影响`, error);
      this.#remember(id);
    }
  }

  #remember(id: string): void {
    this.#failed.delete(id);
    this.#failed.set(id, performance.now());
    const [oldest] = this.#failed.keys();
    if (this.#failed.size > this.#limits.failed && oldest !== undefined)
      this.#failed.delete(oldest);
  }

  #folders({ streamId, id }: Recording) {
    const own = path.join(this.#options.folder, streamId, id);
    return { own, ...storyboardFolders(own) };
  }
}
