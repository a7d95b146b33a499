import fc from 'fast-check';
import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { CaseState, SeizureRecord } from '../case-state.ts';
import { dayOf, laterDay, plusDays } from '../days.ts';
import { applyEvent, foldCase } from '../fold-case.ts';
import { outstandingOf } from '../money.ts';
import { at, filed, on } from './given.ts';

/** One random choice: what to do, with which of a few things, how much later. */
interface Move {
  readonly pick: number;
  readonly which: number;
  readonly many: number;
  readonly gap: number;
}
const move: fc.Arbitrary<Move> = fc.record({
  pick: fc.nat(99),
  which: fc.nat(2),
  many: fc.nat(9),
  gap: fc.nat(12),
});

const KINDS = [
  ['deposit', 'freeze'],
  ['vehicle', 'seal'],
  ['real_estate', 'seal'],
] as const;
const GROUNDS = ['suspension', 'appraisal', 'auction'] as const;
const NODES = ['003', '004', '007', '012', '037', '031'] as const;

/** Where a seizure may go next, mostly onward; the rules judge whether it may. */
function seizureMove(seizure: SeizureRecord, day: string, many: number): LoggedEvent {
  const seizureId = seizure.id;
  const year = plusDays(day, many < 2 ? 60 : 300);
  if (many === 9)
    return on(day, 'seizure.renewed', {
      seizureId,
      until: plusDays(seizure.until ?? day, 90),
      instrument: '续',
    });
  if (many === 8)
    return on(day, 'seizure.released', { seizureId, on: day, instrument: '解', reason: '履行' });
  if (many === 7) {
    return seizure.suspended
      ? on(day, 'seizure.continued', { seizureId })
      : on(day, 'seizure.suspended', { seizureId, ground: '异议' });
  }
  const opensAt = at(plusDays(day, seizure.state === 'priced' ? 30 : 15), 10);
  const lot = { seizureId, announcedOn: day, opensAt, closesAt: opensAt + 86_400_000 };
  switch (seizure.state) {
    case 'drafted':
      return on(day, 'seizure.ruled', { seizureId, instrument: '裁' });
    case 'ruled':
      return on(day, 'seizure.served', {
        seizureId,
        servedAt: at(day, 9),
        instrument: '协',
        outcome:
          many < 5 ? { kind: 'effective', from: day, until: year } : { kind: 'queued', rank: many },
      });
    case 'queued':
      return on(day, 'seizure.promoted', {
        seizureId,
        from: day,
        until: year,
        priorReleasedBy: '解',
      });
    case 'effective':
      return on(day, 'appraisal.started', { seizureId, method: 'inquiry' });
    case 'valuing':
      return on(day, 'appraisal.priced', {
        seizureId,
        referencePrice: 100_000 + many,
        validUntil: year,
      });
    case 'priced':
      return on(day, 'auction.announced', { ...lot, round: 'auction1', startPrice: 90_000 });
    case 'auction1':
    case 'auction2':
    case 'sale':
      return on(laterDay(day, plusDays(dayOf(seizure.round?.closesAt ?? 0), 1)), 'auction.closed', {
        seizureId,
        round: seizure.state,
        result: many < 2 ? { kind: 'sold', price: 120_000 } : { kind: 'failed' },
      });
    case 'failed':
      if (many < 2)
        return on(day, 'asset.taken-in-kind', { seizureId, price: 95_000, creditor: 'A' });
      return on(day, 'auction.announced', {
        ...lot,
        round: seizure.failed.length > 1 ? 'sale' : 'auction2',
        startPrice: 85_000,
      });
    case 'sold':
    case 'debt_in_kind':
      return many < 2
        ? on(day, 'proceeds.arrived', { seizureId, amount: 40_000 })
        : on(day, 'title.ruled', { seizureId, instrument: '裁' });
    case 'title_ruling':
      return on(day, 'asset.handed-over', { seizureId, to: '买受人' });
    case 'handed_over':
      return on(day, 'proceeds.arrived', { seizureId, amount: 50_000 });
    default:
      return on(day, 'proceeds.distributed', { seizureId, amount: 10_000 * (1 + many) });
  }
}

/** Any event, legal or not, about one of a few things of the case. */
function anyMove(state: CaseState, day: string, { pick, which, many }: Move): LoggedEvent {
  const seizure = state.seizures[`s${which}`];
  if (pick < 65 && seizure) return seizureMove(seizure, day, many);
  const [kind, measure] = KINDS[which] ?? KINDS[0];
  const money = 1_000 * (1 + many);
  switch (pick % 20) {
    case 0:
      return on(day, 'asset.found', {
        assetId: `a${which}`,
        kind,
        name: '财产',
        estimatedValue: 1_000_000 * many,
      });
    case 1:
    case 2:
      return state.assets[`a${which}`]
        ? on(day, 'seizure.drafted', { seizureId: `s${which}`, assetId: `a${which}`, measure })
        : on(day, 'asset.found', { assetId: `a${which}`, kind, name: '财产' });
    case 3:
      return on(day, 'payment.recovered', {
        paymentId: `p${many}`,
        amount: money,
        origin: 'voluntary',
        receivedOn: day,
        ...(state.settlements[`t${which}`] && { settlementId: `t${which}` }),
      });
    case 4:
      return on(day, 'payment.deducted', {
        paymentId: `p${many}`,
        amount: money,
        ...(which ? {} : { seizureId: 's0' }),
      });
    case 5:
      return on(day, 'payment.disbursed', { paymentId: `p${many}`, amount: 1_000, on: day });
    case 6:
      return on(day, 'case.node', { code: NODES[many % NODES.length] ?? '003' });
    case 7:
      return on(day, 'case.suspended', { ground: GROUNDS[which] ?? 'suspension', from: day });
    case 8:
      return on(day, 'case.continued', { ground: GROUNDS[which] ?? 'suspension', on: day });
    case 9:
      return on(day, 'case.extended', {
        until: plusDays(state.limitOn ?? day, many * 10),
        approver: '院长',
      });
    case 10:
      return on(day, 'tip.received', {
        tipId: `t${which}`,
        receivedOn: day,
        urgent: many < 3,
        summary: '线索',
      });
    case 11:
      return on(day, 'tip.verified', { tipId: `t${which}`, verifiedOn: day, found: many < 5 });
    case 12:
      return on(day, 'objection.filed', {
        objectionId: `o${which}`,
        filedOn: day,
        by: 'executee',
        ground: '异议',
      });
    case 13:
      return on(day, 'objection.decided', {
        objectionId: `o${which}`,
        decidedOn: day,
        result: 'dismissed',
      });
    case 14:
      return on(day, 'settlement.signed', {
        settlementId: `t${which}`,
        amount: money,
        deadline: plusDays(day, 60),
        ...(many > 5 && { warningSessionId: 'w1' }),
      });
    case 15:
      return on(day, many < 5 ? 'settlement.performed' : 'settlement.breached', {
        settlementId: `t${which}`,
        on: day,
      });
    case 16:
      if (many < 6)
        return on(day, 'visit.made', {
          visitId: `v${many}`,
          purpose: '查找',
          fruitless: true,
          town: '440607001000',
        });
      return outstandingOf(state) === 0 || many < 8
        ? on(day, 'case.closed', {
            closedOn: day,
            way: which ? 'currentProcedureTerminated' : 'enforcementTerminated',
          })
        : on(day, 'payment.waived', { amount: outstandingOf(state) });
    case 17:
      return on(day, 'case.resumed', { resumedOn: day, reason: '发现财产' });
    case 18:
      return many < 5
        ? on(day, 'campaign.pooled', { campaignId: 'c' })
        : on(day, 'campaign.requeried', { campaignId: 'c', found: false });
    default:
      return on(day, 'measure.imposed', {
        measureId: `m${many}`,
        kind: 'consumptionRestriction',
        partyId: 'B',
        ground: '未履行',
        approver: '院长',
        approvedAt: at(day, 8),
        instrument: '限',
      });
  }
}

function live(moves: readonly Move[], keep: (legal: boolean) => boolean): LoggedEvent[] {
  const filing = filed('2023-06-01', { claimAmount: 500_000 });
  const events = [filing];
  let day = '2023-06-01';
  let state = foldCase(events, day);
  for (const [index, each] of moves.entries()) {
    if (state === undefined) break;
    const event = anyMove(state, plusDays(day, each.gap), each);
    day = dayOf(event.occurredAt);
    // Distinct instants: order of occurrence must not fall back on order of arrival.
    const timed = { ...event, occurredAt: at(day, 12) + index };
    const next = applyEvent(state, timed);
    if (!keep(next.conflicts.length === state.conflicts.length)) continue;
    events.push(timed);
    state = next;
  }
  return events;
}

const moves = fc.array(move, { minLength: 20, maxLength: 140, size: 'max' });

/** A life that breaks no rule, in order of occurrence. */
export const legalLife: fc.Arbitrary<LoggedEvent[]> = moves.map((list) =>
  live(list, (legal) => legal),
);

/** A life with whatever a confused source may send, in order of occurrence. */
export const anyLife: fc.Arbitrary<LoggedEvent[]> = moves.map((list) => live(list, () => true));

/** The events as they arrive in another order: seq is the place in that order. */
export function arrivedAs(events: readonly LoggedEvent[]): LoggedEvent[] {
  return events.map((event, index) => ({ ...event, seq: index + 1 }));
}

/** The court day of the last event. */
export function lastDay(events: readonly LoggedEvent[]): string {
  return dayOf(Math.max(...events.map(({ occurredAt }) => occurredAt)));
}
