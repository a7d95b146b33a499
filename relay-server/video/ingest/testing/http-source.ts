import { spawn } from 'node:child_process';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HttpSource {
  readonly url: string;
  /** Breaks off every answer under way; the next is given again. */
  interrupt(): void;
  close(): void;
}

/** Live pictures over HTTP: each request gets the stream from now on. */
export async function httpSource(
  sends: readonly string[],
  format: readonly string[] = ['-f', 'flv'],
): Promise<HttpSource> {
  return served((_, response) => {
    const args = ['-hide_banner', '-loglevel', 'quiet', ...sends, ...format, 'pipe:1'];
    const source = spawn('ffmpeg', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    source.stdout.pipe(response);
    response.on('close', () => source.kill('SIGKILL'));
  });
}

/** A file over HTTP. */
export function fileSource(file: Uint8Array): Promise<HttpSource> {
  return served((_, response) => response.end(file));
}

async function served(answer: RequestListener): Promise<HttpSource> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/live.flv`,
    interrupt: () => server.closeAllConnections(),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
