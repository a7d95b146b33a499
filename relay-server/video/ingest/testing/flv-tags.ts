import { spawnSync } from 'node:child_process';
import { type FlvMessage, readMessage } from '../flv-message.ts';

/** An FLV file's sound and pictures, as a publisher would send them; `arrival` is to be set. */
export function recordedTags(size: string, seconds: number): FlvMessage[] {
  return tagsOf(recordedFlv(size, seconds, ['-preset', 'ultrafast', '-tune', 'zerolatency']));
}

/** The same as a file. @param x264 how the pictures are encoded */
export function recordedFlv(size: string, seconds: number, x264: readonly string[]): Buffer {
  const args = [
    ...['-hide_banner', '-loglevel', 'error'],
    ...['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=25`],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100'],
    ...['-t', String(seconds), '-c:v', 'libx264', '-pix_fmt', 'yuv420p', ...x264],
    ...['-g', '25', '-c:a', 'aac', '-f', 'flv', 'pipe:1'],
  ];
  const { stdout, stderr } = spawnSync('ffmpeg', args, { maxBuffer: 1 << 26 });
  if (stderr.length > 0) throw new Error(stderr.toString());
  return stdout;
}

const FILE_HEADER = 13;
const TAG_HEADER = 11;

export function tagsOf(file: Buffer): FlvMessage[] {
  const messages: FlvMessage[] = [];
  for (let at = FILE_HEADER; at < file.length; ) {
    const size = file.readUIntBE(at + 1, 3);
    const data = file.subarray(at + TAG_HEADER, at + TAG_HEADER + size);
    const dts = file.readUIntBE(at + 4, 3);
    const message = readMessage({ codec_type: file.readUInt8(at), dts, size, data }, 0);
    if (message) messages.push(message);
    at += TAG_HEADER + size + 4;
  }
  return messages;
}
