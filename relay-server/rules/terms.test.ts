import { describe, expect, it } from 'vitest';
import { spans, thresholds } from './alert-thresholds.ts';
import { auctionLimits } from './auction-limits.ts';
import { coerciveLimits } from './coercive-limits.ts';
import { closingLimits, deadlines } from './deadlines.ts';
import { seizureTerms } from './seizure-terms.ts';
import { type TermTable, termOn } from './terms.ts';

const table: TermTable<number> = [
  { validFrom: '2005-01-01', value: 1, tag: 'L', basis: '旧' },
  { validFrom: '2015-02-04', value: 2, tag: 'L', basis: '新' },
];

describe('dated tables', () => {
  it.each([
    ['2000-01-01', 1],
    ['2005-01-01', 1],
    ['2015-02-03', 1],
    ['2015-02-04', 2],
    ['2030-01-01', 2],
  ])('on %s: %i', (day, value) => {
    expect(termOn(table, day)).toBe(value);
  });

  it.each<[string, TermTable<unknown>]>([
    ['seizureTerms', seizureTerms],
    ['closingLimits', closingLimits],
    ['auctionLimits', auctionLimits],
    ['coerciveLimits', coerciveLimits],
    ...Object.entries(deadlines),
    ...Object.entries(thresholds),
    ...Object.entries(spans),
  ])('%s: rows ascend and name their basis', (_, rows) => {
    const days = rows.map(({ validFrom }) => validFrom);
    expect(days).toEqual([...days].sort());
    expect(rows.every(({ basis }) => basis !== '')).toBe(true);
  });

  it('the steps of an alert come nearer and nearer', () => {
    for (const [{ value }] of Object.values(thresholds)) {
      const days = value.map((step) => step.days);
      expect(days).toEqual([...days].sort((a, b) => b - a));
    }
  });
});
