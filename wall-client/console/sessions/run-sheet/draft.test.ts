import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DraftItem,
  draftOf,
  isChanged,
  itemOfRow,
  lackOfItem,
  movedTo,
  redone,
  totalOf,
  undone,
  withChanged,
  withItem,
  withoutItem,
} from './draft.ts';

const clip = (itemId: string, ms = 60_000): DraftItem => ({
  ...{ itemId, kind: 'clip', derivativeId: `d-${itemId}`, title: `片段 ${itemId}`, ms, cue: '' },
});
const pause = (itemId: string, ms: number | null = null): DraftItem => ({
  ...{ itemId, kind: 'pause', title: '休息', ms, cue: '' },
});
const ids = (items: readonly DraftItem[]) => items.map(({ itemId }) => itemId).join('');
const three = draftOf(2, [clip('a'), clip('b'), clip('c')]);

describe('a run-sheet being arranged', () => {
  it('takes an item anywhere, lets one go, moves one within its ends', () => {
    expect(ids(withItem(three, pause('x')).items)).toBe('abcx');
    expect(ids(withItem(three, pause('x'), 1).items)).toBe('axbc');
    expect(ids(withoutItem(three, 'b').items)).toBe('ac');
    expect(ids(movedTo(three, 'a', 2).items)).toBe('bca');
    expect(ids(movedTo(three, 'c', -4).items)).toBe('cab');
    expect(movedTo(three, 'b', 1)).toBe(three);
    expect(withoutItem(three, 'none')).toBe(three);
  });

  it('says whether anything is to be saved', () => {
    expect(isChanged(three)).toBe(false);
    const other = withChanged(three, { ...clip('b'), cue: '先停顿' });
    expect(isChanged(other)).toBe(true);
    expect(isChanged(withChanged(other, clip('b')))).toBe(false);
    expect(withChanged(three, clip('b'))).toBe(three);
  });

  it('goes back to any state and forth again', () => {
    const steps = fc.array(
      fc.tuple(fc.constantFrom('move', 'remove', 'add'), fc.nat(5), fc.nat(5)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(steps, (done) => {
        let draft = three;
        const seen = [draft.items];
        done.forEach(([what, at, to], index) => {
          const item = draft.items[at % Math.max(1, draft.items.length)];
          const next =
            what === 'add'
              ? withItem(draft, pause(`n${index}`), to)
              : what === 'move'
                ? movedTo(draft, item?.itemId ?? '', to)
                : withoutItem(draft, item?.itemId ?? '');
          if (next !== draft) seen.push(next.items);
          draft = next;
        });
        const last = draft;
        for (const items of seen.slice(0, -1).reverse()) {
          draft = undone(draft);
          expect(draft.items).toEqual(items);
        }
        expect(undone(draft)).toBe(draft);
        for (const _ of seen.slice(1)) draft = redone(draft);
        expect(draft.items).toEqual(last.items);
        expect(redone(draft)).toBe(draft);
      }),
    );
  });

  it('sums up its length, and what has none', () => {
    expect(totalOf([clip('a'), pause('b', 30_000), pause('c')])).toEqual({ ms: 90_000, open: 1 });
  });

  it('names what an item lacks', () => {
    const law = { itemId: 'l', kind: 'law', title: '报告财产', cue: '', ms: 60_000 } as const;
    expect(lackOfItem({ ...law, text: '', basis: '某条' })).toBe('请填写法律要点');
    expect(lackOfItem({ ...law, text: '要点', basis: ' ' })).toBe('请填写法律依据');
    expect(lackOfItem({ ...law, text: '要点', basis: '某条', ms: 400 })).toContain('1 秒');
    expect(lackOfItem({ ...law, text: '要点', basis: '某条', ms: 7_200_001 })).toContain('120');
    expect(lackOfItem({ ...law, text: '要点', basis: '某条' })).toBeNull();
    expect(lackOfItem({ ...pause('p'), title: '' })).toBe('请填写标题');
    expect(lackOfItem(clip('a', 9_000_000))).toBeNull();
  });

  it('comes from the rows that the relay sends', () => {
    const row = {
      ...{ sessionId: 's', itemId: 'i', title: '题', at: 0, withdrawn: false, failures: 0 },
      ...{ cue: null, derivativeId: null, text: '要点', basis: '第 1 条', ms: null },
    };
    expect(itemOfRow({ ...row, kind: 'law' })).toEqual({
      ...{
        itemId: 'i',
        kind: 'law',
        title: '题',
        cue: '',
        text: '要点',
        basis: '第 1 条',
        ms: null,
      },
    });
    expect(itemOfRow({ ...row, kind: 'talk' }).kind).toBe('talk');
  });
});
