import { expect, it } from 'vitest';
import {
  began,
  given,
  invited,
  planned,
  SESSION,
  sheet,
} from '../rules/sessions/testing/given-session.ts';
import { CASE, filed, fold, on } from '../rules/testing/given.ts';
import { sessionRecordOf } from './session-record.ts';

const party = (partyId: string) => ({
  ...{ partyId, role: 'executee' as const, entity: 'person' as const, name: `示例${partyId}` },
});
const paid = (paymentId: string, over: object) =>
  on('2024-06-27', 'payment.recovered', {
    ...{ paymentId, amount: 500, origin: 'voluntary', receivedOn: '2024-06-27' },
    ...over,
  });

it('H-86 money is with its payer; of an unnamed one, and of a settlement, told once', () => {
  const state = given(planned(), invited('i1', CASE), invited('i2', CASE, 'C'), sheet(), began());
  const signed = on('2024-06-26', 'settlement.signed', {
    ...{ settlementId: 't1', amount: 500, deadline: '2024-12-01', warningSessionId: SESSION },
  });
  const of = fold([
    filed('2024-01-02', { parties: ['B', 'C'].map(party) }),
    signed,
    paid('p1', { warningSessionId: SESSION, payer: 'C' }),
    paid('p2', { warningSessionId: SESSION }),
    paid('p3', { settlementId: 't1', payer: 'C' }),
    paid('p4', { settlementId: 't1', warningSessionId: 'another' }),
    paid('p5', { payer: 'C' }),
  ]);
  const head = { seq: 1, digest: 'd'.repeat(64) };
  const cases = new Map([[CASE, of]]);
  const { invitees, totals } = sessionRecordOf(state, { court: '法院', madeAt: 0, head, cases });
  const ids = invitees.map(({ payments }) => payments.map(({ paymentId }) => paymentId));
  expect(ids).toEqual([['p2'], ['p1', 'p3']]);
  expect(totals.tracedFen).toBe(1_500);
});
