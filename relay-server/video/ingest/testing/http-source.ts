import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HttpSource {
  readonly url: string;
  /** Breaks off every answer under way; the next is given again. */
  interrupt(): void;
  close(): void;
}

/** Live pictures over HTTP: each request gets the stream from now on. */
export async function httpSource(sends: readonly string[]): Promise<HttpSource> {
  const server: Server = createServer((_, response) => {
    const args = ['-hide_banner', '-loglevel', 'quiet', ...sends, '-f', 'flv', 'pipe:1'];
    const source = spawn('ffmpeg', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    source.stdout.pipe(response);
    response.on('close', () => source.kill('SIGKILL'));
  });
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
