import { BoxError, boxesIn, findBox, from, needBox, typeAt } from './box.ts';

export interface Track {
  readonly id: number;
  readonly kind: 'video' | 'audio';
  /** Ticks per second. */
  readonly timescale: number;
  /** RFC 6381. */
  readonly codec: string;
  /** Pixels; 0 for audio. */
  readonly width: number;
  readonly height: number;
  /** Of a sample, where neither its fragment nor the sample itself says: in ticks, bytes, and as flags. */
  readonly defaultDuration: number;
  readonly defaultSize: number;
  readonly defaultFlags: number;
}

/** What a player has to know before the first fragment. */
export interface InitSegment {
  /** `ftyp` + `moov` */
  readonly bytes: Uint8Array;
  readonly video: Track;
  readonly audio: Track | null;
}

/**
 * @param bytes `ftyp` + `moov` with one H.264 track and at most one AAC track
 * @throws BoxError, RangeError where a box is shorter than its kind asks
 */
export function readInitSegment(bytes: Uint8Array): InitSegment {
  const moov = needBox(bytes, 'moov');
  const defaults = trackDefaults(moov);
  const tracks = boxesIn(moov)
    .filter((box) => box.type === 'trak')
    .map((box) => readTrack(box.body, defaults));
  const video = tracks.find((track) => track.kind === 'video');
  if (!video) throw new BoxError('no video track');
  return { bytes, video, audio: tracks.find((track) => track.kind === 'audio') ?? null };
}

type Defaults = Pick<Track, 'defaultDuration' | 'defaultSize' | 'defaultFlags'>;
const NO_DEFAULTS: Defaults = { defaultDuration: 0, defaultSize: 0, defaultFlags: 0 };

function trackDefaults(moov: DataView): Map<number, Defaults> {
  const defaults = new Map<number, Defaults>();
  const extends_ = findBox(moov, 'mvex');
  for (const { type, body } of extends_ ? boxesIn(extends_) : []) {
    if (type !== 'trex') continue;
    defaults.set(body.getUint32(4), {
      defaultDuration: body.getUint32(12),
      defaultSize: body.getUint32(16),
      defaultFlags: body.getUint32(20),
    });
  }
  return defaults;
}

function readTrack(trak: DataView, defaults: ReadonlyMap<number, Defaults>): Track {
  const tkhd = needBox(trak, 'tkhd');
  const mdhd = needBox(trak, 'mdia', 'mdhd');
  const id = tkhd.getUint32(tkhd.getUint8(0) === 1 ? 20 : 12);
  const timescale = mdhd.getUint32(mdhd.getUint8(0) === 1 ? 20 : 12);
  if (timescale === 0) throw new BoxError('no timescale');
  // FullBox header and the number of entries come before the first sample entry.
  const [entry] = boxesIn(from(needBox(trak, 'mdia', 'minf', 'stbl', 'stsd'), 8));
  if (!entry) throw new BoxError('no sample entry');
  const handler = typeAt(needBox(trak, 'mdia', 'hdlr'), 8);
  return {
    id,
    timescale,
    ...(defaults.get(id) ?? NO_DEFAULTS),
    ...(handler === 'vide' ? videoEntry(entry) : audioEntry(entry)),
  };
}

type Entry = Pick<Track, 'kind' | 'codec' | 'width' | 'height'>;

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

function videoEntry({ type, body }: { type: string; body: DataView }): Entry {
  if (type !== 'avc1' && type !== 'avc3') throw new BoxError(`video as ${type}`);
  const avcC = needBox(from(body, 78), 'avcC');
  const codec = `${type}.${hex(avcC.getUint8(1))}${hex(avcC.getUint8(2))}${hex(avcC.getUint8(3))}`;
  return { kind: 'video', codec, width: body.getUint16(24), height: body.getUint16(26) };
}

function audioEntry({ type, body }: { type: string; body: DataView }): Entry {
  if (type !== 'mp4a') throw new BoxError(`audio as ${type}`);
  const objectType = aacObjectType(from(needBox(from(body, 28), 'esds'), 4));
  return { kind: 'audio', codec: `mp4a.40.${objectType}`, width: 0, height: 0 };
}

const DECODER_CONFIG = 0x04;
const DECODER_SPECIFIC = 0x05;
const HEADERS: Readonly<Record<number, number>> = { 3: 3, [DECODER_CONFIG]: 13 };

/** Walks the descriptors of ISO 14496-1 down to the AudioSpecificConfig. */
function aacObjectType(descriptors: DataView): number {
  let at = 0;
  for (;;) {
    const tag = descriptors.getUint8(at);
    at += 1;
    while (descriptors.getUint8(at) & 0x80) at += 1;
    at += 1;
    if (tag === DECODER_SPECIFIC) break;
    const header = HEADERS[tag];
    if (header === undefined) throw new BoxError(`descriptor ${tag}`);
    at += header;
  }
  const first = descriptors.getUint8(at) >> 3;
  if (first !== 31) return first;
  return 32 + ((descriptors.getUint16(at) >> 5) & 0x3f);
}
