import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { BoxError } from '../ingest/box.ts';
import type { ExportManifest } from './manifest.ts';
import { MovieWriter } from './mp4/movie-writer.ts';

/** Larger segments are not written by any recording. */
const LARGEST = 64 * 2 ** 20;
const PIECE = 2 ** 20;

/**
 * Checks an MP4 against its manifest, which agrees with itself: every byte of the recording's media in
 * it, and that its tables are those which follow from these media, to the byte.
 * @returns what is wrong, Chinese; empty: nothing
 * @throws what the disk says
 */
export async function videoFindings(file: string, manifest: ExportManifest): Promise<string[]> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const { bytes } = manifest.video;
    const short = size === bytes ? [] : [`MP4 长度为 ${size} 字节，清单记为 ${bytes}`];
    return [...short, ...(await new VideoCheck(handle, manifest).findings())];
  } finally {
    await handle.close();
  }
}

class VideoCheck {
  readonly #handle: FileHandle;
  readonly #manifest: ExportManifest;
  readonly #whole = createHash('sha256');
  readonly #findings: string[] = [];
  #at = 0;

  constructor(handle: FileHandle, manifest: ExportManifest) {
    this.#handle = handle;
    this.#manifest = manifest;
  }

  async findings(): Promise<string[]> {
    const { video, segments } = this.#manifest;
    const { init, moov } = video;
    const head = await this.#read(init.offset);
    const writer = await this.#begin(init.bytes, moov.offset - init.offset);
    if (writer && !head.equals(writer.head)) this.#findings.push('MP4 的文件头被改动');
    let known = writer;
    for (const { n, bytes, sha256 } of segments) {
      const segment = await this.#read(bytes);
      if (digestOf(segment) !== sha256) {
        this.#findings.push(`片段 ${n} 内容被改动：摘要不符`);
        known = null;
      } else if (known && attempt(() => writer?.add(segment)) === null) {
        this.#findings.push(`片段 ${n} 的结构无法识别`);
        known = null;
      }
    }
    await this.#checkTables(known);
    await this.#checkWhole();
    return this.#findings;
  }

  async #begin(bytes: number, mediaBytes: number): Promise<MovieWriter | null> {
    const init = await this.#read(bytes);
    if (digestOf(init) !== this.#manifest.video.init.sha256) {
      this.#findings.push('初始化段被改动：摘要不符');
      return null;
    }
    const writer = attempt(() => new MovieWriter(init, mediaBytes));
    if (writer === null) this.#findings.push('初始化段的结构无法识别');
    return writer?.made ?? null;
  }

  /** @param writer null: not all media are as they were, so that their tables cannot be known */
  async #checkTables(writer: MovieWriter | null): Promise<void> {
    if (writer === null) {
      this.#findings.push('画面不全是原样，样本表（moov）未能核对');
      return;
    }
    const moov = attempt(() => writer.moov());
    if (moov === null) this.#findings.push('画面的结构无法编成样本表');
    for (const piece of moov?.made.pieces ?? []) {
      if ((await this.#read(piece.byteLength)).equals(piece)) continue;
      this.#findings.push('样本表（moov）被改动：播放的画面与时间可能与录像不符');
      return;
    }
  }

  async #checkWhole(): Promise<void> {
    for (;;) {
      const rest = await this.#read(PIECE);
      if (rest.byteLength === 0) break;
    }
    if (this.#whole.digest('hex') === this.#manifest.video.sha256) return;
    this.#findings.push('MP4 的摘要与清单不符');
  }

  /** The next bytes; fewer where the file ends. */
  async #read(size: number): Promise<Buffer> {
    const buffer = Buffer.alloc(Math.min(size, LARGEST));
    let filled = 0;
    while (filled < buffer.byteLength) {
      const { bytesRead } = await this.#handle.read(
        buffer,
        filled,
        buffer.byteLength - filled,
        this.#at + filled,
      );
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    this.#at += filled;
    const read = buffer.subarray(0, filled);
    this.#whole.update(read);
    return read;
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** @returns null: the packager did not write this */
function attempt<T>(work: () => T): { readonly made: T } | null {
  try {
    return { made: work() };
  } catch (error) {
    if (error instanceof BoxError || error instanceof RangeError) return null;
    throw error;
  }
}
