import { BoxError, boxesIn, needBox } from '../../ingest/box.ts';
import type { InitSegment, Track } from '../../ingest/init-segment.ts';

/** Ticks are of the track's timescale. */
export interface Sample {
  readonly size: number;
  readonly ticks: number;
  readonly key: boolean;
  /** When it is shown, after it is decoded. */
  readonly shift: number;
}

/** Samples of one track that follow one another without a gap between their bytes. */
export interface Chunk {
  readonly kind: Track['kind'];
  /** Of the first sample, from the segment's first byte. */
  readonly offset: number;
  /** Of the first sample, ticks. */
  readonly decodeTime: number;
  readonly samples: readonly Sample[];
}

const HEADER = 8;
const NOT_A_SYNC_SAMPLE = 0x1_0000;

/**
 * Every sample of a segment, as its fragments (`moof` + `mdat`) tell them.
 * @throws BoxError, RangeError where they are not as the packager writes them, or point outside
 */
export function chunksIn(segment: Uint8Array, init: InitSegment): Chunk[] {
  const chunks: Chunk[] = [];
  let open: Chunk[] = [];
  for (const { type, body } of boxesIn(segment)) {
    const start = body.byteOffset - segment.byteOffset - HEADER;
    if (type === 'moof') open = chunksOfMoof(body, start, init);
    if (type !== 'mdat') continue;
    const end = start + HEADER + body.byteLength;
    for (const { offset, samples } of open) {
      const bytes = samples.reduce((sum, { size }) => sum + size, 0);
      if (offset < start + HEADER || offset + bytes > end) throw new BoxError('sample outside');
    }
    chunks.push(...open);
    open = [];
  }
  if (open.length > 0) throw new BoxError('moof without mdat');
  return chunks;
}

function chunksOfMoof(moof: DataView, start: number, init: InitSegment): Chunk[] {
  const chunks: Chunk[] = [];
  for (const { type, body: traf } of boxesIn(moof)) {
    if (type !== 'traf') continue;
    const head = readTfhd(needBox(traf, 'tfhd'), init);
    const tfdt = needBox(traf, 'tfdt');
    let decodeTime = tfdt.getUint8(0) === 1 ? Number(tfdt.getBigUint64(4)) : tfdt.getUint32(4);
    for (const { type: kind, body } of boxesIn(traf)) {
      if (kind !== 'trun') continue;
      const { offset, samples } = readTrun(body, head);
      chunks.push({ kind: head.kind, offset: start + offset, decodeTime, samples });
      decodeTime += samples.reduce((sum, { ticks }) => sum + ticks, 0);
    }
  }
  return chunks;
}

interface Defaults {
  readonly kind: Track['kind'];
  readonly ticks: number;
  readonly size: number;
  readonly flags: number;
}

const BASE_IS_MOOF = 0x2_0000;

function readTfhd(tfhd: DataView, { video, audio }: InitSegment): Defaults {
  const flags = tfhd.getUint32(0) & 0xff_ffff;
  const id = tfhd.getUint32(4);
  const track = [video, audio].find((one) => one?.id === id);
  if (!track) throw new BoxError(`unknown track ${id}`);
  // Another base would be told from the beginning of what the packager read, which is not there any more.
  if (!(flags & BASE_IS_MOOF) || flags & 0x01) throw new BoxError('base of data');
  let at = 8;
  const next = (present: number): number | null => {
    if (!(flags & present)) return null;
    at += 4;
    return tfhd.getUint32(at - 4);
  };
  if ((next(0x02) ?? 1) !== 1) throw new BoxError('a second sample description');
  return {
    kind: track.kind,
    ticks: next(0x08) ?? track.defaultDuration,
    size: next(0x10) ?? track.defaultSize,
    flags: next(0x20) ?? track.defaultFlags,
  };
}

function readTrun(trun: DataView, defaults: Defaults) {
  const version = trun.getUint8(0);
  const flags = trun.getUint32(0) & 0xff_ffff;
  if (!(flags & 0x01)) throw new BoxError('trun without a place');
  const count = trun.getUint32(4);
  const offset = trun.getInt32(8);
  let at = 12;
  const next = (present: number): number | null => {
    if (!(flags & present)) return null;
    at += 4;
    return trun.getUint32(at - 4);
  };
  const firstFlags = next(0x04);
  const samples: Sample[] = [];
  for (let n = 0; n < count; n += 1) {
    const ticks = next(0x100) ?? defaults.ticks;
    const size = next(0x200) ?? defaults.size;
    const own = next(0x400) ?? (n === 0 ? firstFlags : null) ?? defaults.flags;
    const shift = next(0x800) ?? 0;
    const key = (own & NOT_A_SYNC_SAMPLE) === 0;
    samples.push({ size, ticks, key, shift: version === 0 ? shift : shift | 0 });
    // Nothing of it would be read: the count alone must not make work.
    if (size === 0) throw new BoxError('an empty sample');
  }
  if (samples.length === 0) throw new BoxError('an empty trun');
  return { offset, samples };
}
