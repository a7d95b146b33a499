import { describe, expect, it } from 'vitest';
import type { View } from '../../../../../wire/views.ts';
import { hundredMillions, statusMatrix } from './asset-status.utils.ts';

const rowsOf = (...rows: View<'assetStatus'>[]) =>
  new Map(rows.map((row) => [`${row.kind}:${row.group}`, row]));
const rows = rowsOf(
  { kind: 'vehicle', group: 'effective', assets: 1200, value: 30_000_000_000 },
  { kind: 'deposit', group: 'effective', assets: 300, value: 900_000 },
  { kind: 'deposit', group: 'lapsed', assets: 4, value: 0 },
  { kind: 'ip', group: 'released', assets: 0, value: 0 },
);

describe('statusMatrix', () => {
  it('keeps the glossary’s order and leaves out kinds without assets', () => {
    const { shown, hidden } = statusMatrix(rows, 'count', 10);
    expect(shown.map((row) => row.label)).toEqual(['银行存款', '车辆']);
    expect(hidden).toBe(0);
  });

  it('hands the relay’s figures on, one a cell, none summed', () => {
    const [deposit] = statusMatrix(rows, 'count', 10).shown;
    expect(deposit?.cells.map((cell) => cell.text)).toEqual(['300', '', '', '', '', '4', '']);
  });

  it('tints by share of the largest cell', () => {
    const vehicle = statusMatrix(rows, 'value', 10).shown.find((row) => row.kind === 'vehicle');
    expect(vehicle?.cells[0]).toEqual({ group: 'effective', text: '3.00', weight: 1 });
  });

  it('drops the smallest kinds when there is no room, and counts them', () => {
    const { shown, hidden } = statusMatrix(rows, 'count', 1);
    expect(shown.map((row) => row.kind)).toEqual(['vehicle']);
    expect(hidden).toBe(1);
  });
});

describe('hundredMillions', () => {
  it('never shows something as nothing', () => {
    expect(hundredMillions(900_000)).toBe('<0.01');
    expect(hundredMillions(0)).toBe('');
    expect(hundredMillions(120_500_000_000)).toBe('12.05');
  });
});
