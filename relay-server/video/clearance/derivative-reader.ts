import type { BigIntStats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { orMissing } from '../recording/recover.ts';
import { BLOCK, type Digested, digestFile, digestOf, readBlock } from './block-digests.ts';

/** The bytes are not those that were reviewed and cleared. */
export class Changed extends Error {
  override readonly name = 'Changed';
}

interface Verified {
  /** As the file was when it was digested. */
  readonly mark: string;
  readonly digested: Digested;
}

/** A derivative that is being read; each block is compared with its digest before it is given out. */
export interface OpenedDerivative {
  readonly bytes: number;
  /** Bytes `from` to `to`, both included. @throws Changed; what the disk says */
  read(range: { readonly from: number; readonly to: number }): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/** Gives out derivatives whose bytes are those that the log names, and nothing else. */
export class DerivativeReader {
  readonly #verified = new Map<string, Verified>();
  readonly #verifying = new Map<string, Promise<unknown>>();

  /**
   * The whole file is digested when it is first asked for, and again whenever it looks different.
   * @param digest SHA-256 that the log names, hex
   * @returns null: there is no such file
   * @throws Changed; what the disk says
   */
  async open(id: string, file: string, digest: string): Promise<OpenedDerivative | null> {
    // One at a time of each: many displays ask for the same at once.
    while (this.#verifying.has(id)) await this.#verifying.get(id);
    const handle = await orMissing(open(file, 'r'));
    if (handle === null) return null;
    const opening = this.#openVerified(id, handle, digest);
    this.#verifying.set(
      id,
      opening.then(done, done).finally(() => this.#verifying.delete(id)),
    );
    try {
      return opened(handle, (await opening).digested);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  forget(id: string): void {
    this.#verified.delete(id);
  }

  async #openVerified(id: string, handle: FileHandle, digest: string): Promise<Verified> {
    const mark = markOf(await handle.stat({ bigint: true }));
    const known = this.#verified.get(id);
    if (known?.mark === mark && known.digested.sha256 === digest) return known;
    this.#verified.delete(id);
    const digested = await digestFile(handle);
    if (digested.sha256 !== digest) throw new Changed(id);
    const verified = { mark, digested };
    this.#verified.set(id, verified);
    return verified;
  }
}

const done = () => undefined;

function markOf({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
}

function opened(handle: FileHandle, { bytes, blocks }: Digested): OpenedDerivative {
  return {
    bytes,
    close: () => handle.close(),
    async *read({ from, to }) {
      for (let n = Math.floor(from / BLOCK); n * BLOCK <= to; n += 1) {
        const block = await readBlock(handle, n);
        if (!blocks[n]?.equals(digestOf(block))) throw new Changed(`block ${n}`);
        const start = n * BLOCK;
        yield block.subarray(Math.max(0, from - start), Math.min(BLOCK, to + 1 - start));
      }
    },
  };
}
