import { expect, it } from 'vitest';
import { aRecording, bookOf, rowOf } from '../library/testing/some-recordings.ts';
import type { Recording, RecordingQuery } from './recording-book.ts';

const HOUR = 3_600_000;
const part = (id: string, hour: number, changes: Partial<Recording> = {}) =>
  aRecording({ id, startedAt: hour * HOUR, endedAt: (hour + 1) * HOUR, ...changes });
const OTHER = part('other', 1.5, { streamId: 'unit-2' });
const RUN = [
  part('a', 1),
  part('c', 3, { runId: 'a', caseNumber: '（2024）粤0607执1号' }),
  part('b', 2, { runId: 'a', state: 'deleted' }),
  part('d', 4, { runId: 'a', endedAt: null, state: 'recording' }),
];
const book = bookOf([...RUN, OTHER]);
const found = (query: Partial<RecordingQuery> = {}) =>
  book.find({ each: 'run', limit: 9, ...query }).map(({ id }) => id);

it('H-18 of each recording the others of its run are known, in order', () => {
  for (const of of RUN) expect(book.run(of).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  expect(book.run(OTHER)).toEqual([OTHER]);
});

it('H-18 a run is found once, by the newest of it that answers', () => {
  expect(found()).toEqual(['d', 'other']);
  expect(found({ state: 'closed' })).toEqual(['c', 'other']);
  expect(found({ caseNumber: '（2024）粤0607执1号' })).toEqual(['c']);
  expect(found({ to: 3 * HOUR })).toEqual(['b', 'other']);
  expect(found({ after: { startedAt: 4 * HOUR, id: 'd' } })).toEqual(['other']);
  expect(book.find({ limit: 9 })).toHaveLength(5);
});

it('a row that says the run only now, and one that goes, are followed', () => {
  const growing = bookOf([part('a', 1), part('b', 2)]);
  const [, later] = [part('a', 1), part('b', 2, { runId: 'a' })];
  growing.update([rowOf(later)]);
  expect(growing.run(later).map(({ id }) => id)).toEqual(['a', 'b']);
  const { topic, id, seq, caseNumber } = rowOf(later);
  growing.update([{ topic, id, seq, caseNumber, gone: true }]);
  expect(growing.run(part('a', 1)).map(({ id }) => id)).toEqual(['a']);
});
