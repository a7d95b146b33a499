import { expect, it } from 'vitest';
import { dayAndTime, fieldOf, instantOf } from './local-time.ts';

it('a form has court-local time, whatever the zone of its machine', () => {
  const at = Date.UTC(2024, 10, 28, 16, 30);
  expect(fieldOf(at)).toBe('2024-11-29T00:30');
  expect(instantOf('2024-11-29T00:30')).toBe(at);
  expect(dayAndTime(at)).toBe('2024年11月29日 00:30');
  expect([instantOf(''), instantOf('2024-13-01T00:00'), instantOf('x')]).toEqual([
    null,
    null,
    null,
  ]);
});
