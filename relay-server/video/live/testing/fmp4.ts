import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A moving test picture with a tone, as fragmented MP4, one fragment a frame, in real time. */
export function movingPicture(
  seconds: number,
  size = '320x240',
): ChildProcessByStdio<null, Readable, Readable> {
  const args = [
    ...['-hide_banner', '-loglevel', 'error', '-re', '-f', 'lavfi'],
    ...['-i', `testsrc2=size=${size}:rate=25`, '-t', String(seconds), '-c:v', 'libx264'],
    ...['-preset', 'ultrafast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p'],
    ...['-g', '25', '-keyint_min', '25', '-sc_threshold', '0', '-f', 'mp4'],
    ...['-movflags', '+frag_every_frame+empty_moov+default_base_moof', 'pipe:1'],
  ];
  return spawn('ffmpeg', args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The top-level boxes of an MP4 as they become whole. */
export async function* boxesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<[string, Buffer]> {
  let rest = Buffer.alloc(0);
  for await (const chunk of bytes) {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 8 && rest.length >= rest.readUInt32BE(0)) {
      const size = rest.readUInt32BE(0);
      yield [rest.toString('latin1', 4, 8), rest.subarray(0, size)];
      rest = rest.subarray(size);
    }
  }
}

/** The initialisation segment, then one fragment after another. */
export async function* fragmentsOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  for await (const [type, box] of boxesOf(bytes)) {
    if (type === 'mfra') return;
    pieces.push(box);
    if (type !== 'moov' && type !== 'mdat') continue;
    yield Buffer.concat(pieces);
    pieces = [];
  }
}
