import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const QUIET = ['-hide_banner', '-loglevel', 'error'];
const most = { maxBuffer: 1 << 28, encoding: 'buffer' } as const;

export interface Grey {
  readonly width: number;
  /** Brightness of a pixel, 0 to 255. */
  at(x: number, y: number): number;
}

/** Every picture of a file, as brightness. */
export async function picturesOf(file: string, width: number, height: number): Promise<Grey[]> {
  const { stdout } = await run(
    'ffmpeg',
    [...QUIET, '-i', file, '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1'],
    most,
  );
  const size = width * height;
  return Array.from({ length: stdout.byteLength / size }, (_, n) => ({
    width,
    at: (x, y) => stdout[n * size + y * width + x] ?? -1,
  }));
}

/** How loud a file is between two moments: the mean of its samples' size, 0 to 1. */
export async function loudness(file: string, fromMs: number, toMs: number): Promise<number> {
  const { stdout } = await run(
    'ffmpeg',
    [...QUIET, '-i', file, '-vn', '-ac', '1', '-ar', '48000', '-f', 's16le', 'pipe:1'],
    most,
  );
  const samples = new Int16Array(stdout.buffer, stdout.byteOffset, stdout.byteLength >> 1);
  const part = samples.subarray(fromMs * 48, toMs * 48);
  return part.reduce((sum, one) => sum + Math.abs(one), 0) / part.length / 32_768;
}
