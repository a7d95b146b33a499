import { describe, expect, it } from 'vitest';
import { laterDay, plusWorkingDays } from './days.ts';

describe('working days', () => {
  it('skip weekends', () => {
    expect(plusWorkingDays('2024-03-01', 1)).toBe('2024-03-04');
    expect(plusWorkingDays('2024-03-02', 1)).toBe('2024-03-04');
    expect(plusWorkingDays('2024-03-04', 5)).toBe('2024-03-11');
  });
});

describe('laterDay', () => {
  it('is the later of two', () => {
    expect(laterDay('2024-02-29', '2024-03-01')).toBe('2024-03-01');
    expect(laterDay('2024-03-01', '2024-02-29')).toBe('2024-03-01');
  });
});
