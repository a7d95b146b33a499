import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const PLAYLIST_TYPE = 'application/vnd.apple.mpegurl';
const zip = promisify(gzip);

/** Answers with an HLS playlist, zipped where that is accepted. */
export async function sendPlaylist(request: Request, response: Response, playlist: string) {
  const plain = Buffer.from(playlist);
  const zipped = request.acceptsEncodings('gzip') === 'gzip';
  const body = zipped ? await zip(plain) : plain;
  if (zipped) response.set('content-encoding', 'gzip');
  response.vary('accept-encoding');
  response.set({ 'content-type': PLAYLIST_TYPE, 'content-length': String(body.byteLength) });
  response.end(body);
}
