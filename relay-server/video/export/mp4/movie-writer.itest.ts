import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { MediaPart } from '../../media.ts';
import { sampleMedia } from '../testing/sample-media.ts';
import { MovieWriter } from './movie-writer.ts';

const run = promisify(execFile);
const TIME = { timeout: 60_000 };
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'movie-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const packets = z.object({
  packets: z.array(
    z.object({
      codec_type: z.string(),
      pts_time: z.coerce.number(),
      dts_time: z.coerce.number(),
      size: z.string(),
      flags: z.string(),
      data_hash: z.string(),
    }),
  ),
});

/** What a demuxer that we did not write finds in a file. */
async function packetsIn(name: string, bytes: Uint8Array) {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const asked = ['-v', 'error', '-show_packets', '-show_data_hash', 'md5', '-of', 'json', file];
  const { stdout, stderr } = await run('ffprobe', asked, { maxBuffer: 64 * 2 ** 20 });
  expect(stderr).toBe('');
  const all = packets.parse(JSON.parse(stdout)).packets;
  return { video: track(all, 'video'), audio: track(all, 'audio') };
}

function track(all: z.infer<typeof packets>['packets'], kind: string) {
  const own = all.filter(({ codec_type }) => codec_type === kind);
  return own.map(({ pts_time, dts_time, size, flags, data_hash }) => ({
    ...{ pts: pts_time, dts: dts_time, key: flags.startsWith('K') },
    bytes: `${size} ${data_hash}`,
  }));
}

function segmentsOf(parts: readonly MediaPart[]): Buffer[] {
  const segments: Buffer[][] = [];
  for (const { startsSegment, data } of parts) {
    if (startsSegment) segments.push([]);
    segments.at(-1)?.push(Buffer.from(data));
  }
  return segments.map((pieces) => Buffer.concat(pieces));
}

function movieOf(init: Uint8Array, segments: readonly Uint8Array[]): Buffer {
  const media = [init, ...segments];
  const writer = new MovieWriter(
    init,
    media.reduce((sum, { byteLength }) => sum + byteLength, 0),
  );
  for (const segment of segments) writer.add(segment);
  return Buffer.concat([writer.head, ...media, ...writer.moov().pieces]);
}

describe('a recording as one MP4', TIME, () => {
  it.each([true, false])(
    'H-41 has each sample of the segments, at its time (sound: %s)',
    async (sound) => {
      const { run: about, parts } = await sampleMedia({ sound });
      const segments = segmentsOf(parts);
      expect(segments).toHaveLength(3);
      const movie = movieOf(about.init, segments);
      const as = await packetsIn('a.mp4', Buffer.concat([about.init, ...segments]));
      const is = await packetsIn('b.mp4', movie);
      expect(as.video).toHaveLength(150);
      expect(as.video.some(({ pts, dts }) => pts - dts > 0.05)).toBe(true);
      expect(as.audio.length > 200).toBe(sound);
      for (const kind of ['video', 'audio'] as const) {
        expect(is[kind].map(({ bytes }) => bytes)).toEqual(as[kind].map(({ bytes }) => bytes));
        expect(is[kind].map(({ key }) => key)).toEqual(as[kind].map(({ key }) => key));
        // Only the beginning of the file is another one: sound and pictures stay together.
        const from = Math.min(...[...as.video, ...as.audio].map(({ pts }) => pts));
        for (const [n, { pts, dts }] of is[kind].entries()) {
          expect(Math.abs(pts - ((as[kind][n]?.pts ?? 0) - from))).toBeLessThan(0.001);
          expect(Math.abs(dts - ((as[kind][n]?.dts ?? 0) - from))).toBeLessThan(0.001);
        }
      }
      for (const media of [about.init, ...segments]) {
        expect(movie.includes(Buffer.from(media))).toBe(true);
      }
      expect(movieOf(about.init, segments).equals(movie)).toBe(true);
    },
  );

  it('H-41 leaves the time of what was not kept standing', async () => {
    const { run: about, parts } = await sampleMedia();
    const [first = Buffer.alloc(0), , last = Buffer.alloc(0)] = segmentsOf(parts);
    const { video, audio } = await packetsIn('gap.mp4', movieOf(about.init, [first, last]));
    for (const own of [video, audio]) {
      const times = own.map(({ pts }) => pts).sort((a, b) => a - b);
      expect(Math.max(...times)).toBeGreaterThan(5.9);
      const leaps = times.slice(1).map((time, n) => time - (times[n] ?? 0));
      expect(leaps.filter((leap) => leap > 1.5)).toHaveLength(1);
    }
  });

  it('H-41 is decoded from any place without complaint', async () => {
    const { run: about, parts } = await sampleMedia();
    const file = join(folder, 'c.mp4');
    writeFileSync(file, movieOf(about.init, segmentsOf(parts)));
    for (const from of ['0', '3.5']) {
      const args = ['-v', 'warning', '-xerror', '-ss', from, '-i', file, '-f', 'null', '-'];
      expect((await run('ffmpeg', args)).stderr).toBe('');
    }
  });
});
