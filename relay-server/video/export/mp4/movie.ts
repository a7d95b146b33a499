import { boxesIn, needBox } from '../../ingest/box.ts';
import type { InitSegment, Track } from '../../ingest/init-segment.ts';
import { box, bytes, fullBox, type OutBox } from '../../mp4/out-box.ts';
import type { SampleTable } from './sample-table.ts';

/** Of the movie, ticks per second: edits are told in ms. */
const MOVIE_SCALE = 1000;
const UNDETERMINED = 0x55c4;
/** Enabled, and part of the movie. */
const SHOWN = 3;

const UNITY = bytes(
  ...(['u32', 'u32', 'u32', 'u32', 'u32', 'u32', 'u32', 'u32', 'u32'] as const).map(
    (kind, n) => [kind, [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000][n] ?? 0] as const,
  ),
);

export interface TrackTable {
  readonly track: Track;
  readonly table: SampleTable;
}

/**
 * `moov` with flat tables for what lies in the file. Codec, size, turn and names of the tracks are as the
 * init segment has them, byte for byte; there is no date in it: the same media give the same bytes.
 * @param tables at least one, each with samples
 */
export function movieBox(init: InitSegment, tables: readonly TrackTable[]): OutBox {
  const begins = Math.min(
    ...tables.map(({ track, table }) => table.presented().from / track.timescale),
  );
  const traks = tables.map((each) => trakOf(init, each, begins));
  const length = Math.max(...traks.map(({ ms }) => ms));
  const nextId = Math.max(...tables.map(({ track }) => track.id)) + 1;
  return box('moov', movieHeader(length, nextId), ...traks.map(({ trak }) => trak));
}

function movieHeader(ms: number, nextId: number): OutBox {
  return fullBox(
    'mvhd',
    0,
    0,
    bytes(['zeros', 8], ['u32', MOVIE_SCALE], ['u32', ms], ['u32', 0x1_0000], ['u16', 0x100]),
    bytes(['zeros', 10]),
    UNITY,
    bytes(['zeros', 24], ['u32', nextId]),
  );
}

interface Trak {
  readonly trak: OutBox;
  /** With what passes before its first sample. */
  readonly ms: number;
}

/** @param begins of the movie, seconds on the media's timeline */
function trakOf(init: InitSegment, { track, table }: TrackTable, begins: number): Trak {
  const { decodedFrom, from, to } = table.presented();
  const inMs = (ticks: number) => Math.round((ticks / track.timescale) * MOVIE_SCALE);
  const before = Math.round((from / track.timescale - begins) * MOVIE_SCALE);
  const shown = inMs(to - from);
  const source = sourceTrak(init, track.id);
  const mdia = needBox(source, 'mdia');
  const minf = needBox(mdia, 'minf');
  const head = needBox(source, 'tkhd');
  const trak = box(
    'trak',
    fullBox(
      'tkhd',
      0,
      SHOWN,
      bytes(['zeros', 8], ['u32', track.id], ['u32', 0], ['u32', before + shown]),
      rest(head, TKHD_TAIL),
    ),
    box('edts', editList(before, shown, from - decodedFrom)),
    box(
      'mdia',
      fullBox(
        'mdhd',
        1,
        0,
        bytes(['zeros', 16], ['u32', track.timescale], ['u64', table.duration()]),
        bytes(['u16', UNDETERMINED], ['u16', 0]),
      ),
      whole(mdia, 'hdlr'),
      box(
        'minf',
        whole(minf, track.kind === 'video' ? 'vmhd' : 'smhd'),
        whole(minf, 'dinf'),
        table.box(whole(needBox(minf, 'stbl'), 'stsd')),
      ),
    ),
  );
  return { trak, ms: before + shown };
}

/** Nothing is shown for `before` ms; then the media from where its first sample is shown. */
function editList(before: number, shown: number, mediaTime: number): OutBox {
  const rate = ['u32', 0x1_0000] as const;
  const empty = before > 0 ? [bytes(['u32', before], ['u32', -1], rate)] : [];
  const media = bytes(['u32', shown], ['u32', mediaTime], rate);
  return fullBox('elst', 0, 0, bytes(['u32', empty.length + 1]), ...empty, media);
}

/** Layer, group, volume, matrix, width and height: the same in both versions of `tkhd`. */
const TKHD_TAIL = 60;

const rest = (body: DataView, size: number): Uint8Array =>
  new Uint8Array(body.buffer, body.byteOffset + body.byteLength - size, size);

function sourceTrak({ bytes: init }: InitSegment, id: number): DataView {
  const traks = boxesIn(needBox(init, 'moov')).filter(({ type }) => type === 'trak');
  const found = traks.find(({ body }) => {
    const tkhd = needBox(body, 'tkhd');
    return tkhd.getUint32(tkhd.getUint8(0) === 1 ? 20 : 12) === id;
  });
  if (!found) throw new RangeError(`no track ${id}`);
  return found.body;
}

/** A box of the init segment as it stands there, header and all. */
function whole(within: DataView, type: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = needBox(within, type);
  return new Uint8Array(buffer, byteOffset - 8, byteLength + 8);
}
