import type { LoggedEvent } from '../../../wire/case-event.ts';
import { at, filed, on, seized } from '../../rules/testing/given.ts';

/** Case numbers, petitions and days of a small court; every occurrence differs, so order is certain. */
const CASES = ['（2024）粤0607执1号', '（2024）粤0607执2号', '（2024）粤0607执恢3号'] as const;

let minute = 0;
/** Moves an event to a case and to a minute of its own. */
function placed(event: LoggedEvent, caseNumber: string | null): LoggedEvent {
  minute += 1;
  const { caseNumber: _, ...rest } = event;
  const moved = { ...rest, occurredAt: event.occurredAt + minute * 1000 };
  return caseNumber === null ? moved : { ...moved, caseNumber };
}

function lifeOf(caseNumber: string, k: number): LoggedEvent[] {
  const day = (month: number, date: number) =>
    `2024-${String(month).padStart(2, '0')}-${String(date + k).padStart(2, '0')}`;
  const events = [
    filed(day(1, 2), { town: k === 1 ? '440607103000' : '440607101000' }),
    on(day(1, 3), 'case.assigned', { judge: '王法官' }),
    on(day(1, 4), 'case.node', { code: '003' }),
    on(day(1, 5), 'case.node', { code: '004' }),
    ...seized(day(1, 10), '2024-07-20', {
      key: `1`,
      kind: 'deposit',
      measure: 'freeze',
      estimatedValue: 5_000_000,
    }),
    ...seized(day(1, 12), '2026-12-31', { key: `2`, estimatedValue: 80_000_000 }),
    on(day(2, 1), 'progress-code.pushed', { persons: 2 + k }),
    on(day(2, 2), 'tip.received', {
      tipId: 't1',
      receivedOn: day(2, 2),
      summary: '张三称厂房在大塘',
    }),
    on(day(2, 6), 'tip.verified', { tipId: 't1', verifiedOn: day(2, 6), found: true }),
    on(day(2, 7), 'message.received', {
      messageId: 'l1',
      receivedOn: day(2, 7),
      by: k === 0 ? 'applicant' : 'executee',
    }),
    ...(k === 0
      ? [on(day(2, 8), 'message.answered', { messageId: 'l1', answeredOn: day(2, 8) })]
      : []),
    on(day(2, 8), 'visit.made', {
      visitId: 'v1',
      purpose: '查人找物',
      fruitless: k === 0,
      town: '440607101000',
    }),
    on(day(2, 10), 'measure.imposed', {
      measureId: 'm1',
      kind: 'consumptionRestriction',
      partyId: 'B',
      ground: '未按执行通知书履行',
      approver: '李庭长',
      approvedAt: at(day(2, 10), 8),
      instrument: '限消1号',
    }),
    on(day(3, 1), 'payment.recovered', {
      paymentId: 'p1',
      amount: 3_000_000,
      origin: 'voluntary',
      receivedOn: day(3, 1),
      ...(k === 1 ? { warningSessionId: 'w1' } : {}),
    }),
    on(day(3, 2), 'payment.disbursed', { paymentId: 'p1', amount: 3_000_000, on: day(3, 2) }),
    on(day(3, 10), 'objection.filed', {
      objectionId: 'o1',
      filedOn: day(3, 10),
      by: 'executee',
      ground: '异议',
    }),
    on(day(3, 20), 'warning.outcome', { sessionId: 'w1', partyId: 'B', outcome: 'settled' }),
    on(day(4, 1), 'settlement.signed', {
      settlementId: 'g1',
      amount: 7_000_000,
      deadline: '2024-06-01',
    }),
  ];
  const ending =
    k === 0
      ? [
          on(day(5, 1), 'payment.recovered', {
            paymentId: 'p2',
            amount: 7_000_000,
            origin: 'settlement',
            receivedOn: day(5, 1),
            settlementId: 'g1',
          }),
          on(day(5, 2), 'settlement.performed', { settlementId: 'g1', on: day(5, 2) }),
          on(day(5, 3), 'case.closed', { closedOn: day(5, 3), way: 'fullySatisfied' }),
        ]
      : [on('2024-06-05', 'settlement.breached', { settlementId: 'g1', on: '2024-06-05' })];
  return [...events, ...ending].map((event) => placed(event, caseNumber));
}

/** Events of three cases and a few matters, with amendments and turned days, in order of occurrence. */
export function smallCourt(): LoggedEvent[] {
  const cases = CASES.flatMap((caseNumber, k) => lifeOf(caseNumber, k));
  const matters = [
    on('2024-02-01', 'petition.received', {
      petitionId: 'x1',
      receivedOn: '2024-02-01',
      channel: 'visit',
    }),
    on('2024-02-05', 'petition.entered', { petitionId: 'x1', enteredOn: '2024-02-05' }),
    on('2024-02-20', 'petition.done', { petitionId: 'x1', doneOn: '2024-02-20' }),
    on('2023-03-20', 'petition.received', {
      petitionId: 'x0',
      receivedOn: '2023-03-20',
      channel: 'letter',
    }),
    on('2024-03-19', 'warning.held', {
      sessionId: 'w1',
      title: '执行警示活动',
      heldOn: '2024-03-19',
      cases: [...CASES],
    }),
    on('2024-03-21', 'question.answered', { persons: 12, channel: 'desk' }),
  ].map((event) => placed(event, null));
  const paid = cases.find((event) => event.type === 'payment.recovered');
  const visit = cases.find((event) => event.type === 'visit.made');
  const amendments = [
    on('2024-06-20', 'amend.corrected', {
      amends: paid?.id ?? '',
      body: { paymentId: 'p1', amount: 3_000_000, origin: 'thirdParty', receivedOn: '2024-03-01' },
      reason: '来源登记有误',
    }),
    on('2024-06-21', 'amend.reversed', { amends: visit?.id ?? '', reason: '重复登记' }),
  ].map((event) => placed(event, null));
  const days = [
    '2024-01-01',
    '2024-03-15',
    '2024-05-25',
    '2024-06-10',
    '2024-07-21',
    '2024-08-30',
  ].map((day) =>
    placed({ ...on(day, 'clock.day-turned', { day }, { hour: 0, source: 'relay' }) }, null),
  );
  const all = [...cases, ...matters, ...amendments, ...days];
  return all.sort((a, b) => a.occurredAt - b.occurredAt);
}

/** Puts each amendment after the event that it names, as its source must. */
export function amendmentsLast(events: readonly LoggedEvent[]): LoggedEvent[] {
  const result = [...events];
  for (const event of events) {
    if (event.type !== 'amend.corrected' && event.type !== 'amend.reversed') continue;
    const target = result.findIndex(({ id }) => id === event.body.amends);
    const own = result.indexOf(event);
    if (own > target) continue;
    result.splice(own, 1);
    result.splice(target, 0, event);
  }
  return result;
}
