import { createServer, type IncomingMessage, type Server, type ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { ProblemCode } from '../../wire/refusal.ts';
import { declineUpgrades } from './declined-upgrades.ts';
import { PROBLEM_TYPE, problemBody } from './problem.ts';

export interface ServerLimits {
  /** All headers must have arrived within this, ms. */
  readonly headersMs: number;
  /** The whole request must have arrived within this, ms: 1 MiB even over a slow line. An upload may last. */
  readonly requestMs: number;
  /** How often the two are looked at, ms. */
  readonly checkMs: number;
  readonly keepAliveMs: number;
  /** A peer that neither sends nor takes anything for so long is let go, ms. */
  readonly idleMs: number;
  readonly headerCount: number;
  readonly headerBytes: number;
  readonly connections: number;
}

export const SERVER_LIMITS: ServerLimits = {
  headersMs: 10_000,
  requestMs: 30_000,
  checkMs: 2_000,
  keepAliveMs: 10_000,
  idleMs: 120_000,
  headerCount: 64,
  headerBytes: 16 * 1024,
  connections: 2_000,
};

/** Where Socket.IO takes its upgrades. */
const SOCKET_PATH = '/socket.io/';

/**
 * An HTTP server that slow, endless or malformed requests cannot exhaust. It has no handler yet.
 * @param tls with it HTTPS is spoken, and nothing else
 */
export function createHttpServer(
  limits: ServerLimits = SERVER_LIMITS,
  tls?: { readonly cert: string; readonly key: string },
): Server {
  const options: ServerOptions = {
    headersTimeout: limits.headersMs,
    // Node would bound uploads too; see boundRequests.
    requestTimeout: 0,
    connectionsCheckingInterval: limits.checkMs,
    keepAliveTimeout: limits.keepAliveMs,
    maxHeaderSize: limits.headerBytes,
  };
  const server = tls
    ? createTlsServer({ ...options, ...tls, handshakeTimeout: limits.headersMs })
    : createServer(options);
  server.maxHeadersCount = limits.headerCount;
  server.maxConnections = limits.connections;
  server.timeout = limits.idleMs;
  declineUpgrades(server, [SOCKET_PATH]);
  boundRequests(server, limits.requestMs);
  // An expectation that is not known may be passed over (RFC 9110 §10.1.1).
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('connect', (_request, socket) => answer(socket, 'method_not_allowed'));
  server.on('clientError', (error: Error & { code?: string }, socket) => {
    answerBroken(socket, error.code);
  });
  return server;
}

/** Ends requests whose body does not arrive in time; of an upload only silence ends it (`idleMs`). */
function boundRequests(server: Server, most: number): void {
  server.on('request', (request: IncomingMessage) => {
    if (request.method === 'PATCH') return;
    const timer = setTimeout(() => {
      const error = Object.assign(new Error('request timeout'), {
        code: 'ERR_HTTP_REQUEST_TIMEOUT',
      });
      server.emit('clientError', error, request.socket);
    }, most);
    const clear = () => clearTimeout(timer);
    request.once('end', clear).once('close', clear);
  });
}

/** Answers what never became a request, in the common format, and hangs up. */
function answerBroken(socket: Duplex, errorCode: string | undefined): void {
  if (!socket.writable || errorCode === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  answer(socket, problemOf(errorCode));
}

function answer(socket: Duplex, code: ProblemCode): void {
  const body = problemBody(code);
  const json = JSON.stringify(body);
  socket.end(
    [
      `HTTP/1.1 ${body.status} ${REASONS[body.status] ?? 'Bad Request'}`,
      `content-type: ${PROBLEM_TYPE}`,
      `content-length: ${Buffer.byteLength(json)}`,
      'connection: close',
      '',
      json,
    ].join('\r\n'),
  );
}

const REASONS: Readonly<Record<number, string>> = {
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

function problemOf(errorCode: string | undefined): ProblemCode {
  if (errorCode === 'HPE_HEADER_OVERFLOW') return 'headers_too_large';
  if (errorCode === 'ERR_HTTP_REQUEST_TIMEOUT') return 'request_timeout';
  if (errorCode === 'HPE_INVALID_EOF_STATE') return 'body_cut_off';
  return 'invalid_request';
}
