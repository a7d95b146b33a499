import type { RequestHandler } from 'express';
import { carriesDisplayKey } from '../displays/display-key.ts';
import { type Knock, whyRefused } from '../fanout/gate.ts';
import { requireJson } from './json-body.ts';
import { RequestProblem } from './problem.ts';

const FORWARDED = [
  'x-forwarded-host',
  'x-client-ip',
  'cf-connecting-ip',
  'true-client-ip',
] as const;

/**
 * Whether a read comes from this machine itself: a loopback socket, no proxy in between, a Host that
 * names this machine (a page of another site may have bound its name to 127.0.0.1), and no page of
 * another site behind it.
 */
export function isLocalReader(knock: Knock): boolean {
  const site = knock.headers['sec-fetch-site'];
  return (
    whyRefused(knock) === undefined &&
    FORWARDED.every((name) => knock.headers[name] === undefined) &&
    (site === undefined || site === 'same-origin' || site === 'none')
  );
}

/** Until there are accounts, reads answer this machine only. */
export const localReadersOnly: RequestHandler = (request, _response, next) => {
  const { headers, socket } = request;
  if (!isLocalReader({ headers, remoteAddress: socket.remoteAddress })) {
    throw new RequestProblem('forbidden');
  }
  if (carriesDisplayKey(headers)) {
    throw new RequestProblem('forbidden', '展示屏幕不能读取此处');
  }
  next();
};

/**
 * Until there are accounts, what changes something is taken from this machine only, and from no page
 * but the relay's own: besides what holds for reads, the body is declared as JSON, which the form of
 * another site cannot do, and its script not without being asked for leave first.
 */
export const sameSiteOnly: RequestHandler = (request, response, next) => {
  localReadersOnly(request, response, () => {
    requireJson(request);
    next();
  });
};
