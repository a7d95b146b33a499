import { describe, expect, it } from 'vitest';
import type { FigureGroup } from '../../../wire/figures.ts';
import { partsQuestion } from './figure-api.ts';
import { partsOf } from './parts.ts';
import { fakeAnswer, fakeIndicator } from './testing/fake-figures.ts';

const group = (
  key: string,
  value: number | null,
  over: Partial<FigureGroup> = {},
): FigureGroup => ({
  ...{ key, label: key, value, numerator: value, denominator: null, suppressed: value === null },
  ...over,
});

describe('what a figure is asked to be made of', () => {
  it('is its towns over its own days; of how things stand, their types', () => {
    expect(partsQuestion(fakeIndicator(), 'centre', false)).toEqual({
      period: 'centre',
      by: 'town',
    });
    const state = fakeIndicator({ kind: 'state', breakdowns: ['town', 'type'] });
    expect(partsQuestion(state, 'now', true)).toEqual({ period: 'now', by: 'type' });
  });

  it('[H-98] visitors are told them over this year alone, and nothing where there is no such period', () => {
    expect(partsQuestion(fakeIndicator(), 'centre', true)).toEqual({ period: 'year', by: 'town' });
    expect(partsQuestion(fakeIndicator({ periods: ['centre'] }), 'centre', true)).toBeNull();
  });

  it('is nothing of a change, nor of what belongs to no town', () => {
    expect(partsQuestion(fakeIndicator({ kind: 'change' }), 'centre', false)).toBeNull();
    expect(partsQuestion(fakeIndicator({ breakdowns: ['month'] }), 'centre', false)).toBeNull();
  });
});

describe('the parts of a card', () => {
  const indicator = fakeIndicator();
  const towns = (groups: FigureGroup[]) =>
    fakeAnswer({ by: 'town', groups, period: { ...fakeAnswer().period, from: '2024-01-01' } });

  it('are the towns in their order with their own days; withheld ones say so, nowhere is left out where nothing is', () => {
    const parts = towns([
      group('a', 7),
      group('b', null),
      group('440607000000', 0),
      group('none', 0),
    ]);
    expect(partsOf({ indicator, answer: fakeAnswer(), parts })).toEqual({
      title: '按镇街，2024.01.01–2024.11.28',
      bars: [
        { label: 'a', value: 7, words: '7 件' },
        { label: 'b', value: null, words: '不予公布' },
      ],
    });
  });

  it('say what they stand on where an event came between', () => {
    const parts = { ...towns([group('a', 7), group('b', 8)]), seq: 139_863 };
    const told = partsOf({ indicator, answer: fakeAnswer(), parts });
    expect(told?.title).toBe('按镇街，2024.01.01–2024.11.28（算到日志第 139,863 条）');
  });

  it('else are its months by quarter; one withheld month withholds its quarter', () => {
    const months = ['2023-12', '2024-01', '2024-02', '2024-04'];
    const groups = months.map((key, at) => group(key, at === 2 ? null : 10 + at));
    const told = partsOf({ indicator, answer: fakeAnswer({ groups }), parts: null });
    expect(told?.title).toBe('按季度');
    expect(told?.bars).toEqual([
      { label: '2023 年 12 月', value: 10, words: '10 件' },
      { label: '2024 年 1–2 月', value: null, words: '不予公布' },
      { label: '2024 年 4 月', value: 13, words: '13 件' },
    ]);
  });

  it('of a ratio and a mean are reckoned from both halves, never from the months’ values', () => {
    const half = (key: string, numerator: number, denominator: number) =>
      group(key, 1, { numerator, denominator });
    const groups = [half('2024-01', 1, 2), half('2024-02', 9, 8), half('2024-04', 0, 0)];
    const of = (kind: 'ratio' | 'average', unit: 'percent' | 'days') =>
      partsOf({ indicator, answer: fakeAnswer({ kind, unit, groups }), parts: null })?.bars;
    expect(of('ratio', 'percent')?.map(({ words }) => words)).toEqual(['100.00%', '—']);
    expect(of('average', 'days')?.map(({ value }) => value)).toEqual([1, null]);
  });

  it('are none where the figure itself is withheld, or has one part only', () => {
    const withheld = fakeAnswer({ value: null, whyNone: 'suppressed', groups: [] });
    expect(partsOf({ indicator, answer: withheld, parts: towns([group('a', 7)]) })).toBeNull();
    expect(partsOf({ indicator, answer: fakeAnswer(), parts: null })).toBeNull();
  });
});
