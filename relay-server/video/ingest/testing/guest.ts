import { connect } from 'node:net';
import * as client from './rtmp-client.ts';

/** Somebody who asks to publish under a key, by hand, and then does nothing. */
export interface Guest {
  /** Something was said after the request to publish. */
  readonly answered: Promise<void>;
  /** The other side has let go of the connection. */
  readonly closed: Promise<void>;
  /** Sends nothing more, and would go on listening. */
  hangUpHalf(): void;
}

const GREETINGS = 3_073;

export function guest(port: number, key: string): Guest {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => socket.destroy());
  let received = 0;
  const answered = new Promise<void>((resolve) => {
    socket.on('data', (bytes) => {
      received += bytes.length;
      // Beyond the handshake and the answer to `connect`.
      if (received > GREETINGS && bytes.includes('NetStream.Publish.Start')) resolve();
    });
  });
  const closed = new Promise<void>((resolve) => {
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve());
  });
  socket.write(Buffer.concat([client.handshake(), client.connect('field'), client.publish(key)]));
  return { answered, closed, hangUpHalf: () => socket.end() };
}
