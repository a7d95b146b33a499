import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BoxError } from './box.ts';
import { BoxSplitter, type Split } from './box-splitter.ts';
import { AUDIO, box, fragment, initSegment, type Sample, u8, u32, VIDEO } from './testing/mp4.ts';

const key: Sample = { track: VIDEO.id, at: 0, ticks: 640, key: true };
const frame: Sample = { track: VIDEO.id, at: 640, ticks: 640, key: false };
const sound: Sample = { track: AUDIO.id, at: 1024, ticks: 1024, key: true };

function splitAll(stream: Buffer, cuts: readonly number[]): Split[] {
  const splitter = new BoxSplitter();
  const edges = [0, ...cuts.map((cut) => cut % stream.length).sort((a, b) => a - b), stream.length];
  return edges.slice(1).flatMap((end, n) => splitter.push(stream.subarray(edges[n] ?? 0, end)));
}

describe('a fragmented MP4', () => {
  const pieces = [initSegment(true), fragment([key]), fragment([frame, sound]), fragment([sound])];
  const stream = Buffer.concat(pieces);

  test('says in its init segment what players ask for', () => {
    const [first] = splitAll(stream, []);
    expect(first).toMatchObject({
      kind: 'init',
      init: {
        video: { id: 1, codec: 'avc1.64001f', width: 1280, height: 720, timescale: 16_000 },
        audio: { id: 2, codec: 'mp4a.40.2', timescale: 44_100 },
      },
    });
  });

  test('without sound has no audio track', () => {
    const [first] = splitAll(initSegment(false), []);
    expect(first).toMatchObject({ kind: 'init', init: { audio: null } });
  });

  test('gives each fragment its tracks, times and key frames', () => {
    const fragments = splitAll(stream, []).slice(1);
    const times = { decodeTime: 0.04, duration: 0.04, samples: 1, key: false };
    expect(fragments).toMatchObject([
      { fragment: { video: { decodeTime: 0, duration: 0.04, key: true }, audio: null } },
      { fragment: { video: times, audio: { decodeTime: 1024 / 44_100 } } },
      { fragment: { video: null, audio: { duration: 1024 / 44_100, key: true } } },
    ]);
  });

  test('comes out the same, byte for byte, however it is cut', () => {
    const whole = splitAll(stream, []);
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 40 }), (cuts) => {
        const split = splitAll(stream, cuts);
        expect(split).toEqual(whole);
        const bytes = split.map((each) =>
          each.kind === 'init' ? each.init.bytes : each.fragment.data,
        );
        expect(Buffer.concat(bytes)).toEqual(stream);
      }),
    );
  });

  test('comes out the same byte by byte', () => {
    const splitter = new BoxSplitter();
    const split = [...stream].flatMap((byte) => splitter.push(u8(byte)));
    expect(split).toEqual(splitAll(stream, []));
  });

  test('shares no memory with what was pushed', () => {
    const bytes = Buffer.from(stream);
    const split = new BoxSplitter().push(bytes);
    bytes.fill(0);
    expect(split).toEqual(splitAll(stream, []));
  });

  test('may hold other boxes; they are left out', () => {
    const more = [box('free', u32(0)), ...pieces, box('mfra', u32(0))];
    expect(splitAll(Buffer.concat(more), [])).toEqual(splitAll(stream, []));
  });
});

describe('what is no fragmented MP4 is refused', () => {
  const broken: Record<string, Buffer> = {
    'a box too large to wait for': Buffer.concat([u32(0x7fff_ffff), Buffer.from('mdat')]),
    'a box smaller than its header': Buffer.concat([u32(4), Buffer.from('mdat')]),
    'a fragment before the init segment': fragment([key]),
    'moov without ftyp': initSegment(false).subarray(16),
    'a track that is not there': Buffer.concat([initSegment(false), fragment([sound])]),
    'no video': Buffer.concat([box('ftyp', u32(0)), box('moov')]),
  };

  test.each(Object.entries(broken))('%s', (_, bytes) => {
    expect(() => new BoxSplitter().push(bytes)).toThrow(BoxError);
  });

  test('any damage ends in a result or in an error that is known', () => {
    const stream = Buffer.concat([initSegment(true), fragment([key, sound])]);
    fc.assert(
      fc.property(fc.nat(stream.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Buffer.from(stream);
        damaged[at] = byte;
        try {
          expect(new BoxSplitter().push(damaged).length).toBeLessThanOrEqual(2);
        } catch (error) {
          expect(error instanceof BoxError || error instanceof RangeError).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('after an error nothing is taken any more', () => {
    const splitter = new BoxSplitter();
    expect(() => splitter.push(fragment([key]))).toThrow(BoxError);
    expect(() => splitter.push(initSegment(true))).toThrow(BoxError);
  });
});
