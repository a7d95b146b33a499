import { mkdir, open, rename, statfs } from 'node:fs/promises';
import path from 'node:path';
import { flushFolder } from '../../flush-folder.ts';
import { PARTIAL } from './index-lines.ts';

/** What a recording asks of a disk. What resolves is durable. Everything throws what the system says. */
export interface Disk {
  /** Makes a folder, and those above it that are wanting. */
  makeFolder(folder: string): Promise<void>;
  /** A whole file or none: written under another name, flushed, renamed. */
  writeWhole(file: string, pieces: readonly Uint8Array[]): Promise<void>;
  /** Writes at `size`, the length that the file is known to have; what stands beyond it is cut off first. */
  append(file: string, size: number, bytes: Uint8Array): Promise<void>;
  /** Gives a folder another name, on the same disk. */
  moveFolder(from: string, to: string): Promise<void>;
  /** Bytes that may yet be written. */
  free(folder: string): Promise<number>;
}

export const realDisk: Disk = {
  async makeFolder(folder) {
    const first = await mkdir(folder, { recursive: true });
    if (first === undefined) return;
    for (let made = folder; made.length >= first.length; made = path.dirname(made)) {
      await flushFolder(path.dirname(made));
    }
  },

  async writeWhole(file, pieces) {
    const partial = file + PARTIAL;
    const handle = await open(partial, 'w');
    try {
      await writeAll(handle, pieces, 0);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
    await flushFolder(path.dirname(file));
  },

  async append(file, size, bytes) {
    const handle = await open(file, 'r+');
    try {
      const { size: now } = await handle.stat();
      if (now < size) throw new Error(`${file} 比已写入的短：${now} < ${size}`);
      if (now > size) await handle.truncate(size);
      await writeAll(handle, [bytes], size);
      await handle.datasync();
    } finally {
      await handle.close();
    }
  },

  async moveFolder(from, to) {
    await rename(from, to);
    await flushFolder(path.dirname(to));
    await flushFolder(path.dirname(from));
  },

  free: freeIn,
};

/** A folder that is not there yet has the room of the one above it. */
async function freeIn(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    const above = path.dirname(folder);
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!missing || above === folder) throw error;
    return freeIn(above);
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

async function writeAll(handle: Handle, pieces: readonly Uint8Array[], from: number) {
  let at = from;
  for (const piece of pieces) {
    for (let done = 0; done < piece.byteLength; ) {
      const { bytesWritten } = await handle.write(piece, done, piece.byteLength - done, at);
      done += bytesWritten;
      at += bytesWritten;
    }
  }
}
