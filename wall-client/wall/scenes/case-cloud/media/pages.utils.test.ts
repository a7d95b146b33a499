import { describe, expect, it } from 'vitest';
import { mediaRoom } from './media-room.utils.ts';
import { pageOf, pagesOf, stepItem } from './pages.utils.ts';

const items = ['a', 'b', 'c', 'd'].map((key) => ({ key }));

describe('pages', () => {
  it('hold all', () => {
    expect([0, 3, 4, 40].map((count) => pagesOf(count, 3))).toEqual([1, 1, 2, 14]);
    expect([0, 2, 3].map((at) => pageOf(at, 3))).toEqual([0, 0, 1]);
  });

  it('are gone through item by item, past what cannot be chosen, and end', () => {
    const step = (key: string, by: 1 | -1) =>
      stepItem(items, key, by, (item) => item.key !== 'b')?.item.key ?? null;
    expect([step('a', 1), step('c', -1), step('c', 1)]).toEqual(['c', 'a', 'd']);
    expect([step('a', -1), step('d', 1)]).toEqual([null, null]);
  });
});

describe('room for them', () => {
  it('none for nothing: there is no panel', () => {
    expect(mediaRoom(0, 0, 'base').height).toBe(0);
  });
  it('grows with what there is, and stops so that the timeline keeps its own', () => {
    const heights = [1, 2, 3, 4, 40].map((count) => mediaRoom(count, 0, 'base').height);
    expect(heights).toEqual([154, 242, 330, 374, 374]);
    expect(mediaRoom(40, 1, 'base').rows).toBe(3);
    expect(mediaRoom(0, 1, 'wide').height).toBe(118);
  });
});
