import { BoxError } from '../../ingest/box.ts';
import { readInitSegment } from '../../ingest/init-segment.ts';
import { box, bytes, type OutBox } from '../../mp4/out-box.ts';
import { chunksIn } from './chunks.ts';
import { movieBox } from './movie.ts';
import { SampleTable } from './sample-table.ts';

/**
 * A recording's media as one MP4 that any player seeks in: `ftyp`, one `mdat` in which the init segment
 * and the segments lie byte for byte as they were recorded, then a `moov` whose tables point at the
 * samples inside them. Nothing is encoded anew, and the same media give the same bytes. Whoever writes
 * or checks the file passes the media through here, one segment at a time.
 */
export class MovieWriter {
  /** `ftyp` and the head of `mdat`: the media follow it. */
  readonly head: Uint8Array;
  readonly #init;
  readonly #tables;
  #at: number;

  /**
   * @param init the init segment
   * @param mediaBytes of it and all segments
   * @throws BoxError, RangeError for an init segment that the packager did not write
   */
  constructor(init: Uint8Array, mediaBytes: number) {
    this.head = headOf(mediaBytes);
    this.#init = readInitSegment(init);
    const wide = needsWide(this.head.byteLength + mediaBytes);
    const { video, audio } = this.#init;
    this.#tables = [video, audio].flatMap((track) =>
      track ? [{ track, table: new SampleTable(wide) }] : [],
    );
    this.#at = this.head.byteLength + init.byteLength;
  }

  /** Where the next segment lies in the file. */
  get at(): number {
    return this.#at;
  }

  /** @throws BoxError, RangeError for what the packager did not write */
  add(segment: Uint8Array): void {
    for (const chunk of chunksIn(segment, this.#init)) {
      this.#tables.find(({ track }) => track.kind === chunk.kind)?.table.add(chunk, this.#at);
    }
    this.#at += segment.byteLength;
  }

  /** Follows the media. Nothing may be added afterwards. @throws BoxError when there are no pictures */
  moov(): OutBox {
    const heard = this.#tables.filter(({ table }) => table.length > 0);
    if (!heard.some(({ track }) => track.kind === 'video')) throw new BoxError('no pictures');
    return movieBox(this.#init, heard);
  }
}

const MOST = 0xffff_ffff;

/** Whether the last byte of a file's media lies beyond what 32 bits can tell. */
export function needsWide(bytesBefore: number): boolean {
  return bytesBefore > MOST;
}

/** @param mediaBytes in `mdat`; more than 32 bits can tell are sized with 64 */
export function headOf(mediaBytes: number): Uint8Array {
  const brands = bytes(['text', 'isom'], ['u32', 0x200], ['text', 'isomiso2avc1mp41']);
  const ftyp = box('ftyp', brands);
  const mdat = needsWide(mediaBytes + 8)
    ? bytes(['u32', 1], ['text', 'mdat'], ['u64', mediaBytes + 16])
    : bytes(['u32', mediaBytes + 8], ['text', 'mdat']);
  return Buffer.concat([...ftyp.pieces, mdat]);
}
