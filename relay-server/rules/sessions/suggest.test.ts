import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../../wire/case-event.ts';
import { foldCase } from '../fold-case.ts';
import { filed, on, seized } from '../testing/given.ts';
import { compareFits, fitOf } from './suggest.ts';

const TODAY = '2024-06-26';
const reachable = (over: { minor?: boolean; phone?: string } = { phone: '13800138000' }) =>
  filed('2024-01-02', {
    parties: [
      { partyId: 'A', role: 'applicant', entity: 'person', name: '张三' },
      { partyId: 'B', role: 'executee', entity: 'person', name: '李四', ...over },
    ],
  });
const noticed = () => on('2024-01-10', 'case.node', { code: '003' });
const owns = () => seized('2024-02-01', '2026-01-31');
const paid = (day: string) =>
  on(day, 'payment.recovered', {
    ...{ paymentId: 'P1', amount: 1_000_000, origin: 'voluntary', receivedOn: day },
  });

function judged(...events: LoggedEvent[]) {
  const state = foldCase(events, TODAY);
  if (!state) throw new Error('not filed');
  return fitOf(state, TODAY);
}

describe('whom to invite', () => {
  it('who can pay, refuses and can be reached, with what of the record says so', () => {
    expect(judged(reachable(), noticed(), ...owns())).toMatchObject({
      party: { partyId: 'B' },
      outstandingFen: 10_000_000,
      able: ['有1项财产在查封、扣押或冻结中'],
      refusing: ['执行通知发出168日未主动履行'],
      reachable: ['有联系电话'],
    });
  });

  it('nobody of whom one of the three is not shown', () => {
    expect(judged(reachable(), noticed())).toBeNull();
    expect(judged(reachable(), ...owns())).toBeNull();
    expect(judged(reachable({}), noticed(), ...owns())).toBeNull();
    // Who pays by himself does not refuse.
    expect(judged(reachable(), noticed(), ...owns(), paid('2024-05-01'))).toBeNull();
  });

  it('no minor, nobody of a case that is closed or being settled', () => {
    const minor = reachable({ minor: true, phone: '13800138000' });
    expect(judged(minor, noticed(), ...owns())).toBeNull();
    const settled = on('2024-06-01', 'settlement.signed', {
      ...{ settlementId: 'H1', amount: 10_000_000, deadline: '2024-12-31' },
    });
    expect(judged(reachable(), noticed(), ...owns(), settled)).toBeNull();
  });

  it('who broke a settlement comes first', () => {
    const broken = [
      on('2024-03-01', 'settlement.signed', {
        ...{ settlementId: 'H1', amount: 10_000_000, deadline: '2024-04-01' },
      }),
      on('2024-04-02', 'settlement.breached', { settlementId: 'H1', on: '2024-04-02' }),
    ];
    const fits = [
      judged(reachable(), noticed(), ...owns()),
      judged(reachable(), noticed(), ...owns(), ...broken),
    ].filter((one) => one !== null);
    const [first] = fits.sort(compareFits);
    expect(first?.refusing).toContain('曾违反和解协议');
  });
});
