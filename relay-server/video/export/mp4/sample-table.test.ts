import { describe, expect, it } from 'vitest';
import { boxesIn, needBox } from '../../ingest/box.ts';
import { box, bytes } from '../../mp4/out-box.ts';
import type { Chunk } from './chunks.ts';
import { headOf } from './movie-writer.ts';
import { NumberList } from './number-list.ts';
import { SampleTable } from './sample-table.ts';

const STSD = Buffer.concat(box('stsd', bytes(['zeros', 8])).pieces);
const chunk = (decodeTime: number, ticks: readonly number[], offset = 0): Chunk => ({
  ...{ kind: 'video', offset, decodeTime },
  samples: ticks.map((each, n) => ({ size: 10 + n, ticks: each, key: n === 0, shift: 0 })),
});

/** The numbers of a table after its count, 32 bits each. */
function numbersIn(table: SampleTable, type: string): number[] {
  const stbl = Buffer.concat(table.box(STSD).pieces);
  const body = needBox(stbl, 'stbl', type);
  const from = type === 'stsz' ? 12 : 8;
  return Array.from({ length: (body.byteLength - from) / 4 }, (_, n) =>
    body.getUint32(from + n * 4),
  );
}

describe('H-41 the tables', () => {
  it('tell durations from one sample to the next, places, sizes and key frames', () => {
    const table = new SampleTable(false);
    table.add(chunk(1_000, [40, 40], 8), 100);
    table.add(chunk(1_080, [40], 50), 100);
    // 500 ticks were not kept.
    table.add(chunk(1_620, [40, 40], 90), 100);
    expect(numbersIn(table, 'stts')).toEqual([2, 40, 1, 540, 2, 40]);
    expect(numbersIn(table, 'stco')).toEqual([108, 150, 190]);
    expect(numbersIn(table, 'stsc')).toEqual([1, 2, 1, 2, 1, 1, 3, 2, 1]);
    expect(numbersIn(table, 'stsz')).toEqual([10, 11, 10, 10, 11]);
    expect(numbersIn(table, 'stss')).toEqual([1, 3, 4]);
    expect(table.presented()).toEqual({ decodedFrom: 1_000, from: 1_000, to: 1_700 });
    expect(table.duration()).toBe(700);
  });

  it('never go back in time', () => {
    const table = new SampleTable(false);
    table.add(chunk(1_000, [40, 40]), 0);
    table.add(chunk(1_010, [40]), 0);
    expect(numbersIn(table, 'stts')).toEqual([1, 40, 1, 1, 1, 40]);
  });

  it('tell places beyond 4 GiB with 64 bits', () => {
    const table = new SampleTable(true);
    table.add(chunk(0, [40], 5), 2 ** 33);
    expect(numbersIn(table, 'co64')).toEqual([2, 5]);
    const names = boxesIn(needBox(Buffer.concat(table.box(STSD).pieces), 'stbl'));
    expect(names.map(({ type }) => type)).toEqual(['stsd', 'stts', 'stsc', 'stsz', 'co64']);
  });

  it.each([
    ['as long as 32 bits can tell', 0xffff_ffff - 8, 8],
    ['a byte more', 0xffff_ffff - 7, 16],
  ])('mdat of %s', (_what, media, header) => {
    const head = Buffer.from(headOf(media));
    const ftyp = head.readUInt32BE(0);
    expect(head.byteLength - ftyp).toBe(header);
    const size = header === 8 ? head.readUInt32BE(ftyp) : Number(head.readBigUInt64BE(ftyp + 8));
    expect(size).toBe(media + header);
    expect(head.toString('latin1', ftyp + 4, ftyp + 8)).toBe('mdat');
  });

  it('are kept in pages', () => {
    const list = new NumberList();
    for (let n = 0; n < 40_000; n += 1) list.push(-n);
    const all = Buffer.concat(list.pieces());
    expect(all.byteLength).toBe(160_000);
    expect([all.readInt32BE(4), all.readInt32BE(4 * 39_999)]).toEqual([-1, -39_999]);
  });
});
