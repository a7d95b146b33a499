import { describe, expect, it } from 'vitest';
import {
  type DraftItem,
  draftOf,
  movedTo,
  undone,
  withChanged,
  withItem,
  withoutItem,
} from './draft.ts';
import { mergedWith } from './merge.ts';

const item = (itemId: string, cue = ''): DraftItem => ({
  ...{ itemId, kind: 'pause', title: itemId, ms: null, cue },
});
const base = ['a', 'b', 'c'].map((id) => item(id));
const start = draftOf(1, base);
const ids = (items: readonly DraftItem[]) => items.map(({ itemId }) => itemId).join('');

describe('two operators arrange the same list', () => {
  it('keeps the additions of both where they stood', () => {
    const mine = withItem(start, item('m'), 1);
    const { draft, told } = mergedWith(mine, 2, [...base, item('t')]);
    expect(ids(draft.items)).toBe('ambct');
    expect(draft.version).toBe(2);
    expect(told).toEqual(['对方增加了「t」']);
  });

  it('keeps my order and my words, and says where both had a hand', () => {
    const moved = withChanged(movedTo(start, 'c', 0), item('b', '我的'));
    const theirs = [item('b', '他们的'), item('a'), item('c'), item('t')];
    const { draft, told } = mergedWith(moved, 2, theirs);
    expect(ids(draft.items)).toBe('ctab');
    expect(draft.items.find(({ itemId }) => itemId === 'b')?.cue).toBe('我的');
    expect(told).toEqual([
      '两边都调整了顺序，按您的顺序',
      '对方增加了「t」',
      '「b」两边都改过，按您的内容',
    ]);
  });

  it('lets go of what either removed, and tells it', () => {
    const mine = withChanged(withoutItem(start, 'a'), item('c', '改'));
    const { draft, told } = mergedWith(mine, 2, [item('a', '他们的'), item('b')]);
    expect(ids(draft.items)).toBe('b');
    expect(told).toEqual([
      '您删去的「a」对方改过，仍按删去',
      '对方删去了「c」，您对它的修改没有保留',
    ]);
  });

  it('takes over what only they did, without a word of mine lost', () => {
    const { draft, told } = mergedWith(start, 5, [item('c'), item('b', '新'), item('a')]);
    expect(ids(draft.items)).toBe('cba');
    expect(draft.items[1]?.cue).toBe('新');
    expect(told).toEqual([]);
  });

  it('can be undone to what stood before', () => {
    const mine = withItem(start, item('m'));
    expect(undone(mergedWith(mine, 2, [item('a')]).draft).items).toBe(mine.items);
  });
});
