import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BoxError } from '../box.ts';
import { joined } from '../box-splitter.ts';
import type { FlvMessage } from '../flv-message.ts';
import { type Fragment, readFragment } from '../fragment.ts';
import type { TrackHead } from '../gathering.ts';
import { recordedFlv, tagsOf } from '../testing/flv-tags.ts';
import { readAacConfig, readAvcConfig } from './codec-config.ts';
import { Packager } from './packager.ts';

const LIVE = ['-preset', 'ultrafast', '-tune', 'zerolatency'];

function headOf(messages: readonly FlvMessage[], kind: FlvMessage['kind']): TrackHead {
  const header = messages.find((each) => each.kind === kind && each.header);
  if (!header) throw new Error(`no ${kind} header`);
  return { codec: header.codec, header };
}

function packaged(messages: readonly FlvMessage[], sound = true) {
  const fragments: Fragment[] = [];
  const packager = new Packager(
    headOf(messages, 'video'),
    sound ? headOf(messages, 'audio') : null,
    (fragment) => fragments.push(fragment),
  );
  const frames = messages.filter((each) => !each.header);
  const base = frames.find((each) => each.key)?.dts ?? 0;
  for (const each of frames) if (each.dts >= base) packager.take(each, each.dts - base);
  packager.finish();
  const { init } = packager;
  return { init, fragments, bytes: joined(init.bytes, ...fragments.map(({ data }) => data)) };
}

/** The digest of each picture once decoded, or of each frame of sound, and when it is shown, to the ms. */
function decoded(bytes: Uint8Array, kind: 'v' | 'a') {
  const args = ['-hide_banner', '-loglevel', 'error', '-copyts', '-i', 'pipe:0'];
  const out =
    kind === 'v' ? ['-fps_mode', 'passthrough', '-enc_time_base', '1:1000'] : ['-c', 'copy'];
  const { stdout, stderr } = spawnSync(
    'ffmpeg',
    [...args, '-map', `0:${kind}:0`, ...out, '-f', 'framemd5', 'pipe:1'],
    { input: bytes, maxBuffer: 1 << 26 },
  );
  expect(stderr.toString()).toBe('');
  const lines = stdout.toString().split('\n');
  const scale = Number(/#tb 0: \d+\/(\d+)/.exec(stdout.toString())?.[1]);
  return lines
    .filter((line) => /^0,/.test(line))
    .map((line) => line.split(',').map((field) => field.trim()))
    .map(([, , pts, , , digest]) => ({ at: Math.round((1000 * Number(pts)) / scale), digest }));
}

describe('what a publisher sends', () => {
  test.each([
    ['as a camera encodes it', '320x180', LIVE],
    [
      'with pictures shown in another order than decoded',
      '640x360',
      ['-preset', 'fast', '-bf', '3'],
    ],
    ['of a size that is cropped', '322x182', ['-preset', 'fast']],
    ['interlaced', '320x240', ['-preset', 'fast', '-flags', '+ilme+ildct']],
    [
      'of another profile',
      '320x180',
      ['-preset', 'fast', '-profile:v', 'high10', '-pix_fmt', 'yuv420p10le'],
    ],
  ])('%s, decodes to the same pictures and sound at the same times', (_, size, x264) => {
    const flv = recordedFlv(size, 2, x264);
    const { init, fragments, bytes } = packaged(tagsOf(flv));
    const [width, height] = size.split('x').map(Number);
    expect(init.video).toMatchObject({ width, height });
    const pictures = decoded(bytes, 'v');
    expect(pictures).toHaveLength(50);
    const origin = decoded(flv, 'v');
    const shift = (origin[0]?.at ?? 0) - (pictures[0]?.at ?? 0);
    expect(pictures.map(({ at, digest }) => ({ at: at + shift, digest }))).toEqual(origin);
    const sound = decoded(bytes, 'a').map(({ digest }) => digest);
    expect(sound.length).toBeGreaterThan(80);
    expect(decoded(flv, 'a').map(({ digest }) => digest)).toEqual(expect.arrayContaining(sound));
    // Read back, each fragment is what it was said to be.
    for (const each of fragments) {
      const moof = each.data.subarray(0, new DataView(each.data.buffer).getUint32(0));
      const read = readFragment(moof, each.data, init);
      expect(read.video).toEqual(each.video);
      expect(read.audio?.samples).toBe(each.audio?.samples);
      expect(read.audio?.decodeTime ?? 0).toBeCloseTo(each.audio?.decodeTime ?? 0, 6);
    }
  });
});

const camera = tagsOf(recordedFlv('320x180', 3, LIVE));

test('sound is told without gaps or overlaps although it comes in whole ms', () => {
  const { fragments } = packaged(camera);
  const sound = fragments.flatMap(({ audio }) => (audio ? [audio] : []));
  for (const [n, each] of sound.slice(1).entries()) {
    const before = sound[n];
    expect(each.decodeTime).toBeCloseTo((before?.decodeTime ?? 0) + (before?.duration ?? 0), 9);
  }
});

test('sound that was lost on the way leaves its time; sound that comes twice is left out', () => {
  const lost = packaged(
    camera.filter(({ kind, dts }) => kind === 'video' || dts < 500 || dts > 1500),
  );
  const times = lost.fragments.flatMap(({ audio }) => (audio ? [audio.decodeTime] : []));
  expect(times.filter((at) => at > 0.6 && at < 1.4)).toEqual([]);
  expect(times.some((at) => at >= 1.4 && at < 1.65)).toBe(true);
  const twice = camera.flatMap((each) =>
    each.kind === 'audio' && each.dts > 1000 ? [each, { ...each, dts: each.dts - 900 }] : [each],
  );
  const samples = (of: readonly Fragment[]) =>
    of.reduce((sum, { audio }) => sum + (audio?.samples ?? 0), 0);
  expect(samples(packaged(twice).fragments)).toBe(samples(packaged(camera).fragments));
});

test('pictures of one instant follow one another all the same', () => {
  const stuck = camera.filter(({ kind }) => kind === 'video').map((each) => ({ ...each, dts: 7 }));
  const times = packaged(stuck, false).fragments.flatMap(({ video }) =>
    video ? [video.decodeTime] : [],
  );
  expect(times).toEqual(times.map((_, n) => n / 1000));
});

test('without sound there is one track', () => {
  const { init, bytes } = packaged(camera, false);
  expect(init.audio).toBeNull();
  expect(decoded(bytes, 'v')).toHaveLength(75);
});

test('a description of whatever bytes is either read or refused as such', () => {
  const heads = camera.filter(({ header }) => header).map(({ body }) => body);
  const mangled = fc.tuple(
    fc.constantFrom(...heads),
    fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 255 })), { maxLength: 6 }),
    fc.nat({ max: 80 }),
  );
  const attempt = (read: (body: Uint8Array) => unknown, body: Uint8Array) => {
    try {
      read(body);
    } catch (error) {
      expect(error).toBeInstanceOf(BoxError);
    }
  };
  fc.assert(
    fc.property(mangled, ([head, changes, length]) => {
      const body = Buffer.from(head.subarray(0, length));
      for (const [at, value] of changes) if (at < body.length) body[at] = value;
      attempt(readAvcConfig, body);
      attempt(readAacConfig, body);
    }),
    { numRuns: 2_000 },
  );
});
