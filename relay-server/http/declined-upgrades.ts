import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * A request may offer another protocol (Java's HttpClient and `curl --http2` offer h2c with every
 * request); a server that does not want it answers in HTTP/1.1 as if it had not been offered (RFC 9110
 * §7.8). Node would hang up instead once anybody listens for WebSocket upgrades.
 * @param keeps paths (beginnings) whose upgrades belong to somebody else
 */
export function declineUpgrades(server: Server, keeps: readonly string[]): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { url = '/' } = request;
    if (keeps.some((path) => url.startsWith(path))) return;
    // The parser has let go of the socket: it is handed in anew, the request without its offer first.
    socket.unshift(Buffer.concat([Buffer.from(withoutOffer(request), 'latin1'), head]));
    server.emit('encrypted' in request.socket ? 'secureConnection' : 'connection', socket);
  });
}

const OFFER = new Set(['connection', 'upgrade', 'http2-settings']);

function withoutOffer({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (!OFFER.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[at + 1]}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
