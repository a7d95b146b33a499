import { describe, expect, it } from 'vitest';
import {
  barUnit,
  barWords,
  comparisonWords,
  halfOf,
  partQuantity,
  recordsWords,
  revisionWords,
  said,
  spanWords,
  whyNone,
} from './card-words.ts';
import { fakeAnswer } from './testing/fake-figures.ts';

describe('the words of a card', () => {
  it('say the span, open or closed, and of a state that it is now', () => {
    expect(spanWords(fakeAnswer())).toBe('2023.10.01–2024.11.28（至今）');
    const fixed = { id: 'x', from: '2024-01-01', to: '2024-06-30', toDate: false, label: '' };
    expect(spanWords(fakeAnswer({ period: fixed }))).toBe('2024.01.01–2024.06.30');
    expect(spanWords(fakeAnswer({ kind: 'state' }))).toBe('当前（2024.11.28）');
  });

  it('say why there is no value', () => {
    expect(whyNone(fakeAnswer())).toBeNull();
    expect(whyNone(fakeAnswer({ whyNone: 'suppressed' }))).toContain('少于五');
  });

  it('say each half of a formula in its own unit', () => {
    const of = (over: object, part: 'numerator' | 'denominator', text: string) =>
      said(partQuantity(fakeAnswer(over), part, { text, value: 123_400_000 }));
    expect(of({ kind: 'average', unit: 'days' }, 'numerator', '天数之和')).toBe('123,400,000 天');
    expect(of({ kind: 'ratio', unit: 'percent' }, 'numerator', '实际到位金额')).toBe('123.40 万元');
    expect(of({ kind: 'ratio', unit: 'percent' }, 'denominator', '结案数')).toBe('123,400,000 件');
    expect(of({}, 'numerator', '外出执行次数')).toBe('123,400,000 次');
    expect(of({ unit: 'persons' }, 'numerator', '推送人次')).toBe('123,400,000 人次');
  });

  it('compare with both numbers, never with a bare percentage', () => {
    const previous = { from: '2022-10-01', to: '2023-11-28', numerator: null, denominator: null };
    const then = { ...previous, value: 2_900, whyNone: null };
    const change = { difference: 221, percent: 7.62 };
    expect(comparisonWords(fakeAnswer({ previous: then, change }))).toBe(
      '上年同期 2,900 件（2022.10.01–2023.11.28），增 221 件',
    );
    const share = { previous: { ...then, value: 60.5 }, unit: 'percent' as const };
    expect(comparisonWords(fakeAnswer({ ...share, change: { ...change, difference: -2 } }))).toBe(
      '上年同期 60.50%（2022.10.01–2023.11.28），减 2.00 个百分点',
    );
    const both = { now: 42, earlier: 105 };
    expect(comparisonWords(fakeAnswer({ previous: then, both }))).toBe(
      '本期 42 件，上年同期 105 件（2022.10.01–2023.11.28）',
    );
    const none = { ...then, value: null, whyNone: 'empty' as const };
    expect(comparisonWords(fakeAnswer({ previous: none }))).toContain('没有可计的案件');
    expect(comparisonWords(fakeAnswer())).toBeNull();
  });

  it('say what a value stands on, and what was revised', () => {
    expect(recordsWords(fakeAnswer())).toBe('由 3,121 件的 24,518 条记录算出');
    expect(recordsWords(fakeAnswer({ unit: 'sessions' }))).toContain('由 3,121 场的');
    expect(recordsWords(fakeAnswer({ records: null }))).toContain('不予公布');
    expect(recordsWords(fakeAnswer({ events: null }))).toBe('由 3,121 件算出');
    const since = { seq: 9, asOf: Date.parse('2024-11-05T02:00:00Z') };
    expect(revisionWords({ month: '2024-09', first: 120, now: 121, since }, 'count')).toBe(
      '2024 年 9 月原为 120 件，11-05 10:00 起为 121 件',
    );
    const withheld = { month: '2024-09', first: null, now: 121, since };
    expect(revisionWords(withheld, 'count')).toBe('2024 年 9 月有修订，现为 121 件');
    expect(revisionWords({ ...withheld, now: null }, 'count')).toBe('2024 年 9 月有修订，不予公布');
  });

  it('take the value of a sum for its one half', () => {
    expect(halfOf(fakeAnswer({ numerator: null }), 'numerator')).toBe(3_121);
    expect(halfOf(fakeAnswer({ numerator: null }), 'denominator')).toBeNull();
    const formula = { numerator: '完毕', denominator: '结案' };
    expect(halfOf(fakeAnswer({ formula, numerator: null }), 'numerator')).toBeNull();
    expect(recordsWords(fakeAnswer({ kind: 'state', records: null }))).toContain('现在的状况');
  });

  it('are short at a bar', () => {
    expect([barWords('fen')(9_123_456_700), barWords('fen')(1_234_567)]).toEqual(['9,123', '1.2']);
    expect([barWords('percent')(45.87), barWords('count')(1_234)]).toEqual(['45.9', '1,234']);
    expect(barUnit('fen')).toBe('万元');
  });
});
