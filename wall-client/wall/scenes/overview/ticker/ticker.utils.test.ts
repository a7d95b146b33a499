import { describe, expect, it } from 'vitest';
import type { View } from '../../../../../wire/views.ts';
import { newestFirst, newsSince } from './ticker.utils.ts';

const activity = (text: string): View<'activity'> => ({
  type: 'case.filed',
  caseNumber: null,
  town: null,
  occurredAt: 0,
  text,
  amount: null,
  tone: 'info',
});
const rows = new Map([
  ['000000000010', activity('十')],
  ['000000000009', activity('九')],
  ['000000000011', activity('十一')],
]);

describe('the ticker', () => {
  it('shows the newest first', () => {
    expect(newestFirst(rows).map((line) => line.view.text)).toEqual(['十一', '十', '九']);
  });
  it('has no news at the first look: what was there already did not just happen', () => {
    expect(newsSince(rows, null)).toEqual({ fresh: [], newest: '000000000011' });
  });
  it('tells what came since, in the order in which it came', () => {
    const { fresh } = newsSince(rows, '000000000009');
    expect(fresh.map((line) => line.view.text)).toEqual(['十', '十一']);
  });
});
