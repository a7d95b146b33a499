import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * An ffmpeg that does something else before it does its work, the first `times` it is asked to rewrite.
 * @param deed a shell's line
 * @returns its path
 */
export function faultyFfmpeg(folder: string, deed: string, times: number): string {
  const file = join(folder, 'ffmpeg');
  const script = [
    '#!/bin/sh',
    'case "$*" in *frag_duration*)',
    `  n=$(cat "${file}.count" 2>/dev/null || echo 0)`,
    `  if [ "$n" -lt ${times} ]; then echo $((n + 1)) > "${file}.count"; ${deed}; fi;;`,
    'esac',
    'exec ffmpeg "$@"',
    '',
  ];
  writeFileSync(file, script.join('\n'));
  chmodSync(file, 0o755);
  const probe = join(folder, 'ffprobe');
  if (!existsSync(probe)) writeFileSync(probe, '#!/bin/sh\nexec ffprobe "$@"\n');
  chmodSync(probe, 0o755);
  return file;
}
