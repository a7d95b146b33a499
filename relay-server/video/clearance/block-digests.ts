import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';

/** A derivative is digested, and given out, in blocks of so many bytes. */
export const BLOCK = 256 * 1024;

export interface Digested {
  readonly bytes: number;
  /** SHA-256 of all of it, hex. */
  readonly sha256: string;
  /** Of each block, the last one may be shorter. */
  readonly blocks: readonly Buffer[];
}

/** Digests a file as it is, as a whole and block by block. @throws what the disk says; the signal's reason */
export async function digestFile(handle: FileHandle, signal?: AbortSignal): Promise<Digested> {
  const whole = createHash('sha256');
  const blocks: Buffer[] = [];
  let bytes = 0;
  for (;;) {
    signal?.throwIfAborted();
    const block = await readBlock(handle, blocks.length);
    if (block.byteLength === 0) break;
    whole.update(block);
    blocks.push(digestOf(block));
    bytes += block.byteLength;
    await breathe();
    if (block.byteLength < BLOCK) break;
  }
  return { bytes, sha256: whole.digest('hex'), blocks };
}

/** Block `n`, from 0; shorter, or empty, at the file's end. */
export async function readBlock(handle: FileHandle, n: number): Promise<Buffer> {
  const block = Buffer.alloc(BLOCK);
  let size = 0;
  while (size < BLOCK) {
    const { bytesRead } = await handle.read(block, size, BLOCK - size, n * BLOCK + size);
    if (bytesRead === 0) break;
    size += bytesRead;
  }
  return block.subarray(0, size);
}

export function digestOf(block: Uint8Array): Buffer {
  return createHash('sha256').update(block).digest();
}
