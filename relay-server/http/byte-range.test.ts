import { expect, it } from 'vitest';
import { byteRange, slicePieces } from './byte-range.ts';

it.each([
  [undefined, 'whole'],
  ['bytes=0-', { from: 0, to: 9 }],
  ['bytes=2-5', { from: 2, to: 5 }],
  ['bytes=9-9', { from: 9, to: 9 }],
  ['bytes=4-9007199254740991', { from: 4, to: 9 }],
  ['bytes=-3', { from: 7, to: 9 }],
  ['bytes=-30', { from: 0, to: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-2', 'whole'],
  ['bytes=0-1,4-5', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=a-b', 'whole'],
  ['lines=0-1', 'whole'],
])('%s of ten bytes', (header, range) => {
  expect(byteRange(header, 10)).toEqual(range);
});

it('slices across pieces', () => {
  const pieces = ['abc', '', 'de', 'fghij'].map((text) => Buffer.from(text));
  const all = Buffer.concat(pieces).toString();
  for (let from = 0; from < all.length; from += 1) {
    for (let to = from; to < all.length; to += 1) {
      const sliced = Buffer.concat(slicePieces(pieces, { from, to })).toString();
      expect(sliced).toBe(all.slice(from, to + 1));
    }
  }
});
