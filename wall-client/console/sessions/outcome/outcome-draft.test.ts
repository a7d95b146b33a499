import { describe, expect, it } from 'vitest';
import {
  EMPTY_OUTCOME,
  fenOf,
  lackOfOutcome,
  type OutcomeDraft,
  sentOutcome,
} from './outcome-draft.ts';

const TODAY = '2024-11-28';
const settled: OutcomeDraft = {
  ...{ ...EMPTY_OUTCOME, paid: '39,000', settled: '126000', deadline: '2024-12-31' },
};
const lack = (over: Partial<OutcomeDraft>) => lackOfOutcome({ ...settled, ...over }, TODAY);

describe('amounts as typed', () => {
  it('reads yuan with or without separators, to the fen', () => {
    expect([fenOf('39,000'), fenOf(' 39，000.5元'), fenOf('0.01')]).toEqual([
      3_900_000, 3_900_050, 1,
    ]);
  });
  it('takes nothing that is not an amount', () => {
    for (const typed of ['', '0', '0.00', '-5', '1.234', '1e5', '万', '9999999999999']) {
      expect(fenOf(typed), typed).toBeNull();
    }
  });
});

describe('the outcome of one invitee', () => {
  it('a payment needs its sum, a refusal has none', () => {
    expect(lack({ outcome: 'paid' })).toBeNull();
    expect(lack({ outcome: 'paid', paid: '' })).toContain('当场履行金额');
    expect(lack({ outcome: 'paid', paid: 'x' })).toContain('有效金额');
    expect(lack({ outcome: 'refused', paid: '' })).toBeNull();
    expect(lack({ outcome: 'refused' })).toContain('不填');
  });

  it('a settlement needs sum and a day that is not past', () => {
    expect(lack({})).toBeNull();
    expect(lack({ settled: '' })).toContain('和解金额');
    expect(lack({ deadline: '' })).toContain('履行期限');
    expect(lack({ deadline: '2024-11-27' })).toContain('已经过去');
  });

  it('instalments follow each other, end in time and add up', () => {
    const first = { due: '2024-12-01', amount: '100000' };
    const second = { due: '2024-12-20', amount: '26,000' };
    expect(lack({ instalments: [first, second] })).toBeNull();
    expect(lack({ instalments: [second, first] })).toContain('早于上一期');
    expect(lack({ instalments: [first, { ...second, due: '2025-01-01' }] })).toContain('晚于');
    expect(lack({ instalments: [{ ...first, due: '2024-11-01' }] })).toContain('早于今天');
    expect(lack({ instalments: [first, { due: '', amount: '1' }] })).toContain('第 2 期');
    expect(lack({ instalments: [first] })).toContain('相差 26,000.00 元');
  });

  it('is sent in fen, with nothing that does not belong to it', () => {
    expect(sentOutcome({ ...settled, statement: ' 认识到错误 ' }, TODAY)).toEqual({
      ...{ outcome: 'settled', paidFen: 3_900_000, statement: '认识到错误' },
      settlement: { amount: 12_600_000, deadline: '2024-12-31' },
    });
    const refused = {
      ...settled,
      outcome: 'refused',
      paid: '',
      measure: 'judicialDetention',
    } as const;
    expect(sentOutcome(refused, TODAY)).toEqual({
      outcome: 'refused',
      measure: 'judicialDetention',
    });
    expect(sentOutcome({ ...settled, settled: '' }, TODAY)).toBeNull();
  });
});
