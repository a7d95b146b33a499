import { createServer, type Server, type Socket } from 'node:net';
import type { IngestLimits } from './limits.ts';
import { type Publisher, RtmpSession, type SessionHooks } from './rtmp-session.ts';

export interface DoorContext {
  readonly limits: IngestLimits;
  readonly authorise: (key: string) => Promise<string | null>;
  readonly open: (streamId: string) => Publisher;
  readonly log: (line: string) => void;
}

/** ms */
const WATCH = 500;

/** Where publishers come in: who may, how many, and one at a time per stream. */
export class RtmpDoor {
  readonly #context: DoorContext;
  readonly #server: Server;
  readonly #sessions = new Set<RtmpSession>();
  readonly #publishing = new Map<string, RtmpSession>();
  readonly #watch: NodeJS.Timeout;

  constructor(context: DoorContext) {
    this.#context = context;
    this.#server = createServer((socket) => this.#enter(socket));
    this.#server.on('error', (error) => context.log(`推流端口：${error.message}`));
    this.#server.maxConnections = context.limits.connections;
    this.#watch = setInterval(() => this.#closeSilent(), WATCH);
  }

  /** @returns the port @throws what the system says when the address cannot be had */
  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        const address = this.#server.address();
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no address'));
      });
    });
  }

  /** Cuts off whoever publishes the stream. */
  revoke(streamId: string): void {
    this.#publishing.get(streamId)?.close('revoked');
  }

  close(): void {
    clearInterval(this.#watch);
    this.#server.close();
    for (const session of this.#sessions) session.close('closed');
  }

  #enter(socket: Socket): void {
    const address = socket.remoteAddress;
    let same = 0;
    for (const session of this.#sessions) if (session.address === address) same += 1;
    if (address === undefined || same >= this.#context.limits.connectionsOfAddress) {
      socket.on('error', () => socket.destroy());
      socket.destroy();
      return;
    }
    this.#sessions.add(new RtmpSession(socket, this.#hooks()));
  }

  #hooks(): SessionHooks {
    const { limits, authorise, log } = this.#context;
    return {
      limits,
      authorise,
      log,
      publish: (session, streamId) => this.#publish(session, streamId),
      closed: (session) => this.#left(session),
    };
  }

  #publish(session: RtmpSession, streamId: string): Publisher | null {
    const other = this.#publishing.get(streamId);
    if (other) {
      const quiet = Date.now() - (other.publisher?.lastMediaAt ?? 0);
      if (quiet < this.#context.limits.givesWay) return null;
      // A device that reconnects before its old connection is known to be lost.
      other.close('silent');
    }
    this.#publishing.set(streamId, session);
    return this.#context.open(streamId);
  }

  #left(session: RtmpSession): void {
    this.#sessions.delete(session);
    for (const [streamId, each] of this.#publishing) {
      if (each === session) this.#publishing.delete(streamId);
    }
  }

  #closeSilent(): void {
    const since = Date.now() - this.#context.limits.silence;
    for (const session of this.#sessions) {
      if (session.publisher && session.publisher.lastVideoAt < since) session.close('silent');
    }
  }
}
