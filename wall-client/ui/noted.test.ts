import { expect, it } from 'vitest';
import { isNoted } from './noted.ts';

it('V-40 an alert at a higher level wants to be noted anew', () => {
  const noted = { level: 'warning', since: '2024-11-11', note: null, by: 'duty', at: 1 } as const;
  expect(isNoted({ level: 'warning', since: '2024-11-11' }, noted)).toBe(true);
  expect(isNoted({ level: 'critical', since: '2024-11-11' }, noted)).toBe(false);
  expect(isNoted({ level: 'warning', since: '2024-11-20' }, noted)).toBe(false);
  expect(isNoted({ level: 'warning', since: '2024-11-11' }, undefined)).toBe(false);
});
