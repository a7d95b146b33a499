import fc from 'fast-check';
import { eventOf, type LoggedEvent } from '../../../../wire/case-event.ts';
import type { EventType } from '../../../../wire/event-bodies.ts';
import { plusDays } from '../../../rules/days.ts';
import { at, type Input, on } from '../../../rules/testing/given.ts';
import { legalLife } from '../../../rules/testing/legal-life.ts';

/** Cases of a small court; the lives are those of rules/testing. */
const CASES = ['（2023）粤0607执1号', '（2023）粤0607执2号', '（2023）粤0607执恢3号'] as const;
const FIRST = '2023-06-01';

const choice = fc.record({
  pick: fc.nat(23),
  which: fc.nat(2),
  day: fc.nat(500),
  n: fc.integer({ min: 1, max: 9 }),
});
type Choice = ReturnType<(typeof choice)['generate']>['value'];

/** Things that the lives of rules/testing do not do, lawful or not: the relay judges them. */
function anything({ pick, which, day: later, n }: Choice): LoggedEvent {
  const day = plusDays(FIRST, later);
  const late = plusDays(day, -n);
  const head = { caseNumber: CASES[which] ?? CASES[0] };
  const name = `x${n}`;
  switch (pick) {
    case 0:
      return on(day, 'case.claim-changed', { claimAmount: n * 90_000, reason: '变更' }, head);
    case 1:
      return on(day, 'progress-code.pushed', { persons: n }, head);
    case 2:
      return on(
        day,
        'warning.outcome',
        {
          ...{ sessionId: `w${n % 3}`, partyId: 'B' },
          outcome: (['paid', 'settled', 'refused'] as const)[which] ?? 'paid',
        },
        head,
      );
    case 3:
    case 4:
      return on(
        day,
        'payment.recovered',
        {
          ...{ paymentId: name, amount: n * 10_007, origin: 'voluntary', receivedOn: late },
          ...(pick === 3 ? { warningSessionId: 'w1' } : {}),
        },
        head,
      );
    case 5:
      return on(day, 'campaign.pooled', { campaignId: `c${n % 2}` }, head);
    case 6:
      return on(day, 'campaign.requeried', { campaignId: `c${n % 2}`, found: true }, head);
    case 7:
      return on(
        day,
        'campaign.cleared',
        { campaignId: `c${n % 2}`, result: n > 4 ? 'resumed' : 'confirmedNoAsset' },
        head,
      );
    case 8:
      return measure(day, name, n > 4 ? 'judicialDetention' : 'consumptionRestriction', head);
    case 9:
      return on(
        day,
        'objection.filed',
        { objectionId: name, filedOn: late, by: 'executee', ground: '异议' },
        head,
      );
    case 10:
      return on(
        day,
        'case.resumed',
        {
          ...{ resumedOn: day, reason: '另立' },
          ...(n > 6 ? { successor: '（2024）粤0607执恢9号' } : {}),
        },
        head,
      );
    case 11:
      return on(
        day,
        'case.closed',
        { closedOn: late, way: 'currentProcedureTerminated', instrument: '裁' },
        head,
      );
    case 12:
      return on(day, 'case.closed', { closedOn: day, way: 'enforcementTerminated' }, head);
    case 13:
      return on(
        day,
        'visit.made',
        { visitId: name, purpose: '查找', fruitless: n > 4, town: '440607001000' },
        head,
      );
    case 14:
      return on(day, 'case.suspended', { ground: 'deferral', from: late }, head);
    case 15:
      return on(day, 'case.continued', { ground: 'deferral', on: late }, head);
    case 16:
      return on(day, 'case.node', { code: (['003', '005', '007'] as const)[which] ?? '003' }, head);
    case 22:
    case 23:
      return paidAtSession(day, { n, which, isNote: pick === 22 }, head);
    default:
      return matter({ pick, which, day: later, n }, day, late);
  }
}

/** Noted at a session, or told by the court's own system: of few amounts, days and payers, so that some are one. */
function paidAtSession(
  day: string,
  { n, which, isNote }: { n: number; which: number; isNote: boolean },
  head: { caseNumber: string },
): LoggedEvent {
  const first = `${day.slice(0, 8)}01`;
  const paid = { amount: (n % 2) * 500 + 500, receivedOn: first };
  // An integer's name: objects would list those first.
  const [paymentId, source] = isNote ? [`${90 - n}`, 'relay'] : [`${40 - n}`, 'court'];
  const payer = (['A', 'B', undefined] as const)[(n + (isNote ? 0 : which)) % 3];
  return on(
    first,
    'payment.recovered',
    {
      ...{ ...paid, paymentId, origin: n > 7 ? 'auction' : 'voluntary' },
      ...(payer !== undefined && { payer }),
      ...(isNote && { warningSessionId: 'w1' }),
    },
    { ...head, source, hour: 9 + n },
  );
}

function measure(
  day: string,
  measureId: string,
  kind: 'judicialDetention' | 'consumptionRestriction',
  head: { caseNumber: string },
): LoggedEvent {
  const basis = { ground: '未履行', approver: '院长', approvedAt: at(day, 8), instrument: '决' };
  return on(day, 'measure.imposed', { measureId, kind, partyId: 'B', ...basis }, head);
}

/** What belongs to no case. */
function matter({ pick, which, n }: Choice, day: string, late: string): LoggedEvent {
  const petitionId = `q${n}`;
  switch (pick) {
    case 17:
      return alone(
        on(day, 'petition.received', { petitionId, receivedOn: late, channel: 'visit' }),
      );
    case 18:
      return alone(on(day, 'petition.entered', { petitionId, enteredOn: late }));
    case 19:
      return alone(on(day, 'petition.done', { petitionId, doneOn: late }));
    case 20:
      return alone(on(day, 'question.answered', { persons: n, channel: 'desk' }));
    default:
      return alone(
        on(day, 'warning.held', {
          ...{ sessionId: `w${which}`, title: '活动', heldOn: late, cases: [...CASES] },
        }),
      );
  }
}

function alone({ caseNumber: _, ...event }: LoggedEvent): LoggedEvent {
  return event;
}

const amending = fc.record({
  target: fc.nat(999),
  undo: fc.boolean(),
  /** Of the amendment before: a reversal that is reversed. */
  again: fc.nat(2),
  days: fc.integer({ min: -40, max: 40 }),
});

/** A correction moves an event and its amounts; a reversal takes it, or an amendment, out. */
function amendment(
  target: LoggedEvent,
  { undo, days }: { undo: boolean; days: number },
  at: string,
): LoggedEvent {
  const head = { source: target.source };
  const amends = target.id;
  if (undo) return alone(on(at, 'amend.reversed', { amends, reason: '重复登记' }, head));
  const body = Object.fromEntries(
    Object.entries(target.body).map(([key, value]) => [
      key,
      key === 'amount' && typeof value === 'number' ? value + 100 * (days + 41) : value,
    ]),
  );
  const occurredAt = target.occurredAt + days * 86_400_000;
  const text = { amends, body, occurredAt, reason: '登记有误' };
  return alone(on(at, 'amend.corrected', text, head));
}

/** A life of rules/testing under another case's number. */
function moved(life: readonly LoggedEvent[], k: number): LoggedEvent[] {
  return life.map((event, index) => {
    const { seq, source, recordedAt } = event;
    const head = {
      id: `k${k}-${index}`,
      occurredAt: event.occurredAt + k,
      caseNumber: CASES[k] ?? CASES[0],
    };
    const parsed = eventOf(head, event.type, event.body);
    if ('issues' in parsed) throw new Error(`${event.type} does not move`);
    return { ...parsed.event, seq, source, recordedAt };
  });
}

function day<T extends Extract<EventType, 'clock.day-turned'>>(text: Input<T>['day']) {
  return alone(on(text, 'clock.day-turned', { day: text }, { source: 'relay', hour: 0 }));
}

/** A court's arrivals: lives of three cases and what else there is, some of it late, some of it amended. */
export const busyCourt: fc.Arbitrary<LoggedEvent[]> = fc
  .record({
    lives: fc.tuple(legalLife, legalLife, legalLife),
    others: fc.array(choice, { minLength: 30, maxLength: 120, size: 'max' }),
    amendments: fc.array(amending, { minLength: 5, maxLength: 40, size: 'max' }),
    late: fc.array(fc.nat(999), { maxLength: 30 }),
    today: fc.constantFrom('2024-01-15', '2024-11-27', '2025-02-28'),
  })
  .map(({ lives, others, amendments, late, today }) => {
    const events = [...lives.flatMap(moved), ...others.map(anything)]
      // Distinct instants, so that order is certain.
      .map((event, index) => ({
        ...event,
        id: `${event.id}-${index}`,
        occurredAt: event.occurredAt + 1000 * index,
      }))
      .sort((a, b) => a.occurredAt - b.occurredAt);
    // A filing is there before what follows it; everything else may come late.
    for (const at of late) {
      const index = at % events.length;
      if (events[index]?.type !== 'case.filed') events.push(...events.splice(index, 1));
    }
    for (const each of amendments) {
      const last = events.at(-1);
      const isAgain = each.again === 0 && last?.type === 'amend.reversed';
      const target = isAgain ? last : events[each.target % events.length];
      if (!target) continue;
      const undo = each.undo || target.type.startsWith('amend.');
      events.push(amendment(target, { ...each, undo }, '2025-01-20'));
    }
    return [day('2023-06-01'), ...events, day(today)];
  });
