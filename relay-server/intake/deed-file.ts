import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, constants, copyFile, type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { flushFolder } from '../flush-folder.ts';

/** Bytes of each half, header and all: some hundred deeds with the longest reasons. */
const HALF = 128 * 1024;

/** Turn, SHA-256 of turn and text, bytes of the text. */
const HEADER = /^(\d{1,15}) ([0-9a-f]{64}) (\d{1,6})\n/;

/** The text does not fit; what was written last is still there. */
export class DeedFileFull extends Error {
  override readonly name = 'DeedFileFull';
}

/**
 * A text that can be replaced when the disk is full: a file whose room is taken when it is made, and which is only
 * ever written over in place. Two halves take turns, so that one that was being written when the
 * machine went leaves the other.
 */
export class DeedFile {
  readonly #handle: FileHandle;
  #turn: number;
  /** What was written last; null: nothing yet. */
  readonly found: string | null;
  /** Something stands in it, and neither half is whole. */
  readonly isDamaged: boolean;

  private constructor(handle: FileHandle, halves: readonly Half[], isBlank: boolean) {
    const [newest] = halves.toSorted((a, b) => b.turn - a.turn);
    this.#handle = handle;
    this.#turn = newest?.turn ?? 0;
    this.found = newest?.text ?? null;
    this.isDamaged = newest === undefined && !isBlank;
  }

  /** Makes it where it is not there yet. @throws what the system says, a full disk too */
  static async open(file: string): Promise<DeedFile> {
    const handle = await open(file, constants.O_RDWR | constants.O_CREAT, 0o600);
    try {
      const { size } = await handle.stat();
      if (size < 2 * HALF) {
        await writeAll(handle, Buffer.alloc(2 * HALF - size), size);
        await handle.sync();
        await flushFolder(path.dirname(file));
      }
      const bytes = Buffer.alloc(2 * HALF);
      await handle.read(bytes, 0, bytes.length, 0);
      const halves = [bytes.subarray(0, HALF), bytes.subarray(HALF)].flatMap(
        (half) => halfOf(half) ?? [],
      );
      const isBlank = bytes.every((byte) => byte === 0);
      return new DeedFile(handle, halves, isBlank);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Durable when it resolves; one call at a time. @throws DeedFileFull; what the system says */
  async write(text: string): Promise<void> {
    const turn = this.#turn + 1;
    const body = Buffer.from(text);
    const bytes = Buffer.concat([
      Buffer.from(`${turn} ${digestOf(turn, body)} ${body.length}\n`),
      body,
    ]);
    if (bytes.length > HALF) throw new DeedFileFull(`${bytes.length} > ${HALF}`);
    await writeAll(this.#handle, bytes, turn % 2 === 0 ? HALF : 0);
    await this.#handle.datasync();
    this.#turn = turn;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

/** `DATA/relay.sqlite` → `DATA/relay-unrecorded.bin`: what holds and is not in that database yet. */
export function deedFileOf(database: string): string {
  return `${database.replace(/\.sqlite$/, '')}-unrecorded.bin`;
}

/**
 * Copies that file beside a copy of its database, in use or not; before the database, since what the log has by
 * then is said once all the same. A half that is being written meanwhile leaves the other.
 * @returns null: there is none
 * @throws what the system says, also when the target is there already
 */
export async function copyDeedFile(database: string, target: string): Promise<string | null> {
  const [file, copy] = [deedFileOf(database), deedFileOf(target)];
  if (!existsSync(file)) return null;
  await copyFile(file, copy, constants.COPYFILE_EXCL);
  await chmod(copy, 0o600);
  return copy;
}

interface Half {
  readonly turn: number;
  readonly text: string;
}

function halfOf(bytes: Buffer): Half | null {
  const [header = '', turn, digest, length] = HEADER.exec(bytes.toString('latin1', 0, 100)) ?? [];
  const body = bytes.subarray(header.length, header.length + Number(length));
  if (digest === undefined || digest !== digestOf(Number(turn), body)) return null;
  return { turn: Number(turn), text: body.toString() };
}

function digestOf(turn: number, body: Uint8Array): string {
  return createHash('sha256').update(`${turn}\n`).update(body).digest('hex');
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}
