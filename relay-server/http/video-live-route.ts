import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import { streamId } from '../../wire/primitives.ts';
import type { LiveStream, ReloadPoint } from '../video/live/live-stream.ts';
import type { LiveStreams } from '../video/live/live-streams.ts';
import { byteRange, slicePieces } from './byte-range.ts';
import { methodRoute } from './method-route.ts';
import { RequestProblem, retryAfter } from './problem.ts';
import { parsedQuery } from './query.ts';

/** The media of an address never changes; who may not see it any more must not find it for long. */
const MEDIA_CACHE = 'private, max-age=60, immutable';
const PLAYLIST_TYPE = 'application/vnd.apple.mpegurl';
const MEDIA_TYPE = 'video/mp4';

const count = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
/** Delivery directives (RFC 8216bis §6.2.5); other parameters are nobody's concern here. */
const directives = z.object({ _HLS_msn: count.optional(), _HLS_part: count.optional() });

export interface VideoLiveOptions {
  readonly streams: LiveStreams;
  /** Refuses a request that may not see the stream `request.params.id`. */
  readonly guard: RequestHandler;
}

/** Live video as Low-Latency HLS, below `/video/live`; addresses and answers: docs/video.md. */
export function videoLiveRoute({ streams, guard }: VideoLiveOptions): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  router.use((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  methodRoute(router, '/:id/index.m3u8', 'get', guard, servePlaylist(streams));
  methodRoute(router, '/:id/:file', 'get', guard, serveMedia(streams));
  return router;
}

function servePlaylist(streams: LiveStreams): RequestHandler {
  return async (request, response) => {
    const stream = known(streams.playing(streamOf(request)));
    const point = reloadPoint(request);
    if (point !== null && stream.isTooFar(point)) {
      throw new RequestProblem('invalid_request', '所要的片段还早：_HLS_msn 或 _HLS_part 太大');
    }
    // When nothing comes in, what is there is told at once: a player that follows sees that it stands.
    const isThere = () => !stream.live || (stream.ready && (point === null || stream.has(point)));
    if (!(await held(stream, isThere, response))) return;
    if (!stream.ready) throw noPictures();
    await sendPlaylist(stream, request, response);
  };
}

function serveMedia(streams: LiveStreams): RequestHandler {
  return async (request, response) => {
    const stream = known(streams.held(streamOf(request)));
    const { kind, name } = fileOf(request);
    if (kind === 'part' && stream.announces(Number(name))) {
      const isThere = () => stream.partMedia(Number(name)) !== undefined;
      if (!(await held(stream, isThere, response))) return;
    }
    const pieces = mediaOf(stream, kind, name);
    if (pieces === undefined) throw new RequestProblem('not_found');
    sendMedia(pieces, request, response);
  };
}

/**
 * Holds a request until something is there.
 * @returns false: whoever asked has hung up  @throws RequestProblem `not_ready` when it takes too long
 */
async function held(
  stream: LiveStream,
  isThere: () => boolean,
  response: Response,
): Promise<boolean> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  if (response.destroyed) leave();
  response.once('close', leave);
  const waited = await stream.wait(isThere, gone.signal);
  response.off('close', leave);
  if (waited === 'late') throw new RequestProblem('not_ready', undefined, retryAfter(1));
  return waited === 'true';
}

async function sendPlaylist(
  stream: LiveStream,
  request: Request,
  response: Response,
): Promise<void> {
  const copy = stream.playlist();
  const zipped = request.acceptsEncodings('gzip') === 'gzip';
  const body = zipped ? await copy.gzip() : copy.plain;
  if (zipped) response.set('content-encoding', 'gzip');
  response.vary('accept-encoding');
  response.set({ 'content-type': PLAYLIST_TYPE, 'content-length': String(body.byteLength) });
  response.end(body);
}

function sendMedia(pieces: readonly Uint8Array[], request: Request, response: Response): void {
  const size = pieces.reduce((bytes, piece) => bytes + piece.byteLength, 0);
  const range = byteRange(request.headers.range, size);
  if (range === 'unsatisfiable') {
    throw new RequestProblem('range_unsatisfiable', undefined, {
      'content-range': `bytes */${size}`,
    });
  }
  response.set({
    'content-type': MEDIA_TYPE,
    'cache-control': MEDIA_CACHE,
    'accept-ranges': 'bytes',
  });
  const { from, to } = range === 'whole' ? { from: 0, to: size - 1 } : range;
  if (range !== 'whole') response.status(206).set('content-range', `bytes ${from}-${to}/${size}`);
  response.set('content-length', String(to - from + 1));
  for (const piece of slicePieces(pieces, { from, to })) response.write(piece);
  response.end();
}

function mediaOf(
  stream: LiveStream,
  kind: string,
  name: string,
): readonly Uint8Array[] | undefined {
  if (kind === 'seg') return stream.segment(Number(name));
  const piece = kind === 'init' ? stream.init(name) : stream.partMedia(Number(name));
  return piece && [piece];
}

function streamOf(request: Request): string {
  const parsed = streamId.safeParse(request.params.id);
  if (!parsed.success) throw new RequestProblem('not_found');
  return parsed.data;
}

/** @throws RequestProblem `not_found` for a name that no file here can have */
function fileOf(request: Request): { kind: string; name: string } {
  const file = z.string().parse(request.params.file);
  const [, kind, name] =
    /^(seg|part)-(0|[1-9]\d{0,14})\.m4s$/.exec(file) ?? /^(init)-(.{1,200})\.mp4$/.exec(file) ?? [];
  if (kind === undefined || name === undefined) throw new RequestProblem('not_found');
  return { kind, name };
}

function reloadPoint(request: Request): ReloadPoint | null {
  const { _HLS_msn: segment, _HLS_part: part } = parsedQuery(request, directives);
  if (segment !== undefined) return { segment, part: part ?? null };
  if (part !== undefined) {
    throw new RequestProblem('invalid_request', '有 _HLS_part 就要有 _HLS_msn');
  }
  return null;
}

function known(stream: LiveStream | undefined): LiveStream {
  if (stream === undefined) throw noPictures();
  return stream;
}

function noPictures(): RequestProblem {
  return new RequestProblem('not_found', '这一路没有画面传来');
}
