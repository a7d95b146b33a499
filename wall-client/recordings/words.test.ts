import { describe, expect, it } from 'vitest';
import { lengthWords, momentText, offsetText, preciseTime } from './words.ts';

const AT = Date.UTC(2024, 10, 28, 2, 42, 7, 370);

it('times are the court’s', () => {
  expect(momentText(AT)).toBe('2024-11-28 10:42:07');
  expect(preciseTime(AT)).toBe('10:42:07.3');
  expect(momentText(Date.UTC(2024, 10, 27, 16))).toBe('2024-11-28 00:00:00');
});

describe('lengths', () => {
  it.each([
    [0, '00:00'],
    [59_999, '00:59'],
    [723_000, '12:03'],
    [3_723_000, '1:02:03'],
  ])('%i ms into it', (ms, text) => expect(offsetText(ms)).toBe(text));
  it.each([
    [20, '0.1 秒'],
    [400, '0.4 秒'],
    [12_000, '12 秒'],
    [185_000, '3 分 05 秒'],
    [3_720_000, '1 小时 02 分'],
  ])('%i ms long', (ms, text) => expect(lengthWords(ms)).toBe(text));
});
