import { describe, expect, it } from 'vitest';
import {
  clockTime,
  count,
  exactMoney,
  longDay,
  money,
  moneyText,
  period,
  quantity,
  shortMoment,
} from './format.ts';

describe('money', () => {
  it.each([
    [120_500_000_000, '12.05 亿元'],
    [9_999_999_999, '1.00 亿元'],
    [9_940_000_000, '9,940.00 万元'],
    [9_999_994_999, '9,999.99 万元'],
    [165_000_000, '165.00 万元'],
    [16_500_000, '16.50 万元'],
    [999_999, '9,999.99 元'],
    [990_000, '9,900.00 元'],
    [1, '0.01 元'],
    [0, '0.00 元'],
    [-250_000_000, '−250.00 万元'],
  ])('%i fen is %s', (fen, text) => {
    expect(moneyText(fen)).toBe(text);
  });

  it('keeps the unit apart', () => {
    expect(money(120_500_000_000)).toEqual({ number: '12.05', unit: '亿元' });
  });

  it('gives the exact value for the detail', () => {
    expect(exactMoney(120_500_000_037)).toBe('1,205,000,000.37 元');
  });
});

describe('quantity', () => {
  it('says a figure that cannot be computed with a dash', () => {
    expect(quantity(null, 'days')).toEqual({ number: '—', unit: '' });
  });
  it('gives days two decimals', () => {
    expect(quantity(45.87, 'days')).toEqual({ number: '45.87', unit: '天' });
  });
  it('says of what is no case what it is', () => {
    const of = (['count', 'times', 'sessions', 'persons'] as const).map((unit) =>
      quantity(7, unit),
    );
    expect(of.map(({ unit }) => unit)).toEqual(['件', '次', '场', '人次']);
  });
  it('gives a fall its sign', () => {
    expect(quantity(-60, 'percent')).toEqual({ number: '−60.00', unit: '%' });
  });
  it('separates thousands', () => {
    expect(count(12_345_678)).toBe('12,345,678');
  });
});

describe('time in the court’s zone', () => {
  const instant = Date.UTC(2024, 10, 27, 7, 59, 5);
  it('is eight hours ahead of UTC', () => {
    expect(clockTime(instant)).toBe('15:59:05');
    expect(shortMoment(instant)).toBe('11-27 15:59');
  });
  it('turns the day at Shanghai midnight', () => {
    expect(longDay(Date.UTC(2024, 10, 27, 16, 0, 0))).toBe('2024年11月28日 星期四');
  });
  it('says an open period in words', () => {
    expect(period('2023-10-01', null)).toBe('2023.10.01 至今');
    expect(period('2024-01-01', '2024-11-27')).toBe('2024.01.01–2024.11.27');
  });
});
