import { describe, expect, it } from 'vitest';
import type { View } from '../../../wire/views.ts';
import { standingDraw } from './standing-draw.ts';

const draw = (openedAt: number, wallId = 'main'): View<'draw'> => ({
  ...{ wallId, openedAt, count: 40, digest: 'a'.repeat(64), cases: [] },
  figure: { id: 'closedCount@year', label: '首执案件执结数', from: '2024-01-01', to: '2024-06-01' },
  ...{ head: { seq: 9, digest: 'b'.repeat(64) }, number: null, drawnAt: null },
});
const draws = new Map([
  ['d1', draw(100)],
  ['d2', draw(200)],
  ['d3', draw(300, 'hall')],
]);
const idOf = (since: number | null) => standingDraw(draws, 'main', { since })?.[0] ?? null;

describe('the draw that stands on a wall', () => {
  it('is the newest of its own', () => {
    expect(standingDraw(draws, 'main', null)?.[0]).toBe('d2');
    expect(standingDraw(draws, 'hall', null)?.[0]).toBe('d3');
    expect(standingDraw(draws, null, null)).toBeNull();
  });

  it('V-50 none that was opened before the wall was in its mode', () => {
    expect(idOf(201)).toBeNull();
    expect(idOf(200)).toBe('d2');
    expect(idOf(null)).toBe('d2');
  });
});
