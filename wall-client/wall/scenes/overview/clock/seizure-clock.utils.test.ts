import { describe, expect, it } from 'vitest';
import type { View } from '../../../../../wire/views.ts';
import { nextToExpire } from './seizure-clock.utils.ts';

const expiry = (until: string, value: number | null): View<'expiry'> => ({
  caseNumber: '（2024）粤0607执1号',
  asset: '测试车辆',
  kind: 'vehicle',
  measure: 'seal',
  until,
  value,
});
const rows = new Map([
  ['late', expiry('2025-01-10', 900)],
  ['soon-small', expiry('2024-11-30', null)],
  ['soon-large', expiry('2024-11-30', 500)],
  ['next-week', expiry('2024-12-20', 1)],
]);

describe('nextToExpire', () => {
  it('puts the nearest first, and the more valuable of one day', () => {
    const next = nextToExpire(rows, '2024-11-27', 3);
    expect(next.map((one) => one.id)).toEqual(['soon-large', 'soon-small', 'next-week']);
  });

  it('counts natural days from the court’s today, not the machine’s', () => {
    const next = nextToExpire(rows, '2024-11-27', 4);
    expect(next.map((one) => one.daysLeft)).toEqual([3, 3, 23, 44]);
    expect(nextToExpire(rows, '2024-11-30', 1)[0]?.daysLeft).toBe(0);
  });

  it('marks a week, a month and later by shape', () => {
    const marks = nextToExpire(rows, '2024-11-27', 4).map((one) => one.mark);
    expect(marks).toEqual(['critical', 'critical', 'warning', 'info']);
  });
});
