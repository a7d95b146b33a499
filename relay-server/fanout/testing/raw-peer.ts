import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';

export interface RawPeer {
  /** First line of the answer to the upgrade. */
  readonly status: string;
  /** Sends a masked text frame, whatever it says. */
  send(text: string): void;
  /** Resolves when the text has come, on its own or within more. */
  receives(text: string): Promise<void>;
  /** Reads nothing any more. */
  pause(): void;
  /** Resolves when the relay has closed the connection. */
  readonly closed: Promise<void>;
  destroy(): void;
}

/** A WebSocket peer made by hand: what no decent library would send. */
export function openRawPeer(
  port: number,
  headers: Readonly<Record<string, string>> = {},
  path = '/socket.io/?EIO=4&transport=websocket',
): Promise<RawPeer> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.on('error', () => socket.destroy());
  const all = {
    Host: `127.0.0.1:${port}`,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  return new Promise((resolve) => {
    const answered = () =>
      resolve({
        status: received.split('\r\n', 1)[0] ?? '',
        send: (text) => socket.write(maskedFrame(Buffer.from(text))),
        receives: async (text) => {
          while (!received.includes(text)) await once(socket, 'data');
        },
        pause: () => socket.pause(),
        closed,
        destroy: () => socket.destroy(),
      });
    socket.on('data', (chunk) => {
      const first = received === '';
      received += chunk.toString('latin1');
      if (first) answered();
    });
    void closed.then(answered);
  });
}

function maskedFrame(payload: Buffer): Buffer {
  const mask = randomBytes(4);
  const body = Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
  const length = Buffer.alloc(9);
  length.writeUInt8(0x80 | 127, 0);
  length.writeBigUInt64BE(BigInt(payload.length), 1);
  return Buffer.concat([Buffer.from([0x81]), length, mask, body]);
}
