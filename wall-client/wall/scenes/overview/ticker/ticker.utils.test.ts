import { describe, expect, it } from 'vitest';
import type { View } from '../../../../../wire/views.ts';
import {
  fitTickerLine,
  newestFirst,
  newsSince,
  shortTown,
  whenWords,
  wordsOf,
} from './ticker.utils.ts';

const activity = (text: string): View<'activity'> => ({
  type: 'case.filed',
  caseNumber: null,
  town: null,
  occurredAt: 0,
  text,
  amount: null,
  tone: 'info',
});
const rows = new Map([
  ['000000000010', activity('十')],
  ['000000000009', activity('九')],
  ['000000000011', activity('十一')],
]);

describe('the ticker', () => {
  it('shows the newest first', () => {
    expect(newestFirst(rows).map((line) => line.view.text)).toEqual(['十一', '十', '九']);
  });
  it('has no news at the first look: what was there already did not just happen', () => {
    expect(newsSince(rows, null)).toEqual({ fresh: [], newest: '000000000011' });
  });
  it('tells what came since, in the order in which it came', () => {
    const { fresh } = newsSince(rows, '000000000009');
    expect(fresh.map((line) => line.view.text)).toEqual(['十', '十一']);
  });
});

describe('when a line happened', () => {
  const at = (day: string) => Date.parse(`${day}T08:36:00+08:00`);
  it("gives the time for the court's today", () => {
    expect(whenWords(at('2024-11-27'), '2024-11-27')).toBe('08:36');
  });
  it('never lets an old event pass for one of this morning', () => {
    expect(whenWords(at('2024-11-26'), '2024-11-27')).toBe('11-26 08:36');
    expect(whenWords(at('2023-11-27'), '2024-11-27')).toBe('2023-11-27');
  });
});

describe('the words of a line', () => {
  it('says the town once, and short', () => {
    const view = { town: '440607001000', text: '西南街道 · 立案 · 离婚纠纷' } as const;
    expect(shortTown(view.town)).toBe('西南');
    expect(wordsOf(view)).toBe('立案 · 离婚纠纷');
    expect(shortTown('440607004000')).toBe('云东海');
  });
  it('keeps a text without a town as it is', () => {
    expect(shortTown(null)).toBe('');
    expect(wordsOf({ town: null, text: '解答咨询 · 1 人次' })).toBe('解答咨询 · 1 人次');
  });
  it('gives up the amount of a claim before a word is cut', () => {
    const claim = {
      text: '立案 · 机动车交通事故责任纠纷',
      amount: 1_049_000_00,
      tone: 'info',
    } as const;
    expect(fitTickerLine(claim, 18)).toEqual({ text: claim.text, amount: false });
    expect(fitTickerLine(claim, 30)).toEqual({ text: claim.text, amount: true });
  });
  it('keeps the amount of money that moved', () => {
    const paid = {
      text: '到账 · 拍卖变卖款（第一笔）',
      amount: 907_32_000_00,
      tone: 'money',
    } as const;
    const line = fitTickerLine(paid, 14);
    expect(line.amount).toBe(true);
    expect(line.text.endsWith('…')).toBe(true);
  });
  it.each([null, 0])('shows no amount where there is none (%s)', (amount) => {
    expect(fitTickerLine({ text: '结案', amount, tone: 'done' }, 20).amount).toBe(false);
  });
});
