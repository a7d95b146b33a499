import { describe, expect, it } from 'vitest';
import { fakeIndicator } from '../wall/figure-card/testing/fake-figures.ts';
import { found, grouped } from './find.ts';
import { clockWords, periodName, referenceWords, versionWords } from './words.ts';

const closed = fakeIndicator();
const rate = fakeIndicator({
  ...{ id: 'recoveryRate', label: '实际到位率', unit: 'percent', kind: 'ratio' },
  definition: '到位金额之和 ÷ 标的金额之和',
  formula: { numerator: '实际到位金额', denominator: '申请执行标的金额' },
});
const money = fakeIndicator({ id: 'recoveredTotal', label: '到位金额', group: '款项' });

describe('the list of indicators', () => {
  it('stands under its headings, in its order', () => {
    expect(
      grouped([closed, money, rate]).map(({ name, indicators }) => [name, indicators.length]),
    ).toEqual([
      ['结案', 2],
      ['款项', 1],
    ]);
    expect(grouped([fakeIndicator({ group: '' })])[0]?.name).toBe('其他');
  });

  it('is searched by all words, wherever they stand', () => {
    const all = [closed, rate, money];
    expect(found(all, '  ')).toBe(all);
    expect(found(all, '到位')).toEqual([rate, money]);
    expect(found(all, '到位 标的')).toEqual([rate]);
    expect(found(all, 'RECOVERYrate')).toEqual([rate]);
    expect(found(all, '没有的')).toEqual([]);
  });
});

describe('what is said of an indicator', () => {
  it('the clock, the interval, and what changed', () => {
    expect(clockWords({ clock: null })).toBeNull();
    expect(clockWords({ clock: 'netOfStops' })).toContain('扣除');
    expect(referenceWords(closed)).toBeNull();
    const reference = { low: 60, high: null, source: '上级法院年度要求' };
    expect(referenceWords({ reference, unit: 'percent' })).toBe(
      '不低于 60.00%（上级法院年度要求）',
    );
    expect(versionWords(closed)).toBeNull();
    const versions = [
      { from: '2023-10-01', text: '含终本' },
      { from: '2024-07-01', text: '不含终本' },
    ];
    expect(versionWords({ versions })?.[1]).toBe('2024.07.01 起：不含终本');
    expect([periodName('year'), periodName('published-year')]).toEqual(['今年', 'published-year']);
  });
});
