import { describe, expect, it } from 'vitest';
import { cells } from './cells.ts';
import type { Indicator } from './definition.ts';
import { definitionOver, wordingsOf } from './versions.ts';

const NOW: Indicator = {
  id: 'synthetic',
  label: '示例',
  definition: '现行口径。',
  formula: { numerator: '件数', denominator: null },
  unit: 'count',
  kind: 'sum',
  numerator: [cells('closed')],
  periods: ['year'],
  earlier: [
    {
      until: '2024-01-01',
      definition: '旧口径。',
      formula: { numerator: '首执件数', denominator: null },
      numerator: [cells('closed', { type: ['执'] })],
    },
  ],
};

describe('a definition that changed', () => {
  it('holds over spans on one side of the change, and none over a span across it', () => {
    const over = (from: string, to: string | null) =>
      definitionOver(NOW, from, to)?.definition ?? null;
    expect(over('2023-10-01', '2023-12-31')).toBe('旧口径。');
    expect(over('2024-01-01', '2024-01-31')).toBe('现行口径。');
    expect(over('2024-01-01', null)).toBe('现行口径。');
    expect(over('2023-12-31', '2024-01-01')).toBeNull();
    expect(over('2023-12-31', null)).toBeNull();
  });

  it('tells from when which wording holds', () => {
    expect(wordingsOf(NOW)).toEqual([
      { from: '2000-01-01', text: '旧口径。' },
      { from: '2024-01-01', text: '现行口径。' },
    ]);
  });
});
