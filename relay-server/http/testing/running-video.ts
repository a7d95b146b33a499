import { once } from 'node:events';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import express, { type RequestHandler } from 'express';
import { Guards } from '../../access/guards.ts';
import { fixedAccess } from '../../access/testing/fixed-access.ts';
import type { LiveLimits } from '../../video/live/live-limits.ts';
import { LiveStreams } from '../../video/live/live-streams.ts';
import { answerErrors } from '../errors.ts';
import { methodRoute } from '../method-route.ts';
import { RequestProblem } from '../problem.ts';
import { securityHeaders } from '../security-headers.ts';
import { createHttpServer } from '../server.ts';
import { videoFeed } from '../video-feed-route.ts';
import { videoLiveRoute } from '../video-live-route.ts';

export interface VideoAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Live video alone, on a free loopback port. */
export async function runVideo(
  options: { limits?: Partial<LiveLimits>; guard?: RequestHandler; now?: () => number } = {},
) {
  const clock = { now: options.now ?? Date.now };
  const streams = new LiveStreams({ clock, limits: options.limits ?? {} });
  const logged: unknown[] = [];
  const app = express();
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(securityHeaders);
  const guard = options.guard ?? new Guards(fixedAccess()).may('read.bureau');
  app.use('/video/live', videoLiveRoute({ streams, guard }));
  methodRoute(app, '/video/live-feed', 'get', guard, videoFeed(streams));
  app.use(() => {
    throw new RequestProblem('not_found');
  });
  app.use(answerErrors((_line, error) => logged.push(error)));
  const server = createHttpServer();
  server.on('request', app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    streams,
    logged,
    server,
    url: `http://127.0.0.1:${port}/video/live`,
    /** @param path below `/video/live`, sent exactly as it stands */
    ask: (path: string, asking: Asking = {}) => ask(port, `/video/live${path}`, asking),
    async close() {
      streams.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
export type RunningVideo = Awaited<ReturnType<typeof runVideo>>;

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Hangs up when aborted. */
  readonly signal?: AbortSignal;
}

function ask(port: number, path: string, asking: Asking): Promise<VideoAnswer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, signal } = asking;
    const request = httpRequest(
      { host: '127.0.0.1', port, path, method, headers, agent: false, ...(signal && { signal }) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          resolve({ status, headers: response.headers, body: Buffer.concat(chunks) });
        });
      },
    );
    request.on('error', reject);
    request.end();
  });
}
