import { box, bytes, fullBox, type OutBox } from '../../mp4/out-box.ts';
import { joined } from '../box-splitter.ts';
import { type InitSegment, readInitSegment } from '../init-segment.ts';
import type { AacConfig, AvcConfig } from './codec-config.ts';

export const VIDEO_TRACK = 1;
export const AUDIO_TRACK = 2;
/** Pictures are told in ms, as they come; sound in its own samples. */
export const VIDEO_TIMESCALE = 1_000;
/** Samples in a frame of AAC-LC. */
export const AAC_FRAME = 1_024;

const MOVIE_TIMESCALE = 1_000;
const MATRIX = bytes(
  ...([0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000] as const).map(
    (value) => ['u32', value] as const,
  ),
);
const DEPENDS_ON_NONE = 0x0200_0000;
const UNDETERMINED = 0x55c4;

/** The init segment of these tracks: `ftyp` and a `moov` without samples (ISO 14496-12, 14496-15). */
export function writeInit(video: AvcConfig, audio: AacConfig | null): InitSegment {
  const ftyp = box('ftyp', bytes(['text', 'iso5'], ['u32', 512], ['text', 'iso5iso6mp41']));
  const moov = box(
    'moov',
    fullBox(
      'mvhd',
      0,
      0,
      bytes(['zeros', 8], ['u32', MOVIE_TIMESCALE], ['u32', 0], ['u32', 0x1_0000]),
      bytes(['u16', 0x100], ['zeros', 10]),
      MATRIX,
      bytes(['zeros', 24], ['u32', AUDIO_TRACK + 1]),
    ),
    videoTrack(video),
    ...(audio ? [audioTrack(audio)] : []),
    box(
      'mvex',
      trex(VIDEO_TRACK, 0, 0),
      ...(audio ? [trex(AUDIO_TRACK, AAC_FRAME, DEPENDS_ON_NONE)] : []),
    ),
  );
  return readInitSegment(joined(...ftyp.pieces, ...moov.pieces));
}

function trex(track: number, duration: number, flags: number): OutBox {
  const fields = bytes(['u32', track], ['u32', 1], ['u32', duration], ['u32', 0], ['u32', flags]);
  return fullBox('trex', 0, 0, fields);
}

function videoTrack({ record, width, height }: AvcConfig): OutBox {
  const entry = box(
    'avc1',
    bytes(['zeros', 6], ['u16', 1], ['zeros', 16], ['u16', width], ['u16', height]),
    bytes(['u32', 0x48_0000], ['u32', 0x48_0000], ['zeros', 4], ['u16', 1], ['zeros', 32]),
    bytes(['u16', 0x18], ['u16', 0xffff]),
    box('avcC', record),
  );
  const head = bytes(['u16', 0], ['zeros', 6]);
  return track(
    { id: VIDEO_TRACK, timescale: VIDEO_TIMESCALE, volume: 0, width, height },
    { type: 'vide', name: 'VideoHandler', media: fullBox('vmhd', 0, 1, head), entry },
  );
}

function audioTrack({ specific, rate, channels }: AacConfig): OutBox {
  const entry = box(
    'mp4a',
    bytes(['zeros', 6], ['u16', 1], ['zeros', 8], ['u16', channels], ['u16', 16], ['zeros', 4]),
    // 16.16 fixed: a rate that 16 bits do not hold is told by the AudioSpecificConfig alone.
    bytes(['u32', rate < 0x1_0000 ? rate * 0x1_0000 : 0]),
    fullBox('esds', 0, 0, descriptors(specific)),
  );
  return track(
    { id: AUDIO_TRACK, timescale: rate, volume: 0x100, width: 0, height: 0 },
    {
      type: 'soun',
      name: 'SoundHandler',
      media: fullBox('smhd', 0, 0, bytes(['zeros', 4])),
      entry,
    },
  );
}

/** ES_Descriptor of ISO 14496-1, down to the AudioSpecificConfig. */
function descriptors(specific: Uint8Array): Uint8Array {
  const descriptor = (tag: number, ...content: readonly Uint8Array[]) => {
    const body = joined(...content);
    return joined(Uint8Array.of(tag, body.byteLength), body);
  };
  const AAC = Uint8Array.of(0x40, 0x15);
  const config = descriptor(0x04, AAC, bytes(['zeros', 11]), descriptor(0x05, specific));
  const noStreams = descriptor(0x06, Uint8Array.of(0x02));
  return descriptor(0x03, bytes(['u16', AUDIO_TRACK], ['zeros', 1]), config, noStreams);
}

interface TrackFields {
  readonly id: number;
  readonly timescale: number;
  readonly volume: number;
  readonly width: number;
  readonly height: number;
}

interface MediaFields {
  readonly type: string;
  readonly name: string;
  /** `vmhd` or `smhd`. */
  readonly media: OutBox;
  readonly entry: OutBox;
}

function track(
  { id, timescale, volume, width, height }: TrackFields,
  { type, name, media, entry }: MediaFields,
): OutBox {
  const tkhd = fullBox(
    'tkhd',
    0,
    3,
    bytes(['zeros', 8], ['u32', id], ['zeros', 18], ['u16', volume ? 1 : 0], ['u16', volume]),
    bytes(['zeros', 2]),
    MATRIX,
    bytes(['u32', width * 0x1_0000], ['u32', height * 0x1_0000]),
  );
  const mdhd = fullBox(
    'mdhd',
    0,
    0,
    bytes(['zeros', 8], ['u32', timescale], ['u32', 0], ['u16', UNDETERMINED], ['u16', 0]),
  );
  const hdlr = fullBox(
    'hdlr',
    0,
    0,
    bytes(['zeros', 4], ['text', type], ['zeros', 12], ['text', name], ['zeros', 1]),
  );
  const self = fullBox('url ', 0, 1);
  const dinf = box('dinf', fullBox('dref', 0, 0, bytes(['u32', 1]), self));
  const empty = (called: string, size: number) => fullBox(called, 0, 0, bytes(['zeros', size]));
  const stbl = box(
    'stbl',
    fullBox('stsd', 0, 0, bytes(['u32', 1]), entry),
    empty('stts', 4),
    empty('stsc', 4),
    empty('stsz', 8),
    empty('stco', 4),
  );
  return box('trak', tkhd, box('mdia', mdhd, hdlr, box('minf', media, dinf, stbl)));
}
