import { stat } from 'node:fs/promises';
import express, { type RequestHandler, type Router } from 'express';
import { z } from 'zod';
import type { ExportStanding, exportBegun } from '../../wire/library.ts';
import { accountOf } from '../access/guards.ts';
import { attachment } from '../video/export/export-name.ts';
import { exportId } from '../video/export/export-record.ts';
import { type Exports, ExportsFull } from '../video/export/exports.ts';
import { NoRecording } from '../video/export/job-of.ts';
import { exportRequest } from '../video/export/request.ts';
import { orMissing } from '../video/recording/recover.ts';
import { jsonBody } from './json-body.ts';
import { orLibraryConflict } from './library-conflict.ts';
import { methodRoute } from './method-route.ts';
import { RequestProblem, retryAfter } from './problem.ts';
import { sendMedia } from './send-media.ts';

type TheExports = Pick<Exports, 'begin' | 'standing' | 'file'>;

const NONE = '没有这份导出，或已到期清除；需要时请再导出';

/** `POST /api/v1/exports`: takes an export on, to be made in its turn. */
export function postExport(exports: TheExports): RequestHandler {
  return async (request, response) => {
    const asked = await jsonBody(request, exportRequest);
    const wanted = { ...asked, by: accountOf(request).account };
    const id = await orLibraryConflict(begin(exports.begin(wanted)));
    const begun: z.infer<typeof exportBegun> = { id, state: 'making' };
    response.status(202).set('location', `${request.baseUrl}/exports/${id}`).json(begun);
  };
}

async function begin(beginning: Promise<string>): Promise<string> {
  try {
    return await beginning;
  } catch (error) {
    if (error instanceof NoRecording) throw new RequestProblem('not_found', '没有这段录像');
    if (!(error instanceof ExportsFull)) throw error;
    throw new RequestProblem('rate_limited', error.message, retryAfter(30));
  }
}

/** `GET /api/v1/exports/:id`: how far it is, and where its files are. */
export function getExport(exports: TheExports): RequestHandler {
  return (request, response) => {
    const standing: ExportStanding | undefined = exports.standing(idOf(request.params.id));
    if (!standing) throw new RequestProblem('not_found', NONE);
    response.json(standing);
  };
}

/**
 * The files of exports, below `/video/exports`: `ID/NAME.mp4` and `ID/NAME.manifest.json`.
 * @param guard refuses a request that may not have them
 */
export function exportFilesRoute(exports: TheExports, guard: RequestHandler): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  methodRoute(router, '/:id/:file', 'get', guard, serveFile(exports));
  return router;
}

function serveFile(exports: TheExports): RequestHandler {
  return async (request, response) => {
    const file = exports.file(idOf(request.params.id), z.string().parse(request.params.file));
    const found = file && (await orMissing(stat(file.path)));
    if (!file || !found) throw new RequestProblem('not_found', NONE);
    response.set({
      'content-type': file.type,
      'content-disposition': attachment(file.name),
      'cache-control': 'no-store',
    });
    const media = { files: [{ path: file.path, bytes: found.size }], bytes: found.size };
    await sendMedia(media, request, response);
  };
}

/** @throws RequestProblem `not_found` for a name that no export has */
function idOf(param: unknown): string {
  const id = exportId.safeParse(param);
  if (!id.success) throw new RequestProblem('not_found', NONE);
  return id.data;
}
