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

  it('a measure has ground, approver and number; a fine its sum, a detention its days', () => {
    const measured: OutcomeDraft = {
      ...{ ...EMPTY_OUTCOME, outcome: 'refused', measure: 'judicialDetention' },
      ...{ ground: '有能力拒不履行', approver: '示例院长', instrument: '（2024）粤0607司惩1号' },
      ...{ from: '2024-11-28', until: '2024-12-12', fine: '5000' },
    };
    const lacks = (over: Partial<OutcomeDraft>) => lackOfOutcome({ ...measured, ...over }, TODAY);
    expect(lacks({})).toBeNull();
    expect(lacks({ ground: ' ' })).toContain('事由');
    expect(lacks({ approver: '' })).toContain('批准人');
    expect(lacks({ instrument: '' })).toContain('文书号');
    expect(lacks({ until: '' })).toContain('起止');
    expect(lacks({ until: '2024-11-27' })).toContain('早于');
    expect(lacks({ measure: 'fine', fine: '' })).toContain('罚款金额');
    expect(sentOutcome(measured, TODAY)?.measure).toEqual({
      ...{ kind: 'judicialDetention', ground: '有能力拒不履行', approver: '示例院长' },
      ...{ instrument: '（2024）粤0607司惩1号', from: '2024-11-28', until: '2024-12-12' },
    });
    const fined = sentOutcome({ ...measured, measure: 'fine' }, TODAY)?.measure;
    expect(fined).toMatchObject({ kind: 'fine', amount: 500_000 });
    expect(fined).not.toHaveProperty('from');
  });

  it('is sent in fen, with nothing that does not belong to it', () => {
    expect(sentOutcome({ ...settled, statement: ' 认识到错误 ' }, TODAY)).toEqual({
      ...{ outcome: 'settled', paidFen: 3_900_000, statement: '认识到错误' },
      settlement: { amount: 12_600_000, deadline: '2024-12-31' },
    });
    expect(sentOutcome({ ...settled, outcome: 'refused', paid: '' }, TODAY)).toEqual({
      outcome: 'refused',
    });
    expect(sentOutcome({ ...settled, settled: '' }, TODAY)).toBeNull();
  });
});
