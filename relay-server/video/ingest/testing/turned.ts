import { spawnSync } from 'node:child_process';

/** What a device sends, as fragmented MP4, made at once. */
export function recordedMp4(sends: readonly string[], seconds: number): Buffer {
  const args = ['-hide_banner', '-loglevel', 'error', ...sends.filter((each) => each !== '-re')];
  const output = ['-t', String(seconds), '-movflags', 'empty_moov+frag_keyframe', '-f', 'mp4'];
  const { stdout, stderr } = spawnSync('ffmpeg', [...args, ...output, 'pipe:1'], {
    maxBuffer: 1 << 26,
  });
  if (stderr.length > 0) throw new Error(stderr.toString());
  return stdout;
}

/** From the box's name to its matrix: version, times, id, duration, layer, volume (ISO 14496-12 §8.3.2). */
const MATRIX_AT = 4 + 40;
/** A quarter turn. */
const QUARTER = [0, 0x1_0000, 0, -0x1_0000, 0, 0, 0, 0, 0x4000_0000];

/** The same file, held upright by a device that was turned: its first track says so. */
export function turned(file: Buffer): Buffer {
  const copy = Buffer.from(file);
  const at = copy.indexOf('tkhd') + MATRIX_AT;
  for (const [n, value] of QUARTER.entries()) copy.writeInt32BE(value, at + 4 * n);
  return copy;
}
