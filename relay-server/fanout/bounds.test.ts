import { describe, expect, it } from 'vitest';
import { framesOf } from './answer.ts';
import { type Note, NoteOnce } from './note-once.ts';
import { TokenBucket } from './token-bucket.ts';

describe('bounds', () => {
  it('F-65 allows a burst, then the rate', () => {
    const bucket = new TokenBucket(3, 2, 0);
    expect([1, 2, 3, 4].map(() => bucket.take(0))).toEqual([true, true, true, false]);
    expect(bucket.take(499)).toBe(false);
    expect([1, 2, 3].map(() => bucket.take(1_000))).toEqual([true, true, false]);
    expect([1, 2, 3, 4].map(() => bucket.take(60_000))).toEqual([true, true, true, false]);
  });

  it('F-65 a clock that goes back gives nothing', () => {
    const bucket = new TokenBucket(1, 1, 1_000);
    expect(bucket.take(1_000)).toBe(true);
    expect(bucket.take(0)).toBe(false);
  });

  it('F-67 notes the same thing once a minute', () => {
    const notes: Note[] = [];
    let now = 0;
    const once = new NoteOnce(
      (note) => notes.push(note),
      () => now,
    );
    const note: Note = { kind: 'refused', address: '127.0.0.1', reason: 'another origin' };
    for (let count = 0; count < 100; count += 1) once.note(note);
    once.note({ ...note, reason: 'connecting too fast' });
    expect(notes).toHaveLength(2);
    now = 60_000;
    once.note(note);
    expect(notes).toHaveLength(3);
  });

  it('F-23 a long list of rows becomes numbered parts', () => {
    const rows = Array.from({ length: 5 }, (_, index) => ({ topic: 't', id: `${index}`, seq: 1 }));
    const head = { epoch: 'e', scope: 'wall' as const, from: 0, to: 1 };
    expect(framesOf(head, rows, 5)).toEqual([{ ...head, rows }]);
    expect(framesOf(head, rows, 2)).toEqual([
      { ...head, part: 0, more: true, rows: rows.slice(0, 2) },
      { ...head, part: 1, more: true, rows: rows.slice(2, 4) },
      { ...head, part: 2, rows: rows.slice(4) },
    ]);
  });
});
