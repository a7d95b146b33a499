import { describe, expect, it } from 'vitest';
import { revisedWords } from './revised-months.ts';

const month = { filed: 330, closed: 313, recovered: 1_050_000_000 };
const rows = new Map([
  ['2024-09', { ...month, stated: null }],
  ['2024-10', { ...month, stated: { ...month, closed: 312 } }],
  ['2024-11', { ...month, stated: { ...month, filed: null, recovered: 1_050_000_001 } }],
]);
const shown = [...rows.keys()];

describe('months that were revised after they were over', () => {
  it('say both values, the newest first', () => {
    expect(revisedWords(rows, { closed: '' }, shown, 2)).toBe('修订：2024.10 原 312，现 313');
    expect(revisedWords(rows, { filed: '立案', closed: '结案' }, shown, 2)).toBe(
      '修订：2024.11 立案已修订，现 330；2024.10 结案原 312，现 313',
    );
  });

  it('money that reads alike is written out', () => {
    expect(revisedWords(rows, { recovered: '到位' }, shown, 2)).toBe(
      '修订：2024.11 到位原 10,500,000.01 元，现 10,500,000.00 元',
    );
  });

  it('tell few, and how many more; of what is not drawn, or as it was, nothing', () => {
    const all = { filed: '立案', closed: '结案', recovered: '到位' };
    expect(revisedWords(rows, all, shown, 1)).toBe('修订：2024.11 立案已修订，现 330；另 2 处');
    expect(revisedWords(rows, all, ['2024-09'], 1)).toBeNull();
    expect(revisedWords(rows, {}, shown, 1)).toBeNull();
  });
});
