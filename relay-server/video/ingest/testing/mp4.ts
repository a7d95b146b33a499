/** Fragmented MP4 as ffmpeg writes it, in so far as the tests need it. */

export const u8 = (...bytes: number[]): Buffer => Buffer.from(bytes);
export const u16 = (value: number): Buffer => u8(value >> 8, value & 0xff);
export const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
export const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};
const text = (value: string): Buffer => Buffer.from(value, 'latin1');
const zeros = (count: number): Buffer => Buffer.alloc(count);

export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(8 + body.length), text(type), body]);
}

/** Version and flags before the content. */
const full = (type: string, flags: number, ...content: readonly Buffer[]): Buffer =>
  box(type, u32(flags), ...content);

function trak(id: number, timescale: number, handler: string, entry: Buffer): Buffer {
  return box(
    'trak',
    full('tkhd', 3, zeros(8), u32(id), zeros(68)),
    box(
      'mdia',
      full('mdhd', 0, zeros(8), u32(timescale), zeros(8)),
      full('hdlr', 0, zeros(4), text(handler), zeros(13)),
      box('minf', box('stbl', full('stsd', 0, u32(1), entry))),
    ),
  );
}

export const VIDEO = { id: 1, timescale: 16_000 } as const;
export const AUDIO = { id: 2, timescale: 44_100 } as const;

const avc1 = box(
  'avc1',
  zeros(24),
  u16(1280),
  u16(720),
  zeros(50),
  box('avcC', u8(1, 0x64, 0x00, 0x1f, 0xff)),
);
const specific = Buffer.concat([u8(5, 0x80, 0x80, 0x80, 2), u8(0x12, 0x10)]);
const config = Buffer.concat([u8(4, 0x80, 0x80, 0x80, 13 + specific.length), zeros(13), specific]);
const esds = full('esds', 0, u8(3, 0x80, 0x80, 0x80, 3 + config.length), zeros(3), config);
const mp4a = box('mp4a', zeros(28), esds);
const trex = (id: number, flags: number): Buffer =>
  full('trex', 0, u32(id), u32(1), u32(0), u32(0), u32(flags));

export const initSegment = (sound: boolean): Buffer =>
  Buffer.concat([
    box('ftyp', text('iso5'), zeros(4)),
    box(
      'moov',
      full('mvhd', 0, zeros(96)),
      trak(VIDEO.id, VIDEO.timescale, 'vide', avc1),
      ...(sound ? [trak(AUDIO.id, AUDIO.timescale, 'soun', mp4a)] : []),
      box('mvex', trex(VIDEO.id, 0), ...(sound ? [trex(AUDIO.id, 0)] : [])),
    ),
  ]);

export interface Sample {
  readonly track: number;
  /** Ticks of the track. */
  readonly at: number;
  readonly ticks: number;
  readonly key: boolean;
}

function traf({ track, at, ticks, key }: Sample, size: number): Buffer {
  const flags = key ? 0x0200_0000 : 0x0101_0000;
  return box(
    'traf',
    full('tfhd', 0x02_0038, u32(track), u32(ticks), u32(size), u32(flags)),
    box('tfdt', u32(0x0100_0000), u64(at)),
    full('trun', 1, u32(1), u32(0)),
  );
}

/** One `moof` with a sample of each given track, and its `mdat`. */
export const fragment = (samples: readonly Sample[], payload = 16): Buffer =>
  Buffer.concat([
    box('moof', full('mfhd', 0, u32(1)), ...samples.map((sample) => traf(sample, payload))),
    box('mdat', Buffer.alloc(payload * samples.length, 7)),
  ]);
