import { createHash } from 'node:crypto';
import { UploadProblem } from './upload-problem.ts';

export const CHECKSUMS = ['sha256', 'sha1'] as const;

/** What a request says its bytes come to. */
export interface Checksum {
  readonly algorithm: (typeof CHECKSUMS)[number];
  readonly digest: Buffer;
}

export interface ReceiveOptions {
  readonly body: AsyncIterable<Uint8Array>;
  /** From here to `length`, bytes. */
  readonly offset: number;
  readonly length: number;
  readonly piece: number;
  readonly checksum: Checksum | null;
  /** Makes bytes durable at an offset. */
  readonly write: (offset: number, bytes: Uint8Array) => Promise<void>;
  /** Told how far all is durable, after each piece. */
  readonly reached: (offset: number) => Promise<void>;
}

/** The body ended before it was whole; what had come of it is kept. */
export class CutOff extends Error {
  override readonly name = 'CutOff';
}

/**
 * Writes a body to the disk piece by piece, and waits for the disk before it reads on. Of a body that is
 * cut off what came is kept; of one that is too long or differs from its checksum nothing is.
 * @returns the offset after it
 * @throws UploadProblem `too_large`, `checksum`; CutOff; what `write` throws
 */
export async function receiveBody(options: ReceiveOptions): Promise<number> {
  const { body, length, piece, checksum, write, reached } = options;
  const hash = checksum && createHash(checksum.algorithm);
  let offset = options.offset;
  let held: Uint8Array[] = [];
  let size = 0;
  const flush = async () => {
    if (size === 0) return;
    await write(offset, held.length === 1 ? (held[0] ?? new Uint8Array()) : Buffer.concat(held));
    offset += size;
    held = [];
    size = 0;
    // Until the checksum is known nothing of it counts.
    if (hash === null) await reached(offset);
  };
  const isWhole = await eachOf(body, async (chunk) => {
    if (offset + size + chunk.byteLength > length) {
      await reached(options.offset);
      throw new UploadProblem('too_large', `内容超过所声明的 ${length} 字节，这一段未收下`);
    }
    hash?.update(chunk);
    held.push(chunk);
    size += chunk.byteLength;
    if (size >= piece) await flush();
  });
  if (hash === null || isWhole) await flush();
  if (!isWhole) throw new CutOff();
  if (hash && checksum && !hash.digest().equals(checksum.digest)) {
    throw new UploadProblem('checksum', '校验和不符，这一段未收下，请从原处重发');
  }
  if (hash) await reached(offset);
  return offset;
}

/** @returns false: it was cut off */
async function eachOf(
  body: AsyncIterable<Uint8Array>,
  take: (chunk: Uint8Array) => Promise<void>,
): Promise<boolean> {
  const chunks = body[Symbol.asyncIterator]();
  for (;;) {
    const next = await nextOf(chunks);
    if (next === 'cut') return false;
    if (next.done) return true;
    await take(next.value);
  }
}

async function nextOf(chunks: AsyncIterator<Uint8Array>) {
  try {
    return await chunks.next();
  } catch (error) {
    // A request's stream fails in no other way: the connection was lost, or was taken from it.
    if (error instanceof Error) return 'cut';
    throw error;
  }
}
