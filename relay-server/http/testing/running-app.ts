import { once } from 'node:events';
import { connect } from 'node:net';
import { fixedAccess } from '../../access/testing/fixed-access.ts';
import { MemoryStore } from '../../log/memory-store.ts';
import { createHttpApp, type HttpAppOptions } from '../app.ts';
import { createHttpServer, SERVER_LIMITS, type ServerLimits } from '../server.ts';
import { type Asking, ask } from './ask.ts';
import { smallRecorder } from './small-recorder.ts';

export const KEY = 'key-of-the-court-0001';
export const OTHER_KEY = 'key-of-another-one-02';

/** The HTTP half of a relay on a free loopback port, over a store in memory. */
export async function runApp(
  changes: Partial<HttpAppOptions> = {},
  serverLimits: Partial<ServerLimits> = {},
) {
  const store = new MemoryStore();
  const logged: { line: string; error: unknown }[] = [];
  const app = createHttpApp({
    recorder: smallRecorder(store),
    store,
    clock: { now: () => 1_732_700_000_000 },
    sourceKeys: [
      { name: 'court', key: KEY },
      { name: 'other', key: OTHER_KEY },
    ],
    access: fixedAccess(),
    webRoot: '/nonexistent',
    health: () => ({
      storage: { state: 'ok', since: 1_732_600_000_000, message: null },
      court: { name: '示例法院', demo: true },
      degraded: [],
      unrecorded: [],
      displays: 3,
      video: { rtmpPort: 1935, problem: null, recording: null },
    }),
    log: (line, error) => logged.push({ line, error }),
    ...changes,
  });
  const server = createHttpServer({ ...SERVER_LIMITS, ...serverLimits });
  server.on('request', app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  return {
    store,
    logged,
    port,
    /** One request with exactly these headers (fetch would set and forbid some). */
    ask: (path: string, asking: Asking = {}) => ask(port, path, asking),
    post: (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
      ask(port, '/api/v1/events', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${KEY}`,
          'content-type': 'application/json',
          ...headers,
        },
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      }),
    /** Writes bytes as they are. @returns all that came back until the relay hung up */
    raw: (bytes: string, end = false) => raw(port, bytes, end),
    /** Writes bytes and resets the connection once the relay has them. */
    async vanish(bytes: string) {
      const arrived = once(server, 'request');
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
      const [request] = await arrived;
      const gone = new Promise((resolve) => request.once('close', resolve));
      socket.resetAndDestroy();
      await gone;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
export type RunningApp = Awaited<ReturnType<typeof runApp>>;

async function raw(port: number, bytes: string, end: boolean): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  if (end) socket.end(bytes);
  else socket.write(bytes);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('utf8');
}

/** An event of correct form. */
export function event(id: string, changes: Readonly<Record<string, unknown>> = {}) {
  return {
    id,
    type: 'case.node',
    v: 1,
    occurredAt: 1_711_000_000_000,
    caseNumber: '（2024）粤0607执1号',
    body: { code: '012' },
    ...changes,
  };
}
