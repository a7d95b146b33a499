import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';

/**
 * A wall's socket without the wall: speaks just enough WebSocket and Socket.IO to follow, and reads
 * everything without understanding it. So the relay, not the reader, is what a benchmark measures.
 */
export class Drain {
  readonly #socket: Socket;
  readonly #onChunk: ((chunk: Buffer) => void) | undefined;
  #upgraded = false;
  #tail: Buffer = Buffer.alloc(0);
  #bytes = 0;
  #waiting: { marker: Buffer; resolve: () => void } | null = null;
  readonly #closed: Promise<never>;

  /**
   * Connects to the default namespace; resolves when the relay has taken the socket.
   * @param onChunk told of everything that comes after the HTTP answer
   */
  static async open(url: string, onChunk?: (chunk: Buffer) => void): Promise<Drain> {
    const drain = new Drain(url, onChunk);
    await drain.until('0{"sid"');
    const welcomed = drain.until('40{"sid"');
    drain.#sendText('40');
    await welcomed;
    return drain;
  }

  private constructor(url: string, onChunk: ((chunk: Buffer) => void) | undefined) {
    this.#onChunk = onChunk;
    const { hostname, port, host } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.setNoDelay(true);
    this.#socket = socket;
    this.#closed = new Promise((_, reject) => {
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('the relay closed a drain')));
    });
    this.#closed.catch(() => undefined);
    const lines = [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.on('data', (chunk) => this.#take(chunk));
  }

  /** Bytes received so far, framing included. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Emits a Socket.IO event with one argument. */
  emit(event: string, argument: unknown): void {
    this.#sendText(`42${JSON.stringify([event, argument])}`);
  }

  /** Emits one that is acknowledged: the answer begins with `43` and the number. */
  ask(event: string, argument: unknown, number: number): void {
    this.#sendText(`42${number}${JSON.stringify([event, argument])}`);
  }

  /** Answers the heartbeat before it is asked, so that a long run is not dropped. */
  beat(): void {
    this.#sendText('3');
  }

  /** Resolves when the bytes have come (from now on). One at a time. */
  until(marker: string): Promise<void> {
    const found = new Promise<void>((resolve) => {
      this.#waiting = { marker: Buffer.from(marker), resolve };
    });
    return Promise.race([found, this.#closed]);
  }

  /** Rejects when the relay lets go of the socket; never resolves. */
  get closed(): Promise<never> {
    return this.#closed;
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#upgraded) this.#onChunk?.(chunk);
    else {
      const end = chunk.indexOf(HEAD_END);
      this.#upgraded = end >= 0;
      if (end >= 0) this.#onChunk?.(chunk.subarray(end + HEAD_END.length));
    }
    const waiting = this.#waiting;
    if (waiting) {
      // A marker may lie across two chunks.
      const seam = Buffer.concat([this.#tail, chunk.subarray(0, waiting.marker.length)]);
      if (chunk.includes(waiting.marker) || seam.includes(waiting.marker)) {
        this.#waiting = null;
        waiting.resolve();
      }
    }
    this.#tail = Buffer.from(chunk.subarray(Math.max(0, chunk.length - 64)));
  }

  #sendText(text: string): void {
    const payload = Buffer.from(text);
    const mask = randomBytes(4);
    const head = Buffer.alloc(payload.length < 126 ? 2 : 4);
    head.writeUInt8(0x81, 0);
    if (payload.length < 126) head.writeUInt8(0x80 | payload.length, 1);
    else {
      head.writeUInt8(0x80 | 126, 1);
      head.writeUInt16BE(payload.length, 2);
    }
    const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
    this.#socket.write(Buffer.concat([head, mask, masked]));
  }
}
