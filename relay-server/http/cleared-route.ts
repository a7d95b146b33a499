import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { type Guards, notSignedIn } from '../access/guards.ts';
import { type Principal, principalMay } from '../access/principal.ts';
import type { KnownDerivative } from '../video/clearance/clearance-book.ts';
import type { Clearances } from '../video/clearance/clearances.ts';
import type { OpenedDerivative } from '../video/clearance/derivative-reader.ts';
import { byteRange } from './byte-range.ts';
import { methodRoute } from './method-route.ts';
import { RequestProblem } from './problem.ts';

type TheClearances = Pick<Clearances, 'derivative' | 'open' | 'clearedFor'>;
type TheGuards = Pick<Guards, 'known' | 'whoAsks'>;

const NONE = '没有这份成片，或已撤回';
const CHANGED = '成片文件缺失或与批准时不符，已停止播放；请通知运维';

/**
 * Derivatives, below `/video/cleared`: `ID.mp4`, in ranges. For accounts of the bureau, also while one is
 * on its way; for displays whose wall is in a mode that it is cleared for.
 */
export function clearedRoute(clearances: TheClearances, guards: TheGuards): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  methodRoute(router, '/:file', 'get', guards.known, serve(clearances, guards));
  return router;
}

function serve(clearances: TheClearances, guards: TheGuards): RequestHandler {
  return async (request, response) => {
    const principal = guards.whoAsks(request);
    const [, id = ''] = /^([0-9a-f-]{36})\.mp4$/.exec(String(request.params.file)) ?? [];
    const derivative = clearances.derivative(id);
    if (principal.kind === 'program' || principal.kind === 'nobody') throw notSignedIn();
    // Whoever may not have it is not told that there is one.
    if (!derivative || !mayPlay(principal, derivative, clearances)) {
      throw new RequestProblem('not_found', NONE);
    }
    const opened = await clearances.open(derivative, {
      // A wall may show less meanwhile, a display be revoked.
      mayGoOn: () => mayPlay(guards.whoAsks(request), derivative, clearances),
      end: () => response.destroy(),
    });
    if (opened === null) throw new RequestProblem('not_found', CHANGED);
    try {
      await send(opened, request, response);
    } finally {
      await opened.close();
    }
  };
}

function mayPlay(
  principal: Principal,
  { derivativeId }: KnownDerivative,
  clearances: Pick<TheClearances, 'clearedFor'>,
): boolean {
  if (principal.kind === 'account') return principalMay(principal, 'read.bureau');
  return principal.kind === 'display' && clearances.clearedFor(derivativeId, principal.mode);
}

async function send(
  { bytes, read }: OpenedDerivative,
  request: Request,
  response: Response,
): Promise<void> {
  const range = byteRange(request.headers.range, bytes);
  if (range === 'unsatisfiable') {
    const header = { 'content-range': `bytes */${bytes}` };
    throw new RequestProblem('range_unsatisfiable', undefined, header);
  }
  const { from, to } = range === 'whole' ? { from: 0, to: bytes - 1 } : range;
  if (range !== 'whole') response.status(206).set('content-range', `bytes ${from}-${to}/${bytes}`);
  response.set({
    'content-type': 'video/mp4',
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
    'content-length': String(to - from + 1),
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  try {
    await pipeline(Readable.from(read({ from, to })), response);
  } catch (error) {
    // Whoever watched has hung up, or may watch no longer; for anything else it is told.
    const isCut =
      error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
    const isChanged = error instanceof Error && error.name === 'Changed';
    if (!isCut && !isChanged) throw error;
  }
}
