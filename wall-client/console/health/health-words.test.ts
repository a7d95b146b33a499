import { expect, it } from 'vitest';
import { uptimeWords } from './health-words.ts';

it('says how long in the two units that matter', () => {
  expect(uptimeWords(59)).toBe('0 分钟');
  expect(uptimeWords(3 * 3600 + 61)).toBe('3 小时 1 分钟');
  expect(uptimeWords(2 * 86_400 + 5 * 3600)).toBe('2 天 5 小时');
});
