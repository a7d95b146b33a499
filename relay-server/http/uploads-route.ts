import type { Request, RequestHandler, Response } from 'express';
import type { Guards } from '../access/guards.ts';
import { CutOff } from '../video/upload/receive-body.ts';
import { MetadataProblem, parseMetadata } from '../video/upload/upload-metadata.ts';
import { UploadProblem } from '../video/upload/upload-problem.ts';
import { type UploadRecord, uploadId, uploadView } from '../video/upload/upload-record.ts';
import type { Uploads } from '../video/upload/uploads.ts';
import type { FloodGate } from './flood-gate.ts';
import { RequestProblem, retryAfter } from './problem.ts';
import { CHECKSUM_NAMES, checksumOf, lengthOf, offsetOf, requireTus, TUS } from './tus-headers.ts';

export interface UploadsRouteOptions {
  /** null: the relay has only begun, or takes no field video. */
  readonly uploads: () => Uploads | null;
  readonly sourceOf: (authorization: string | undefined) => string;
  readonly gate: FloodGate;
  readonly guards: Guards;
}

/** `OPTIONS /api/v1/uploads`: what of tus 1.0 is understood. */
export function optionsUploads({ uploads }: UploadsRouteOptions): RequestHandler {
  return (_request, response, next) => {
    response.set({
      'tus-resumable': TUS,
      'tus-version': TUS,
      'tus-extension': 'creation,checksum,termination,expiration',
      'tus-checksum-algorithm': CHECKSUM_NAMES,
    });
    const largest = uploads()?.largest;
    if (largest !== undefined) response.set('tus-max-size', String(largest));
    next();
  };
}

/** `POST /api/v1/uploads`: begins an upload. */
export function postUpload(options: UploadsRouteOptions): RequestHandler {
  return tus(options, async (by, uploads, request, response) => {
    const length = lengthOf(request);
    const metadata = parseMetadata(String(request.headers['upload-metadata'] ?? ''));
    const record = await uploads.begin(by, length, metadata);
    const location = `${request.baseUrl}/uploads/${record.id}`;
    response.status(201).set({ location, ...expiry(uploads, record) });
    response.json(uploadView(record, uploads.expiresAt(record)));
  });
}

/** `HEAD /api/v1/uploads/:id`: how far it is. A sender before this one is hung up on. */
export function headUpload(options: UploadsRouteOptions): RequestHandler {
  return tus(options, async (by, uploads, request, response) => {
    const record = await uploads.reached(idOf(request), by);
    response.set({
      'upload-offset': String(record.offset),
      'upload-length': String(record.length),
      ...expiry(uploads, record),
    });
    response.status(200).end();
  });
}

/** `PATCH /api/v1/uploads/:id`: goes on with it. What the answer's `Upload-Offset` says is on the disk. */
export function patchUpload(options: UploadsRouteOptions): RequestHandler {
  return tus(options, async (by, uploads, request, response) => {
    const id = idOf(request);
    const { length } = uploads.own(id, by);
    if (request.headers['content-type'] !== 'application/offset+octet-stream') {
      throw new RequestProblem('unsupported_media_type', '应为 application/offset+octet-stream');
    }
    const offset = offsetOf(request);
    if (offset + Number(request.headers['content-length'] ?? 0) > length) {
      throw new UploadProblem('too_large', `内容超过所声明的 ${length} 字节，这一段未收下`);
    }
    const body = request.iterator({ destroyOnReturn: false });
    const hangUp = () => request.destroy();
    const at = await uploads.receive(id, by, offset, body, hangUp, checksumOf(request));
    const record = uploads.get(id);
    response.set({ 'upload-offset': String(at), ...(record && expiry(uploads, record)) });
    response.status(204).end();
  });
}

/** `DELETE /api/v1/uploads/:id`: takes it away; a recording that came of it stays. */
export function deleteUpload(options: UploadsRouteOptions): RequestHandler {
  return tus(options, async (by, uploads, request, response) => {
    await uploads.remove(idOf(request), by);
    response.status(204).end();
  });
}

/** `GET /api/v1/uploads/:id`: its state, for its source and for who may read. */
export function getUpload({ uploads, sourceOf, guards }: UploadsRouteOptions): RequestHandler {
  return (request, response) => {
    const { authorization } = request.headers;
    const by = authorization === undefined ? null : sourceOf(authorization);
    if (by === null) guards.require(request, 'read.bureau', { program: true });
    const known = ready(uploads());
    const record = known.get(idOf(request));
    if (!record) throw new RequestProblem('not_found', '没有这个补传');
    if (by !== null && record.by !== by)
      throw new RequestProblem('forbidden', '这是另一来源的补传');
    response.json(uploadView(record, known.expiresAt(record)));
  };
}

type Work = (by: string, uploads: Uploads, request: Request, response: Response) => Promise<void>;

/** One request of tus: its version, its source, and what may be wrong with it. */
function tus({ uploads, sourceOf, gate }: UploadsRouteOptions, work: Work): RequestHandler {
  return async (request, response) => {
    response.set('tus-resumable', TUS);
    try {
      const by = sourceOf(request.headers.authorization);
      requireTus(request);
      await gate.pass(by, () => work(by, ready(uploads()), request, response));
    } catch (error) {
      dropRest(request, response);
      throw asProblem(error);
    }
  };
}

function ready(uploads: Uploads | null): Uploads {
  if (uploads) return uploads;
  throw new RequestProblem('storage_unavailable', '系统正在启动，请稍后再试', retryAfter(2));
}

/** @throws RequestProblem `not_found` for a name that no upload has */
function idOf(request: Request): string {
  const id = uploadId.safeParse(request.params.id);
  if (!id.success) throw new RequestProblem('not_found', '没有这个补传');
  return id.data;
}

function expiry(uploads: Uploads, record: UploadRecord): Record<string, string> {
  const at = uploads.expiresAt(record);
  return record.state === 'receiving' && at !== null
    ? { 'upload-expires': new Date(at).toUTCString() }
    : {};
}

/** How long a sender may go on after it was answered, ms. */
const LINGER = 5_000;

/** What a refused request still sends is read and thrown away for a moment, so that its sender sees the answer. */
function dropRest(request: Request, response: Response): void {
  if (request.readableEnded || request.destroyed) return;
  response.set('connection', 'close');
  request.on('error', () => request.destroy()).resume();
  response.once('finish', () => setTimeout(() => request.destroy(), LINGER).unref());
}

const CODES = {
  unknown: 'not_found',
  foreign: 'forbidden',
  invalid: 'invalid_request',
  wrong_offset: 'upload_conflict',
  busy: 'upload_conflict',
  too_large: 'upload_too_large',
  too_many: 'rate_limited',
  checksum: 'checksum_mismatch',
  unavailable: 'storage_unavailable',
} as const;

function asProblem(error: unknown): unknown {
  if (error instanceof CutOff) return new RequestProblem('body_cut_off');
  if (error instanceof MetadataProblem) return new RequestProblem('invalid_request', error.message);
  if (!(error instanceof UploadProblem)) return error;
  const wait = error.code === 'too_many' || error.code === 'unavailable' ? retryAfter(30) : {};
  return new RequestProblem(CODES[error.code], error.message, wait);
}
