import { describe, expect, it } from 'vitest';
import { aRecording, bookOf, rowOf } from '../library/testing/some-recordings.ts';
import type { RecordingQuery } from './recording-book.ts';

it('a recording that moved to another case is known there, in whichever order that is told', () => {
  const caseNumber = '（2024）粤0607执1号';
  const book = bookOf([aRecording({ id: 'r', caseNumber })]);
  book.update([
    rowOf(aRecording({ id: 'r' })),
    { topic: 'recording', id: 'r', seq: 1, caseNumber, gone: true },
  ]);
  expect(book.get('r')).toMatchObject({ caseNumber: null });
  expect(book.find({ limit: 9 })).toHaveLength(1);
  book.update([{ topic: 'recording', id: 'r', seq: 2, caseNumber: null, gone: true }]);
  expect(book.get('r')).toBeUndefined();
  expect(book.find({ limit: 9 })).toEqual([]);
});

it('what is deleted takes no room and does not go on', () => {
  const book = bookOf([
    aRecording({ id: 'gone', state: 'deleted', bytes: 7 }),
    aRecording({ id: 'kept', bytes: 5 }),
    aRecording({ id: 'open', state: 'interrupted', endedAt: null, bytes: 3 }),
  ]);
  expect(book.bytes()).toBe(8);
  expect(book.open().map(({ id }) => id)).toEqual(['open']);
});

describe('H-12 what is searched', () => {
  const NIGHT = Date.UTC(2024, 10, 27, 15, 59, 59, 999);
  const book = bookOf([
    aRecording({ id: 'a', startedAt: NIGHT, title: '无人机 A01', unit: null }),
    aRecording({ id: 'b', startedAt: NIGHT + 1, officer: '欧阳示例', town: '440607101000' }),
    aRecording({ id: 'c', startedAt: NIGHT + 2, caseNumber: '（2024）粤0607执12号', town: null }),
    aRecording({ id: 'd', startedAt: NIGHT + 2, origin: 'upload', officer: null }),
    aRecording({ id: 'e', startedAt: NIGHT + 9, state: 'deleted', streamId: 'unit-2' }),
  ]);
  it.each<[string, Omit<RecordingQuery, 'limit'>, string]>([
    ['all', {}, 'edcba'],
    ['officer', { officer: '欧阳' }, 'b'],
    ['town', { town: '440607101000' }, 'b'],
    ['the court day that ends at midnight in Foshan', { day: '2024-11-27' }, 'a'],
    ['the day after', { day: '2024-11-28' }, 'edcb'],
    ['origin', { origin: 'upload' }, 'd'],
    ['state', { state: 'deleted' }, 'e'],
    ['stream', { stream: 'unit-2' }, 'e'],
    ['case', { caseNumber: '（2024）粤0607执12号' }, 'c'],
    ['words, in whichever width', { text: 'ａ01' }, 'a'],
    ['a case number as typed', { text: '(2024) 粤0607执12号' }, 'c'],
    ['an officer by words', { text: '欧阳' }, 'b'],
    ['time, the end left out', { from: NIGHT + 1, to: NIGHT + 9 }, 'dcb'],
    ['several at once', { from: NIGHT + 1, officer: '示例', origin: 'live' }, 'ecb'],
    ['words that would be a pattern', { text: '.*' }, ''],
  ])('by %s', (_what, query, ids) => {
    const found = book.find({ ...query, limit: 9 }).map(({ id }) => id);
    expect(found.join('')).toBe(ids);
  });
});

it('H-12 a page goes on where the one before ended, whatever came or went meanwhile', () => {
  const at = (n: number) => 1_732_680_000_000 + n;
  const many = Array.from({ length: 9 }, (_, n) => aRecording({ id: `r${n}`, startedAt: at(n) }));
  const book = bookOf(many);
  const first = book.find({ limit: 3 });
  expect(first.map(({ id }) => id)).toEqual(['r8', 'r7', 'r6']);
  const last = first[2];
  book.update([
    rowOf(aRecording({ id: 'new', startedAt: at(20) })),
    rowOf(aRecording({ id: 'r5', startedAt: at(5), bytes: 9_999 })),
    { topic: 'recording', id: 'r6', seq: 2, caseNumber: null, gone: true },
  ]);
  const next = book.find({ after: last, limit: 3 });
  expect(next.map(({ id }) => id)).toEqual(['r5', 'r4', 'r3']);
});
