import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  type HeadLine,
  INDEX_FILE,
  INIT_FILE,
  type SegmentLine,
  segmentFile,
} from './index-lines.ts';
import { type Index, IndexParser, segmentsOf } from './parse-index.ts';
import { orMissing } from './recover.ts';
import { type Chapter, chaptersOf } from './vod-playlist.ts';

/** A recording as it can be played now. */
export interface Playable {
  readonly chapters: readonly Chapter[];
  /** Nothing more follows. */
  readonly isOver: boolean;
}

/** Bytes on the disk that make up what is fetched at once. */
export interface StoredMedia {
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly bytes: number;
}

/** Indexes that are held in memory; the least recently read are let go of. */
const MOST_HELD = 16;

/** Reads recordings for players. An index that grows is read on from where it ended. */
export class RecordingReader {
  readonly #folder: string;
  readonly #held = new Map<string, GrowingIndex>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** All that stands in its index now. @returns null: it is missing or damaged */
  async index(streamId: string, id: string): Promise<(Index & { head: HeadLine }) | null> {
    const index = await this.#index(streamId, id);
    if (index === null || index.head === null) return null;
    return { ...index, head: index.head, entries: [...index.entries] };
  }

  /** What stands in its index. @returns null: it is missing or damaged */
  async entries(streamId: string, id: string): Promise<Index['entries'] | null> {
    const index = await this.#index(streamId, id);
    return index && [...index.entries];
  }

  /** @param isOver the log knows its end  @returns null: its index is missing or damaged */
  async playable(streamId: string, id: string, isOver: boolean): Promise<Playable | null> {
    const index = await this.#index(streamId, id);
    if (index === null) return null;
    const ended = isOver || index.end !== null;
    return { chapters: chaptersOf(index.entries, ended), isOver: ended };
  }

  /** @returns null: there is none, or it is not as long as was written */
  async init(streamId: string, id: string): Promise<StoredMedia | null> {
    const index = await this.#index(streamId, id);
    if (!index?.head) return null;
    const file = path.join(this.#folder, streamId, id, INIT_FILE);
    return whole([{ path: file, bytes: index.head.init.bytes }]);
  }

  /** The media of a chapter. @returns null as `init` */
  async chapter(streamId: string, id: string, chapter: Chapter): Promise<StoredMedia | null> {
    const index = await this.#index(streamId, id);
    if (index === null) return null;
    const { first, last } = chapter;
    const files = segmentsOf(index)
      .slice(first - 1, last)
      .map(({ n, bytes }: SegmentLine) => ({
        path: path.join(this.#folder, streamId, id, segmentFile(n)),
        bytes,
      }));
    return whole(files);
  }

  async #index(streamId: string, id: string): Promise<Index | null> {
    const file = path.join(this.#folder, streamId, id, INDEX_FILE);
    const held = this.#held.get(id) ?? new GrowingIndex(file);
    this.#hold(id, held);
    const index = await orMissing(held.read());
    return index === null || index.damage !== null || index.head === null ? null : index;
  }

  #hold(id: string, held: GrowingIndex): void {
    this.#held.delete(id);
    this.#held.set(id, held);
    const [oldest] = this.#held.keys();
    if (this.#held.size > MOST_HELD && oldest !== undefined) this.#held.delete(oldest);
  }
}

/** So much of an index is read at a stretch, bytes; its lines are far shorter. */
const PIECE = 256 * 1024;

class GrowingIndex {
  readonly #file: string;
  #parser = new IndexParser();
  #reading: Promise<Index> | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  read(): Promise<Index> {
    this.#reading ??= this.#grow().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #grow(): Promise<Index> {
    const handle = await open(this.#file, 'r');
    try {
      const { size } = await handle.stat();
      if (size < this.#parser.size) this.#parser = new IndexParser();
      const piece = Buffer.alloc(Math.min(PIECE, size - this.#parser.size));
      for (let before = -1; this.#parser.size < size && this.#parser.size !== before; ) {
        before = this.#parser.size;
        const { bytesRead } = await handle.read(piece, 0, piece.byteLength, before);
        this.#parser.push(piece.subarray(0, bytesRead));
      }
      return this.#parser.index(size);
    } finally {
      await handle.close();
    }
  }
}

async function whole(files: StoredMedia['files']): Promise<StoredMedia | null> {
  for (const { path: file, bytes } of files) {
    const found = await orMissing(stat(file));
    if (found?.size !== bytes) return null;
  }
  return { files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Bytes `from` to `to`, both included, of what lies in several files. */
export async function* readMedia(
  { files }: StoredMedia,
  { from, to }: { readonly from: number; readonly to: number },
): AsyncGenerator<Buffer> {
  let begin = 0;
  for (const { path: file, bytes } of files) {
    const start = Math.max(from - begin, 0);
    const end = Math.min(to - begin, bytes - 1);
    begin += bytes;
    if (start > end) continue;
    const reading: AsyncIterable<Buffer> = createReadStream(file, { start, end });
    yield* reading;
  }
}
