import { describe, expect, it } from 'vitest';
import type { ClosingWay } from '../../wire/codes.ts';
import { broken, filed, fold, type Input, on } from './testing/given.ts';

const closed = (day: string, way: ClosingWay = 'currentProcedureTerminated', closedOn = day) =>
  on(day, 'case.closed', { closedOn, way, instrument: '（2024）粤0607执1号之一' });
const resumed = (day: string, over: Partial<Input<'case.resumed'>> = {}) =>
  on(day, 'case.resumed', { resumedOn: day, reason: '发现财产', ...over });
const paid = (day: string, amount: number, paymentId = `p-${day}`) =>
  on(day, 'payment.recovered', { paymentId, amount, origin: 'voluntary', receivedOn: day });

describe('closing', () => {
  it('终本 is closed, and not fully satisfied', () => {
    expect(fold([filed(), closed('2024-05-01')])).toMatchObject({
      stage: 'terminated',
      closedOn: '2024-05-01',
      closingWay: 'currentProcedureTerminated',
      closings: [{ recovered: 0, withinLimit: true, instrument: '（2024）粤0607执1号之一' }],
    });
  });

  it('counts what had been recovered at the closing, not what came after', () => {
    const state = fold([
      filed(),
      paid('2024-04-01', 100),
      closed('2024-05-01'),
      paid('2024-06-01', 50),
    ]);
    expect(state.closings[0]).toMatchObject({ claimed: 10_000_000, recovered: 100 });
    expect(state.recoveredAmount).toBe(150);
  });

  it('knows whether it was within the limit, days of a stop that still ran included', () => {
    const stop = on('2024-06-01', 'case.suspended', { ground: 'appraisal', from: '2024-06-01' });
    const within = (...events: Parameters<typeof fold>[0]) =>
      fold([filed(), ...events]).closings[0]?.withinLimit;
    expect(within(closed('2024-07-02'))).toBe(true);
    expect(within(closed('2024-07-03'))).toBe(false);
    expect(within(stop, closed('2024-12-01'))).toBe(true);
    const preservation = { ...filed(), caseNumber: '（2024）粤0607执保1号' };
    expect(
      fold([preservation, closed('2024-12-01', 'caseWithdrawn')]).closings[0]?.withinLimit,
    ).toBeNull();
  });

  it('ends the stops that still ran', () => {
    const stop = on('2024-06-01', 'case.suspended', { ground: 'suspension', from: '2024-06-01' });
    const state = fold([filed(), stop, closed('2024-06-11')]);
    expect(state.stops).toEqual([
      { ground: 'suspension', from: '2024-06-01', until: '2024-06-11' },
    ]);
    expect(state.limitOn).toBe('2024-07-12');
  });

  it('[C-3] closes once', () => {
    expect(broken([filed(), closed('2024-05-01'), closed('2024-05-02')])).toEqual(['C-3']);
  });

  it('[C-4] on a day between filing and now', () => {
    expect(broken([filed(), closed('2024-05-01', 'caseWithdrawn', '2024-05-02')])).toEqual(['C-4']);
    expect(broken([filed(), closed('2024-05-01', 'caseWithdrawn', '2024-01-01')])).toEqual(['C-4']);
  });

  describe('[C-5] fully satisfied needs the claim gone', () => {
    const full = closed('2024-05-01', 'fullySatisfied');
    const waived = on('2024-04-02', 'payment.waived', { amount: 9_000_000 });
    const signed = on('2024-04-01', 'settlement.signed', {
      settlementId: 't1',
      amount: 1_000_000,
      deadline: '2024-04-30',
    });
    const performed = on('2024-04-20', 'settlement.performed', {
      settlementId: 't1',
      on: '2024-04-20',
    });

    it.each([
      ['nothing paid', [], ['C-5']],
      ['paid in part', [paid('2024-04-01', 9_999_999)], ['C-5']],
      ['paid in full', [paid('2024-04-01', 10_000_000)], []],
      ['paid and waived', [paid('2024-04-01', 1_000_000), waived], []],
      ['settled only', [signed], ['C-5']],
      ['settlement performed', [signed, performed], []],
    ])('%s', (_, events, rules) => {
      expect(broken([filed(), ...events, full])).toEqual(rules);
    });

    it('a claim without money (an act, an eviction) is satisfied by its closing', () => {
      expect(broken([filed('2024-01-02', { claimAmount: 0 }), full])).toEqual([]);
    });
  });

  it('[C-6] 终本 only of 执 and 执恢', () => {
    const other = (caseNumber: string) => [{ ...filed(), caseNumber }, closed('2024-05-01')];
    expect(broken(other('（2024）粤0607执恢2号'))).toEqual([]);
    expect(broken(other('（2024）粤0607执保2号'))).toEqual(['C-6']);
  });
});

describe('resumption', () => {
  it('opens the case again with a new limit, and keeps the closing that was counted', () => {
    const state = fold([filed(), closed('2024-05-01'), resumed('2024-08-01')]);
    expect(state).toMatchObject({
      stage: 'open',
      closedOn: null,
      closingWay: null,
      limitFrom: '2024-08-01',
      limitOn: '2025-02-01',
    });
    expect(state.closings).toHaveLength(1);
  });

  it('a resumed case closes again; both closings stay', () => {
    const life = [
      filed(),
      closed('2024-05-01'),
      resumed('2024-08-01'),
      closed('2024-09-01', 'enforcementTerminated'),
    ];
    const state = fold(life);
    expect(state.closings.map(({ on, way }) => [on, way])).toEqual([
      ['2024-05-01', 'currentProcedureTerminated'],
      ['2024-09-01', 'enforcementTerminated'],
    ]);
    expect(state.closings.map(({ since }) => since)).toEqual(['2024-01-02', '2024-08-01']);
    expect(state.stage).toBe('closed');
    expect(
      broken([...life.slice(0, 3), closed('2024-09-01', 'caseWithdrawn', '2024-07-31')]),
    ).toEqual(['C-4']);
  });

  it('the second closing counts no money and no claim that the first has counted', () => {
    const state = fold([
      filed(),
      paid('2024-04-01', 4_000_000),
      closed('2024-05-01'),
      resumed('2024-08-01'),
      paid('2024-08-20', 6_000_000),
      closed('2024-09-01', 'fullySatisfied'),
    ]);
    expect(state.closings.map(({ claimed, recovered }) => [claimed, recovered])).toEqual([
      [10_000_000, 4_000_000],
      [6_000_000, 6_000_000],
    ]);
  });

  it('under a new number the case stays closed and names its successor', () => {
    const successor = '（2024）粤0607执恢9号';
    const state = fold([filed(), closed('2024-05-01'), resumed('2024-08-01', { successor })]);
    expect(state).toMatchObject({ stage: 'terminated', successor, closedOn: '2024-05-01' });
  });

  it('[C-7] only a closed case that was not fully satisfied', () => {
    expect(broken([filed(), resumed('2024-08-01')])).toEqual(['C-7']);
    const full = [filed(), paid('2024-04-01', 10_000_000), closed('2024-05-01', 'fullySatisfied')];
    expect(broken([...full, resumed('2024-08-01')])).toEqual(['C-7']);
    expect(
      broken([filed(), closed('2024-05-01', 'enforcementTerminated'), resumed('2024-08-01')]),
    ).toEqual([]);
  });

  it('[C-8] on a day between the closing and now', () => {
    const life = [filed(), closed('2024-05-01')];
    expect(broken([...life, resumed('2024-08-01', { resumedOn: '2024-04-30' })])).toEqual(['C-8']);
    expect(broken([...life, resumed('2024-08-01', { resumedOn: '2024-08-02' })])).toEqual(['C-8']);
  });
});

describe('what a closed case still takes', () => {
  const node = (code: '004' | '029' | '031' | '032' | '040') =>
    on('2024-06-01', 'case.node', { code });

  it('[C-9] only closing nodes once closed for good, every node on 终本', () => {
    const gone = [filed(), closed('2024-05-01', 'enforcementTerminated')];
    expect(broken([...gone, node('029'), node('031'), node('032')])).toEqual([]);
    expect(broken([...gone, node('004')])).toEqual(['C-9']);
    expect(broken([filed(), closed('2024-05-01'), node('040'), node('004')])).toEqual([]);
  });

  it('终本 takes tips, campaigns and re-queries', () => {
    const events = [
      on('2024-06-01', 'tip.received', { tipId: 't', receivedOn: '2024-06-01', summary: '车' }),
      on('2024-06-02', 'campaign.pooled', { campaignId: 'c' }),
      on('2024-06-03', 'campaign.requeried', { campaignId: 'c', found: false }),
      on('2024-06-04', 'progress-code.pushed', { persons: 2 }),
    ];
    expect(broken([filed(), closed('2024-05-01'), ...events])).toEqual([]);
  });

  it('[C-3] no settlement and no coercive measure once closed for good', () => {
    const gone = [filed(), closed('2024-05-01', 'enforcementTerminated')];
    const signed = { settlementId: 't', amount: 1, deadline: '2024-12-01' };
    expect(broken([...gone, on('2024-06-01', 'settlement.signed', signed)])).toEqual(['C-3']);
    const measure = on('2024-06-01', 'measure.imposed', {
      measureId: 'm',
      kind: 'consumptionRestriction',
      partyId: 'B',
      ground: '拒不履行',
      approver: '院长',
      approvedAt: Date.parse('2024-05-31T00:00:00Z'),
      instrument: '限1',
    });
    expect(broken([...gone, measure])).toEqual(['C-3']);
    expect(broken([filed(), closed('2024-05-01'), measure])).toEqual([]);
  });
});
