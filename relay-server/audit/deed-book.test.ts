import { expect, it } from 'vitest';
import { DeedBook } from './deed-book.ts';

const row = (seq: number) => ({
  ...{ topic: 'deed', id: String(seq), caseNumber: null, seq },
  data: { at: seq, type: 'room.changed', by: 'duty', text: `第 ${seq} 件` },
});

it('H-58 the newest first, page by page; the oldest are let go of', () => {
  const book = new DeedBook(3);
  book.update([1, 2, 3, 4, 5].map(row));
  book.update([{ topic: 'wall', id: 'main', caseNumber: null, seq: 6, data: {} }]);
  expect(book.newest(2).map(({ seq }) => seq)).toEqual([5, 4]);
  expect(book.newest(2, 4).map(({ seq }) => seq)).toEqual([3, 2]);
  book.update([row(7), row(8)]);
  expect(book.newest(9).map(({ seq }) => seq)).toEqual([8, 7, 5]);
});
