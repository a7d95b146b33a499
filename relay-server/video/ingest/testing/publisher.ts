import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

const picture = ['-re', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25'];
const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100'];
const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '25'];

/** What a device may send. */
export const SENDS = {
  /** H.264 with a key frame every second, and AAC. */
  usual: [...picture, ...sound, ...x264, '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
  silent: [...picture, ...x264, '-pix_fmt', 'yuv420p', '-an'],
  /** What many body cameras send with their pictures. */
  g711: [...picture, ...sound, ...x264, '-pix_fmt', 'yuv420p', '-c:a', 'pcm_alaw', '-ar', '8000'],
  /** The same with µ-law, as FLV's codec 8. */
  ulaw: [...picture, ...sound, ...x264, '-pix_fmt', 'yuv420p', '-c:a', 'pcm_mulaw', '-ar', '8000'],
  /** Frames left out without order: now 25 a second, now 4. */
  uneven: [
    ...[...picture, '-vf', 'select=not(mod(n\\,6))+lt(mod(n\\,50)\\,20)', '-vsync', 'vfr'],
    ...[...x264, '-pix_fmt', 'yuv420p', '-an'],
  ],
  /** Sorenson H.263 and MP3. */
  old: [...picture, ...sound, '-c:v', 'flv', '-g', '25', '-c:a', 'libmp3lame'],
} as const;

export interface Publisher {
  readonly process: ChildProcess;
  /** Its exit code; null after a signal. */
  readonly exited: Promise<number | null>;
}

const started = new Set<ChildProcess>();

/** A real ffmpeg that publishes until it is refused, cut off or stopped. */
export function publish(port: number, key: string, sends: readonly string[]): Publisher {
  const address = `rtmp://127.0.0.1:${port}/field/${key}`;
  return ffmpeg([...sends, '-f', 'flv', address]);
}

export function ffmpeg(args: readonly string[]): Publisher {
  const process = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'quiet', ...args], {
    stdio: 'ignore',
  });
  started.add(process);
  const exited = once(process, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  return { process, exited };
}

export function stopPublishers(): void {
  for (const process of started) process.kill('SIGKILL');
  started.clear();
}

/** Frames that can be decoded, by codec; throws when ffprobe finds anything wrong. */
export function playable(file: Uint8Array): Record<string, number> {
  const entries = ['-count_frames', '-show_entries', 'stream=codec_name,nb_read_frames'];
  const args = ['-v', 'error', ...entries, '-of', 'csv=p=0', '-i', 'pipe:0'];
  const { stdout, stderr, status } = spawnSync('ffprobe', args, { input: file, encoding: 'utf8' });
  if (status !== 0 || stderr !== '') throw new Error(`ffprobe: ${stderr}`);
  const lines = stdout.trim().split('\n');
  return Object.fromEntries(
    lines.map((line) => {
      const [codec, frames] = line.split(',');
      return [codec ?? '', Number(frames)];
    }),
  );
}

/** Degrees by which players turn its pictures. */
export function rotationOf(file: Uint8Array): number {
  const entries = ['-show_entries', 'stream_side_data=rotation'];
  const args = ['-v', 'error', ...entries, '-of', 'csv=p=0', '-i', 'pipe:0'];
  const { stdout } = spawnSync('ffprobe', args, { input: file, encoding: 'utf8' });
  return Number.parseInt(stdout.replace(/^\D*?(-?\d)/, '$1'), 10);
}

/** Process ids of the ffmpegs that a process has started. */
export function convertersOf(pid: number): number[] {
  const args = ['-o', 'pid=,comm=', '--ppid', String(pid)];
  const { stdout } = spawnSync('ps', args, { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line.includes('ffmpeg'))
    .map((line) => Number.parseInt(line, 10));
}
