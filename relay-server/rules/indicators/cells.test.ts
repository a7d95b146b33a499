import { describe, expect, it } from 'vitest';
import { CELLS, cellParts, cells, selects } from './cells.ts';

describe('cells', () => {
  it('takes a dated key apart', () => {
    expect(cellParts('closed|执|fullySatisfied|440607103000|2024-11-26')).toEqual({
      cell: 'closed',
      series: 'closed|执|fullySatisfied|440607103000',
      dims: ['执', 'fullySatisfied', '440607103000'],
      day: '2024-11-26',
    });
    expect(cellParts('codeCases|2024-11-26')).toMatchObject({ series: 'codeCases', dims: [] });
  });

  it('takes a state key apart: it has no day', () => {
    expect(cellParts('assets|deposit|queued')).toEqual({
      cell: 'assets',
      series: 'assets|deposit|queued',
      dims: ['deposit', 'queued'],
      day: null,
    });
  });

  it('refuses a key that no cell has', () => {
    expect(() => cellParts('nothing|2024-01-01')).toThrow(RangeError);
    expect(() => cellParts('constructor|2024-01-01')).toThrow(RangeError);
    expect(() => cellParts('closed|执|2024-01-01')).toThrow(RangeError);
  });

  it('selects by name and by the dimensions that are asked for', () => {
    const selector = cells('closed', { type: ['执'], way: ['fullySatisfied', 'caseWithdrawn'] });
    const of = (key: string) => selects(selector, cellParts(key));
    expect(of('closed|执|fullySatisfied|440607103000|2024-11-26')).toBe(true);
    expect(of('closed|执|caseWithdrawn|440607101000|2024-11-26')).toBe(true);
    expect(of('closed|执恢|fullySatisfied|440607103000|2024-11-26')).toBe(false);
    expect(of('closed|执|nonEnforcement|440607103000|2024-11-26')).toBe(false);
    expect(of('filed|执|440607103000|2024-11-26')).toBe(false);
    expect(selects(cells('filed'), cellParts('filed|执保|440607103000|2024-01-01'))).toBe(true);
  });

  it('every dimension is named once in its cell', () => {
    for (const { dims } of Object.values(CELLS)) expect(new Set(dims).size).toBe(dims.length);
  });
});
