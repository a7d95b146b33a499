import type { Socket } from 'node:net';
import { z } from 'zod';
import type { RunEnd } from '../media.ts';
import { BoundedRtmp } from './bounded-rtmp.ts';
import { type FlvMessage, readMessage } from './flv-message.ts';
import type { IngestLimits } from './limits.ts';

/** `rtmp://HOST:PORT/field/KEY` */
const APP = 'field';
const request = z.object({
  app: z.literal(APP),
  name: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/),
});

export interface Publisher {
  readonly lastMediaAt: number;
  readonly lastVideoAt: number;
  take(message: FlvMessage): void;
  close(reason: RunEnd): void;
}

export interface SessionHooks {
  readonly limits: IngestLimits;
  /** Whose key it is; null: nobody's. */
  readonly authorise: (key: string) => Promise<string | null>;
  /** @returns null: somebody else publishes this stream */
  readonly publish: (session: RtmpSession, streamId: string) => Publisher | null;
  readonly closed: (session: RtmpSession) => void;
  readonly log: (line: string) => void;
}

const REFUSALS = {
  play: '不提供播放',
  key: '密钥无效',
  busy: '该直播已有推流',
  address: '推流地址有误',
  'published twice': '重复推流',
} as const;

/** Bytes sent that the other side has not read. */
const MOST_UNREAD = 256 * 1024;
/** ms between the refusal and the end of the connection. */
const FAREWELL = 500;

/**
 * One connection at the RTMP door. It may publish under an accepted key and nothing else: what is
 * wrong about it, its parser's failures included, ends this connection only.
 */
export class RtmpSession {
  readonly #socket: Socket;
  readonly #hooks: SessionHooks;
  readonly #rtmp: BoundedRtmp;
  readonly #greeting: NodeJS.Timeout;
  readonly address: string;
  #state: 'greeting' | 'asking' | 'publishing' | 'over' = 'greeting';
  /** What the library wants sent: kept back until it is known whether it is true. */
  #output: Buffer[] = [];
  #request: unknown;
  /** Sent together with the request, before the answer. */
  #early: FlvMessage[] = [];
  #publisher: Publisher | null = null;
  #reason: RunEnd = 'closed';

  constructor(socket: Socket, hooks: SessionHooks) {
    this.#socket = socket;
    this.#hooks = hooks;
    this.address = socket.remoteAddress ?? '';
    this.#rtmp = new BoundedRtmp(hooks.limits.greetingBytes);
    this.#rtmp.onOutputCallback = (bytes) => this.#output.push(Buffer.from(bytes));
    this.#rtmp.onConnectCallback = (received) => this.#asked(received);
    this.#rtmp.onPushCallback = () => this.#publish();
    this.#rtmp.onPlayCallback = () => this.#refuse('play');
    this.#rtmp.onPacketCallback = (packet) => {
      const message = readMessage(packet, Date.now());
      if (message) this.#media(message);
    };
    this.#greeting = setTimeout(() => this.close('silent'), hooks.limits.greeting);
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 5_000);
    socket.on('data', (bytes) => this.#take(bytes));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#closed());
  }

  get publisher(): Publisher | null {
    return this.#publisher;
  }

  close(reason: RunEnd): void {
    this.#reason = reason;
    this.#socket.destroy();
    // Not at the socket's leisure: a revoked stream is cut off now.
    this.#closed();
  }

  #take(bytes: Buffer): void {
    if (this.#state === 'over') return;
    try {
      this.#rtmp.take(bytes);
      if (this.#state === 'greeting' || this.#state === 'publishing') this.#flush();
    } catch (error) {
      this.#hooks.log(`推流连接 ${this.address}：数据有误，已断开：${String(error)}`);
      this.close('unreadable');
    }
  }

  #flush(): void {
    for (const bytes of this.#output) this.#socket.write(bytes);
    this.#output = [];
    // Somebody who has much answered and reads nothing.
    if (this.#socket.writableLength > MOST_UNREAD) this.close('unreadable');
  }

  /** The library has made its consent before it asks: it waits in the output. */
  #asked(received: unknown): void {
    this.#request = received;
  }

  #publish(): void {
    const parsed = request.safeParse(this.#request);
    if (this.#state !== 'greeting') this.#refuse('published twice');
    else if (!parsed.success) this.#refuse('address');
    else this.#ask(parsed.data.name);
  }

  #ask(key: string): void {
    this.#state = 'asking';
    const consent = this.#output.splice(-1);
    this.#flush();
    this.#socket.pause();
    this.#hooks
      .authorise(key)
      .then((streamId) => this.#answered(streamId, consent))
      .catch((error: unknown) => {
        this.#hooks.log(`推流连接 ${this.address}：无法核对密钥：${String(error)}`);
        this.close('failed');
      });
  }

  #answered(streamId: string | null, consent: Buffer[]): void {
    if (this.#state !== 'asking') return;
    const publisher = streamId === null ? null : this.#hooks.publish(this, streamId);
    if (publisher) this.#accept(publisher, consent);
    else this.#refuse(streamId === null ? 'key' : 'busy');
  }

  #accept(publisher: Publisher, consent: Buffer[]): void {
    clearTimeout(this.#greeting);
    this.#state = 'publishing';
    this.#publisher = publisher;
    this.#rtmp.mostBytes = this.#hooks.limits.messageBytes;
    this.#output.unshift(...consent);
    this.#flush();
    for (const message of this.#early) publisher.take(message);
    this.#early = [];
    this.#socket.resume();
  }

  #media(message: FlvMessage): void {
    if (this.#state === 'publishing') this.#publisher?.take(message);
    else if (this.#state === 'asking') this.#early.push(message);
  }

  /** Says no and hangs up. What was sent before its time stays unsent. */
  #refuse(why: keyof typeof REFUSALS): void {
    if (this.#state === 'over') return;
    this.#hooks.log(`推流连接 ${this.address} 被拒绝：${REFUSALS[why]}`);
    if (this.#publisher) {
      this.close('unreadable');
      return;
    }
    this.#state = 'over';
    clearTimeout(this.#greeting);
    this.#output = [];
    this.#rtmp.refusePublish(why);
    this.#flush();
    this.#socket.end();
    setTimeout(() => this.#socket.destroy(), FAREWELL).unref();
  }

  #closed(): void {
    clearTimeout(this.#greeting);
    this.#state = 'over';
    this.#early = [];
    this.#publisher?.close(this.#reason);
    this.#publisher = null;
    this.#hooks.closed(this);
  }
}
