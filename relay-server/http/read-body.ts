import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { RequestProblem } from './problem.ts';

/** Most bytes of a request's body, as sent and again when inflated. */
export const BODY_LIMIT = 1024 * 1024;

const inflate = promisify(gunzip);

/**
 * Reads a whole body, or nothing: what is too large or cut off is never handed on in part.
 * @throws RequestProblem too_large, body_cut_off, bad_encoding, unsupported_media_type
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const gzipped = encoding === 'gzip' || encoding === 'x-gzip';
  if (!gzipped && encoding !== 'identity' && encoding !== '') {
    throw new RequestProblem('unsupported_media_type', '内容编码只接受 gzip', {
      'accept-encoding': 'gzip, identity',
    });
  }
  const sent = await receive(request);
  return gzipped ? inflated(sent) : sent;
}

function receive(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (outcome: () => void) => {
      request.off('data', onData).off('end', onEnd).off('close', onCut).off('error', onCut);
      outcome();
    };
    const tooLarge = () =>
      settle(() => {
        // The rest is read and thrown away, so that the sender gets to see the answer.
        request.on('error', () => request.destroy()).resume();
        reject(new RequestProblem('too_large'));
      });
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > BODY_LIMIT) tooLarge();
      else chunks.push(chunk);
    };
    const onEnd = () => settle(() => resolve(Buffer.concat(chunks, size)));
    const onCut = () =>
      settle(() => {
        request.on('error', () => request.destroy());
        reject(new RequestProblem('body_cut_off'));
      });

    if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) tooLarge();
    else request.on('data', onData).on('end', onEnd).on('close', onCut).on('error', onCut);
  });
}

async function inflated(sent: Buffer): Promise<Buffer> {
  try {
    return await inflate(sent, { maxOutputLength: BODY_LIMIT });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new RequestProblem('too_large', '解压后超过 1 MiB');
    if (typeof code === 'string' && code.startsWith('Z_')) throw new RequestProblem('bad_encoding');
    throw error;
  }
}
