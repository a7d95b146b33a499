import { expect, it } from 'vitest';
import { sentItems } from './sent-items.ts';

it('an item is sent with what its kind has, trimmed, in seconds, without an empty cue', () => {
  expect(
    sentItems([
      { itemId: 'a', kind: 'clip', derivativeId: 'd', title: '片', ms: 61_234, cue: ' ' },
      {
        itemId: 'b',
        kind: 'law',
        title: ' 题 ',
        text: ' 文 ',
        basis: ' 据 ',
        ms: null,
        cue: ' 停 ',
      },
      { itemId: 'c', kind: 'pause', title: '休息', ms: 90_000, cue: '' },
    ]),
  ).toEqual([
    { itemId: 'a', kind: 'clip', derivativeId: 'd' },
    { itemId: 'b', kind: 'law', title: '题', text: '文', basis: '据', seconds: null, cue: '停' },
    { itemId: 'c', kind: 'pause', title: '休息', seconds: 90 },
  ]);
});
