import { describe, expect, it } from 'vitest';
import { sameData } from './same-data.ts';

describe('sameData', () => {
  it('compares by what is said, deeply', () => {
    expect(sameData({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
    expect(sameData({ a: [1, { b: null }] }, { a: [1, { b: 0 }] })).toBe(false);
    expect(sameData([1, 2], [1])).toBe(false);
    expect(sameData({ 0: 1 }, [1])).toBe(false);
    expect(sameData({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    expect(sameData({ a: 1, b: 2 }, { b: 1, a: 2 })).toBe(false);
    expect(sameData(null, {})).toBe(false);
  });

  it('an undefined member is an absent one, as in JSON', () => {
    expect(sameData({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(sameData({ a: 1 }, { a: 1, b: undefined })).toBe(true);
    expect(sameData({ a: undefined }, { b: undefined })).toBe(true);
    expect(sameData({ a: undefined }, { a: 1 })).toBe(false);
    expect(sameData({ a: 1, b: 2 }, { a: 1 })).toBe(false);
    expect(sameData({ constructor: 1 }, {})).toBe(false);
  });
});
