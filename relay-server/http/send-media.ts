import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { readMedia, type StoredMedia } from '../video/recording/recording-reader.ts';
import { byteRange } from './byte-range.ts';
import { RequestProblem } from './problem.ts';

/**
 * Answers with bytes of the disk, or the range of them that is asked for. Type and caching are set before.
 * @throws RequestProblem `range_unsatisfiable`; what the disk says
 */
export async function sendMedia(
  media: StoredMedia,
  request: Request,
  response: Response,
): Promise<void> {
  const size = media.bytes;
  const range = byteRange(request.headers.range, size);
  if (range === 'unsatisfiable') {
    throw new RequestProblem('range_unsatisfiable', undefined, {
      'content-range': `bytes */${size}`,
    });
  }
  response.set('accept-ranges', 'bytes');
  const { from, to } = range === 'whole' ? { from: 0, to: size - 1 } : range;
  if (range !== 'whole') response.status(206).set('content-range', `bytes ${from}-${to}/${size}`);
  response.set('content-length', String(to - from + 1));
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  try {
    await pipeline(Readable.from(readMedia(media, { from, to })), response);
  } catch (error) {
    // Whoever watched has hung up; for anything else the connection was cut, and it is told.
    const hungUp =
      error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (!hungUp) throw error;
  }
}
