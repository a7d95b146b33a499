import { once } from 'node:events';
import { Server } from 'socket.io';
import { fixedAccess } from '../../relay-server/access/testing/fixed-access.ts';
import { createHttpApp, type HttpAppOptions } from '../../relay-server/http/app.ts';
import { createHttpServer } from '../../relay-server/http/server.ts';
import { NOW } from '../support/load.ts';
import { SOURCE_KEYS } from '../support/poster.ts';

/** The relay's HTTP door beside a plain Socket.IO server, for programs that simply emit. */
export class PlainServer {
  readonly io: Server;
  readonly #http = createHttpServer();

  constructor() {
    this.io = new Server(this.#http, {
      transports: ['websocket'],
      serveClient: false,
      perMessageDeflate: false,
      httpCompression: false,
    });
    this.#http.removeAllListeners('request');
  }

  /** @returns its address */
  async listen(options: Pick<HttpAppOptions, 'recorder' | 'store'>): Promise<string> {
    const app = createHttpApp({
      ...options,
      clock: { now: () => NOW },
      sourceKeys: SOURCE_KEYS,
      access: fixedAccess(),
      webRoot: '',
      health: () => ({
        court: { name: '示例法院', demo: true },
        storage: { state: 'ok', since: NOW, message: null },
        degraded: [],
        unrecorded: [],
        displays: 0,
        video: null,
      }),
      log: (line, error) => console.error(line, error ?? ''),
    });
    this.#http.on('request', app);
    this.#http.listen(0, '127.0.0.1');
    await once(this.#http, 'listening');
    const address = this.#http.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  async close(): Promise<void> {
    this.#http.closeAllConnections();
    await this.io.close();
  }
}
