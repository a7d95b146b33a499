import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface SampleOptions {
  readonly seconds?: number;
  /** Its ending chooses the container. */
  readonly name?: string;
  readonly size?: string;
  readonly sound?: boolean;
  /** Further arguments of the output. */
  readonly output?: readonly string[];
}

/** A recording as a device would have written it: a moving picture, a key frame every second. */
export async function sampleFile(options: SampleOptions = {}): Promise<Buffer> {
  const { seconds = 4, name = 'a.mp4', size = '160x120', sound = true, output = [] } = options;
  const folder = mkdtempSync(join(tmpdir(), 'sample-'));
  try {
    const file = join(folder, name);
    await run('ffmpeg', [
      ...['-hide_banner', '-loglevel', 'error', '-f', 'lavfi'],
      ...['-i', `testsrc2=size=${size}:rate=25`],
      ...(sound ? ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100'] : []),
      ...['-t', String(seconds), '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
      ...['-g', '25', '-keyint_min', '25', '-sc_threshold', '0', '-c:a', 'aac'],
      ...output,
      file,
    ]);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
