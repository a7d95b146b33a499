import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import express from 'express';

/** Ordinary HLS as ffmpeg makes it: fragmented MP4 in segments of about 2 s, served from a folder. */
export interface PlainHls {
  /** Output of ffmpeg's `tee`. */
  readonly output: string;
  readonly playlist: string;
  /** A player may begin where it would in the midst of a broadcast. */
  ready(): Promise<void>;
  close(): void;
}

/** Players begin three segments behind the newest. */
const ENOUGH = 5;

const segmentsIn = (file: string) => readFileSync(file, 'utf8').split('#EXTINF').length - 1;

export async function plainHls(folder: string): Promise<PlainHls> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'index.m3u8');
  const app = express();
  app.use((_request, response, next) => {
    response.set({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    next();
  });
  app.use(express.static(folder, { etag: false, cacheControl: false }));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const options = [
    ...['f=hls', 'hls_time=2', 'hls_list_size=6', 'hls_flags=delete_segments'],
    ...['hls_segment_type=fmp4', `hls_segment_filename=${folder}/seg%d.m4s`],
  ];
  return {
    output: `[${options.join(':')}]${file}`,
    playlist: `http://127.0.0.1:${port}/index.m3u8`,
    async ready() {
      const until = performance.now() + 30_000;
      while (!existsSync(file) || segmentsIn(file) < ENOUGH) {
        if (performance.now() > until) throw new Error('no plain HLS came');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
