import type { RunEnd } from '../media.ts';
import { findFfmpeg } from './ffmpeg-version.ts';
import { boundLog } from './log-bound.ts';
import type { ToIngest } from './messages.ts';
import { Outlet, type Send } from './outlet.ts';
import { type ConverterContext, Publication } from './publication.ts';
import { Pull } from './pull.ts';
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
  /** Addresses by stream. */
  readonly #pulls = new Map<string, string>();
  readonly #pulling = new Map<string, Pull>();
  #tools: ConverterContext | null = null;

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
      this.#stopPull(message.streamId, 'revoked');
    } else if (message.kind === 'pull') {
      this.#stopPull(message.streamId, 'closed');
      this.#pulls.set(message.streamId, message.url);
      this.#pull(message.streamId, message.url);
    } else {
      this.#stopPull(message.streamId, 'closed');
    }
  }

  /** Before ffmpeg was found to be there, it is only noted. */
  #pull(streamId: string, url: string): void {
    if (this.#tools) this.#pulling.set(streamId, new Pull(streamId, url, this.#tools));
  }

  #stopPull(streamId: string, reason: RunEnd): void {
    this.#pulls.delete(streamId);
    this.#pulling.get(streamId)?.close(reason);
    this.#pulling.delete(streamId);
  }

  async #begin({ host, port, ffmpeg, limits }: Open): Promise<void> {
    const found = await findFfmpeg(ffmpeg);
    if (!found.ok || ffmpeg === null) {
      this.#tell({ kind: 'shut', problem: found.ok ? '' : found.problem });
      return;
    }
    const { major } = found;
    const context = { ffmpeg, major, outlet: this.#outlet, limits, log: this.#log };
    this.#tools = context;
    for (const [streamId, url] of this.#pulls) this.#pull(streamId, url);
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
