import { describe, expect, it } from 'vitest';
import { LONGEST, lackOfItem } from '../run-sheet/draft.ts';
import { LAW_POINTS } from './law-library.ts';

describe('the library of legal points', () => {
  it('has points that the relay takes as they are, each under a name of its own', () => {
    expect(new Set(LAW_POINTS.map(({ id }) => id)).size).toBe(LAW_POINTS.length);
    for (const { id, title, text, basis, seconds } of LAW_POINTS) {
      const item = { itemId: id, kind: 'law', title, text, basis, cue: '', ms: seconds * 1_000 };
      expect(lackOfItem({ ...item, kind: 'law' }), id).toBeNull();
      expect(title.length, id).toBeLessThanOrEqual(LONGEST.title);
      expect(basis.length, id).toBeLessThanOrEqual(LONGEST.basis);
    }
  });

  it('keeps apart what a restriction of consumption forbids on trains', () => {
    const text = LAW_POINTS.find(({ id }) => id === 'consumption')?.text;
    expect(text).toContain('G字头动车组全部座位和其他动车组一等以上座位');
  });

  it('has texts that a wall shows in large type, and time enough to read them aloud', () => {
    for (const { id, text, seconds } of LAW_POINTS) {
      expect(text.length, id).toBeLessThanOrEqual(90);
      expect(text.length / seconds, id).toBeLessThan(3);
    }
  });
});
