import type { Request, RequestHandler } from 'express';
import { streamId } from '../../wire/primitives.ts';
import type { Guards } from '../access/guards.ts';
import {
  type RegisterOptions,
  registerStream,
  revokeStream,
  StreamConflict,
  streamRequest,
} from '../video/streams/register.ts';
import type { StreamBook } from '../video/streams/stream-book.ts';
import { jsonBody } from './json-body.ts';
import { RequestProblem } from './problem.ts';

export interface StreamsRouteOptions extends RegisterOptions {
  readonly sourceOf: (authorization: string | undefined) => string;
  readonly guards: Guards;
  /** Port of the RTMP door; null: no video comes in on this machine. */
  readonly rtmpPort: () => number | null;
}

/** `POST /api/v1/streams`: registers a stream; the key to publish with is told here and never again. */
export function postStream(options: StreamsRouteOptions): RequestHandler {
  return async (request, response) => {
    const by = options.sourceOf(request.headers.authorization);
    const wanted = await jsonBody(request, streamRequest);
    const { id, title, kind } = wanted;
    const key = await orConflict(registerStream(wanted, by, options));
    const told = key === null ? {} : { key, publish: addressOf(request, key, options) };
    response.status(201).json({ id, title, kind, ...told });
  };
}

/** `DELETE /api/v1/streams/:id`: from now on its key opens nothing; who publishes is cut off. */
export function deleteStream(options: StreamsRouteOptions): RequestHandler {
  return async (request, response) => {
    const by = options.sourceOf(request.headers.authorization);
    const id = streamId.safeParse(request.params.id);
    if (!id.success || !options.book.get(id.data)) throw new RequestProblem('not_found');
    await orConflict(revokeStream(id.data, by, options));
    response.json({ id: id.data, revoked: true });
  };
}

/** `GET /api/v1/streams`: what stands registered, for its sources and for who may read. */
export function getStreams({ book, sourceOf, guards }: StreamsRouteOptions): RequestHandler {
  return (request, response) => {
    const { authorization } = request.headers;
    if (authorization !== undefined) sourceOf(authorization);
    else guards.require(request, 'read.bureau', { program: true });
    response.json(book.all().map((stream) => viewOf(stream, book)));
  };
}

/** Neither the key's digest nor an address that may hold a password. */
function viewOf(stream: ReturnType<StreamBook['all']>[number], book: StreamBook) {
  const { id, title, kind, caseNumber, officer, unit, town } = stream;
  return { id, title, kind, caseNumber, officer, unit, town, live: book.isLive(id) };
}

async function orConflict<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StreamConflict) throw new RequestProblem('stream_conflict', error.message);
    throw error;
  }
}

/** Where a device on the network pushes to: the name by which this request reached the relay. */
function addressOf(request: Request, key: string, { rtmpPort }: StreamsRouteOptions) {
  const port = rtmpPort();
  if (port === null) return null;
  const host = /^(\[[^\]]*\]|[^:]*)/.exec(request.headers.host ?? '')?.[1] || '127.0.0.1';
  return `rtmp://${host}:${port}/field/${key}`;
}
