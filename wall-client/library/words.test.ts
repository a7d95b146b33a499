import { describe, expect, it } from 'vitest';
import {
  dayWords,
  keptWords,
  lengthWords,
  momentText,
  offsetText,
  preciseTime,
  sizeText,
} from './words.ts';

const AT = Date.UTC(2024, 10, 28, 2, 42, 7, 370);

describe('times', () => {
  it('are the court’s', () => {
    expect(momentText(AT)).toBe('2024-11-28 10:42:07');
    expect(preciseTime(AT)).toBe('10:42:07.3');
    expect(momentText(Date.UTC(2024, 10, 27, 16))).toBe('2024-11-28 00:00:00');
  });
  it('days near today have names', () => {
    expect(dayWords(AT, '2024-11-28')).toBe('今天');
    expect(dayWords(AT, '2024-11-29')).toBe('昨天');
    expect(dayWords(AT, '2024-12-29')).toBe('2024-11-28');
  });
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

describe('sizes', () => {
  it.each([
    [0, '0.0 KB'],
    [512, '0.5 KB'],
    [1_500_000, '1.4 MB'],
    [1_080_000_000, '1.0 GB'],
    [250_000_000_000, '233 GB'],
  ])('%i bytes', (bytes, text) => expect(sizeText(bytes)).toBe(text));
});

describe('how long it is kept', () => {
  const kept = (keptUntil: string | null, held = false) =>
    keptWords({ keptUntil, held, state: 'closed' }, '2024-11-28');
  it('a hold has no end', () => {
    expect(kept('2025-01-01', true).text).toBe('保全中，不到期');
  });
  it('what is near is said so', () => {
    expect(kept('2025-05-28')).toEqual({
      text: '2025-05-28 到期',
      near: false,
    });
    expect(kept('2024-12-01')).toEqual({
      text: '2024-12-01 到期（还有 3 天）',
      near: true,
    });
    expect(kept('2024-11-28').text).toContain('今天');
    expect(kept('2024-11-27').text).toContain('已到期');
  });
  it('without a day it is kept for its case, or goes on', () => {
    expect(kept(null)).toEqual({ text: '随案件留存', near: false });
    const going = { keptUntil: null, held: false, state: 'recording' } as const;
    expect(keptWords(going, '2024-11-28').text).toBe('录完后起算');
  });
});
