import { describe, expect, it } from 'vitest';
import { broken, filed, fold, type Input, on } from './testing/given.ts';

const signed = (over: Partial<Input<'settlement.signed'>> = {}) =>
  on('2024-03-01', 'settlement.signed', {
    settlementId: 't1',
    amount: 300,
    deadline: '2024-06-01',
    ...over,
  });
const performed = (day: string, when = day) =>
  on(day, 'settlement.performed', { settlementId: 't1', on: when });
const breached = (day: string, when = day) =>
  on(day, 'settlement.breached', { settlementId: 't1', on: when });

describe('settlement', () => {
  it('does not close the case: it is 和解履行中', () => {
    const state = fold([filed(), signed({ warningSessionId: 'w1' })]);
    expect(state).toMatchObject({ stage: 'settling', closedOn: null });
    expect(state.settlements.t1).toEqual({
      id: 't1',
      amount: 300,
      signedOn: '2024-03-01',
      deadline: '2024-06-01',
      instalments: [],
      status: 'running',
      endedOn: null,
      warningSessionId: 'w1',
    });
  });

  it('performed: the case may be closed as satisfied', () => {
    const closed = on('2024-05-02', 'case.closed', {
      closedOn: '2024-05-02',
      way: 'fullySatisfied',
    });
    const state = fold([filed(), signed(), performed('2024-05-01'), closed]);
    expect(state.settlements.t1).toMatchObject({ status: 'performed', endedOn: '2024-05-01' });
    expect(state.stage).toBe('closed');
  });

  it('breached: execution goes on', () => {
    const state = fold([filed(), signed(), breached('2024-05-01')]);
    expect(state.settlements.t1?.status).toBe('breached');
    expect(state.stage).toBe('open');
  });

  it('suspension comes before settling, and closing before both', () => {
    const stop = on('2024-03-02', 'case.suspended', { ground: 'suspension', from: '2024-03-02' });
    expect(fold([filed(), signed(), stop]).stage).toBe('suspended');
  });

  it('[T-1] [T-2] one id, and a settlement that is there', () => {
    expect(broken([filed(), signed(), signed()])).toEqual(['T-1']);
    expect(broken([filed(), performed('2024-05-01')])).toEqual(['T-2']);
    expect(broken([filed(), breached('2024-05-01')])).toEqual(['T-2']);
  });

  it('[T-3] the deadline is not before the signing', () => {
    expect(broken([filed(), signed({ deadline: '2024-02-29' })])).toEqual(['T-3']);
  });

  it('[T-4] instalments are in order, within the deadline, and add up', () => {
    const parts = (...list: [string, number][]) =>
      signed({ instalments: list.map(([due, amount]) => ({ due, amount })) });
    expect(broken([filed(), parts(['2024-04-01', 100], ['2024-06-01', 200])])).toEqual([]);
    expect(broken([filed(), parts(['2024-04-01', 100], ['2024-06-01', 100])])).toEqual(['T-4']);
    expect(broken([filed(), parts(['2024-05-01', 100], ['2024-04-01', 200])])).toEqual(['T-4']);
    expect(broken([filed(), parts(['2024-05-01', 100], ['2024-06-02', 200])])).toEqual(['T-4']);
  });

  it('[T-5] [C-16] an agent signs with special authority', () => {
    const agent = {
      partyId: 'G',
      role: 'agent',
      entity: 'person',
      name: '王五',
      actsFor: 'A',
    } as const;
    const joined = (specialAuthority: boolean) =>
      on('2024-02-01', 'party.joined', { ...agent, specialAuthority });
    const by = signed({ signedByAgent: 'G' });
    expect(broken([filed(), joined(true), by])).toEqual([]);
    expect(broken([filed(), joined(false), by])).toEqual(['T-5']);
    expect(broken([filed(), signed({ signedByAgent: 'A' })])).toEqual(['T-5']);
    expect(broken([filed(), by])).toEqual(['C-16']);
    const left = on('2024-02-02', 'party.left', { partyId: 'G', reason: '解除委托' });
    expect(broken([filed(), joined(true), left, by])).toEqual(['T-5']);
  });

  it('[T-6] ends once', () => {
    expect(broken([filed(), signed(), performed('2024-05-01'), breached('2024-05-02')])).toEqual([
      'T-6',
    ]);
    expect(broken([filed(), signed(), breached('2024-05-01'), performed('2024-05-02')])).toEqual([
      'T-6',
    ]);
  });

  it('[T-7] on a day between the signing and now', () => {
    expect(broken([filed(), signed(), performed('2024-05-01', '2024-02-29')])).toEqual(['T-7']);
    expect(broken([filed(), signed(), breached('2024-05-01', '2024-05-02')])).toEqual(['T-7']);
  });
});
