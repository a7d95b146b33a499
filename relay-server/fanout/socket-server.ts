import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { type ClientToRelay, MAX_MESSAGE_BYTES, type RelayToClient } from '../../wire/frame.ts';
import { AddressBuckets } from './address-buckets.ts';
import { isLoopbackAddress, type Knock } from './gate.ts';
import type { Limits } from './limits.ts';
import { TokenBucket } from './token-bucket.ts';

export type RelayServer = Server<ClientToRelay, RelayToClient>;

/**
 * Socket.IO as this relay uses it: WebSocket only, no state recovery (a replica asks anew, F-10), no
 * per-message deflate (so that a room's frame is encoded and framed once, F-30), small messages in.
 * @param whyRefused tells why a request may not become a socket
 * @param onRefused told why a connection was refused at the door
 */
export function createSocketServer(
  http: HttpServer,
  limits: Limits,
  whyRefused: (knock: Knock) => string | undefined,
  onRefused: (reason: string, address: string) => void,
): RelayServer {
  const ofAddress = new AddressBuckets(limits.connectOfAddress);
  const connects = new TokenBucket(limits.connect.burst, limits.connect.perSecond, 0);
  // Only upgrades are Socket.IO's here; it must not answer plain requests beside their owner.
  const answerers = http.listeners('request');
  const io: RelayServer = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    pingInterval: limits.pingEveryMs,
    pingTimeout: limits.pingTimeoutMs,
    connectTimeout: 5_000,
    // Offers of other protocols elsewhere are the HTTP half's to decline.
    destroyUpgrade: false,
    allowRequest: (request, answer) => {
      const { remoteAddress } = request.socket;
      const reason =
        whyRefused({ remoteAddress, headers: request.headers }) ??
        (isLoopbackAddress(remoteAddress) || ofAddress.take(remoteAddress ?? '', performance.now())
          ? undefined
          : 'connecting too fast from one address') ??
        (io.engine.clientsCount >= limits.displays ? 'too many displays' : undefined) ??
        (connects.take(performance.now()) ? undefined : 'connecting too fast');
      if (reason !== undefined) onRefused(reason, remoteAddress ?? '');
      answer(reason === undefined ? null : 'forbidden', reason === undefined);
    },
  });
  http.removeAllListeners('request');
  for (const answer of answerers) http.on('request', (...args) => answer.apply(http, args));
  return io;
}
