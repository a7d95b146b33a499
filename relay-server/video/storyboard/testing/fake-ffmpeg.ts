import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program that is started as ffmpeg would be. @param script of a POSIX shell */
export function fakeFfmpeg(folder: string, script: string): string {
  const file = join(folder, 'fake-ffmpeg');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}
