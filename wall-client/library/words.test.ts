import { describe, expect, it } from 'vitest';
import { dayWords, keptWords, sizeText } from './words.ts';

const AT = Date.UTC(2024, 10, 28, 2, 42, 7, 370);

it('days near today have names', () => {
  expect(dayWords(AT, '2024-11-28')).toBe('今天');
  expect(dayWords(AT, '2024-11-29')).toBe('昨天');
  expect(dayWords(AT, '2024-12-29')).toBe('2024-11-28');
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
