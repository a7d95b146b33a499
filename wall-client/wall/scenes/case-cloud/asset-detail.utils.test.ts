import { describe, expect, it } from 'vitest';
import type { GraphAsset } from '../../../charts/case-graph/graph.types.ts';
import { assetDetail } from './asset-detail.utils.ts';
import { graphAssets } from './asset-status.utils.ts';
import { changedAssets, heldSelection, stepSelection, tourOf } from './selection.utils.ts';
import { fakeAsset, fakeCase, fakeParty, fakeSeizure } from './testing/fake-rows.ts';

const today = '2024-11-27';
const rows = {
  case: fakeCase({}),
  parties: [fakeParty('P1', {})],
  assets: [
    fakeAsset('A1', { owner: 'P1', valueBasis: 'referencePrice', state: 'auction1' }),
    fakeAsset('A2', { state: 'found', value: null, valueBasis: 'unknown' }),
  ],
  seizures: [
    fakeSeizure('Z1', { state: 'auction1', startPrice: 90_000_000, evidence: 3, renewals: 1 }),
    fakeSeizure('Z2', { state: 'queued', rank: 2, from: null, until: null, measure: 'freeze' }),
  ],
  measures: [],
  payments: [],
  timeline: [],
  recordings: [],
  clips: [],
};

describe('assetDetail', () => {
  it('[CC-14] says value and basis, measure, term, days left, instrument, evidence and prices', () => {
    const detail = assetDetail('A1', rows, today);
    expect(detail).toMatchObject({ state: '一拍', owner: '某虚构公司', others: ['冻结 轮候 2'] });
    expect(detail?.facts).toEqual([
      { label: '参考价', value: '1,200,000.00 元' },
      { label: '措施', value: '查封' },
      { label: '期限', value: '2024.03.01–2027.02.28' },
      { label: '剩余', value: '823 天', urgent: false },
      { label: '续期', value: '1 次' },
      { label: '起拍价', value: '90.00 万元' },
      { label: '文书', value: '（2024）粤0607执1234号之一' },
      { label: '证据', value: '3 份' },
    ]);
  });

  it('[CC-14] calls a price a sale only once it is one', () => {
    const facts = (over: object, valueBasis: 'sold' | 'referencePrice' | 'estimated') =>
      assetDetail(
        'A1',
        {
          ...rows,
          assets: [fakeAsset('A1', { valueBasis, state: 'auction2' })],
          seizures: [fakeSeizure('Z1', { state: 'auction2', referencePrice: 8_000_000, ...over })],
        },
        today,
      )?.facts.map(({ label, value }) => `${label} ${value}`);
    expect(facts({}, 'referencePrice')?.join()).not.toContain('变现价');
    expect(facts({}, 'estimated')).toContain('参考价 8.00 万元');
    expect(facts({ soldPrice: 7_000_000 }, 'estimated')).toContain('变现价 7.00 万元');
  });

  it('[CC-14] an asset without a seizure says that nothing holds it', () => {
    expect(assetDetail('A2', rows, today)).toMatchObject({
      state: '未控制',
      facts: [{ label: '价值', value: '未知' }],
      others: [],
    });
    expect(assetDetail('A9', rows, today)).toBeUndefined();
  });
});

describe('selection', () => {
  const assets: GraphAsset[] = graphAssets(rows.assets, rows.seizures, today);

  it('[CC-15] the tour goes from what presses to what is over', () => {
    expect(tourOf(assets)).toEqual(['A1', 'A2']);
  });

  it('[CC-15] a selection outlives its asset only by falling back to the first', () => {
    expect(heldSelection(['A1', 'A2'], 'A2')).toBe('A2');
    expect(heldSelection(['A1'], 'A2')).toBe('A1');
    expect(heldSelection([], 'A2')).toBeNull();
  });

  it('[CC-15] steps round in both directions', () => {
    expect(stepSelection(['A1', 'A2'], 'A2', 1)).toBe('A1');
    expect(stepSelection(['A1', 'A2'], 'A1', -1)).toBe('A2');
    expect(stepSelection(['A1', 'A2'], null, 1)).toBe('A1');
    expect(stepSelection([], null, 1)).toBeNull();
  });

  it('[CC-16] only a changed state is news, not a new asset', () => {
    const [first] = assets;
    if (!first) throw new Error('an asset expected');
    const lapsed = { ...first, status: 'lapsed' as const, word: '已失效' };
    expect([...changedAssets([first], [lapsed, { ...first, id: 'A9' }])]).toEqual(['A1']);
    expect(changedAssets(assets, assets).size).toBe(0);
  });
});
