import { findFfmpeg } from './ffmpeg-version.ts';
import { boundLog } from './log-bound.ts';
import type { ToIngest } from './messages.ts';
import { Outlet, type Send } from './outlet.ts';
import { Publication } from './publication.ts';
import { RtmpDoor } from './rtmp-door.ts';

type Open = Extract<ToIngest, { kind: 'open' }>;

/** ms */
const LISTEN_AGAIN = 10_000;

/** The ingest process without the process: answers the relay's messages. */
export class Ingest {
  readonly #send: Send;
  readonly #log: (line: string) => void;
  readonly #outlet: Outlet;
  readonly #asked = new Map<number, (streamId: string | null) => void>();
  #asks = 0;
  #door: RtmpDoor | null = null;

  constructor(open: Open, send: Send) {
    this.#send = send;
    this.#log = boundLog((line) => this.#tell({ kind: 'log', line }));
    this.#outlet = new Outlet(send, open.limits.relayBacklog);
    void this.#begin(open);
  }

  receive(message: Exclude<ToIngest, Open>): void {
    if (message.kind === 'answer') {
      this.#asked.get(message.ask)?.(message.streamId);
      this.#asked.delete(message.ask);
    } else if (message.kind === 'revoke') {
      this.#door?.revoke(message.streamId);
    }
  }

  async #begin({ host, port, ffmpeg, limits }: Open): Promise<void> {
    const found = await findFfmpeg(ffmpeg);
    if (!found.ok || ffmpeg === null) {
      this.#tell({ kind: 'shut', problem: found.ok ? '' : found.problem });
      return;
    }
    const context = { ffmpeg, outlet: this.#outlet, limits, log: this.#log };
    this.#door = new RtmpDoor({
      limits,
      authorise: (key) => this.#authorise(key),
      open: (streamId) => new Publication(streamId, context),
      log: this.#log,
    });
    await this.#listen(this.#door, host, port);
  }

  /** Tries again and again: who holds the port may let go of it. */
  async #listen(door: RtmpDoor, host: string, port: number): Promise<void> {
    try {
      this.#tell({ kind: 'opened', port: await door.listen(host, port) });
    } catch (error) {
      this.#tell({ kind: 'shut', problem: `推流端口 ${port} 无法打开：${String(error)}` });
      setTimeout(() => void this.#listen(door, host, port), LISTEN_AGAIN);
    }
  }

  #authorise(key: string): Promise<string | null> {
    this.#asks += 1;
    const ask = this.#asks;
    return new Promise((resolve) => {
      this.#asked.set(ask, resolve);
      this.#tell({ kind: 'ask', ask, key });
    });
  }

  #tell(message: Parameters<Send>[0]): void {
    this.#send(message, () => undefined);
  }
}
