import { describe, expect, it } from 'vitest';
import { AMOUNT_BANDS, amountBandOf } from './amount-bands.ts';

describe('amount bands', () => {
  it('each amount lies in one band; a bound belongs to the band above it', () => {
    expect([0, 999_999, 1_000_000, 9_999_999, 10_000_000].map(amountBandOf)).toEqual([
      ...['to1', 'to1', 'to10', 'to10', 'to50'],
    ]);
    expect([50_000_000, 100_000_000, 500_000_000].map(amountBandOf)).toEqual([
      ...['to100', 'to500', 'over500'],
    ]);
  });

  it('bands ascend and the last one is open', () => {
    const ends = AMOUNT_BANDS.map(({ below }) => below ?? Number.POSITIVE_INFINITY);
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    expect(ends.at(-1)).toBe(Number.POSITIVE_INFINITY);
  });
});
