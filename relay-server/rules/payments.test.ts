import { describe, expect, it } from 'vitest';
import { outstandingOf } from './money.ts';
import { broken, filed, fold, type Input, on, seized } from './testing/given.ts';

const recovered = (
  paymentId: string,
  amount: number,
  over: Partial<Input<'payment.recovered'>> = {},
) =>
  on('2024-03-01', 'payment.recovered', {
    paymentId,
    amount,
    origin: 'voluntary',
    receivedOn: '2024-03-01',
    ...over,
  });
const deducted = (paymentId: string, amount: number, seizureId?: string, day = '2024-03-01') =>
  on(day, 'payment.deducted', { paymentId, amount, ...(seizureId ? { seizureId } : {}) });
const disbursed = (amount: number, over: Partial<Input<'payment.disbursed'>> = {}) =>
  on('2024-03-10', 'payment.disbursed', { paymentId: 'p1', amount, on: '2024-03-10', ...over });
const waived = (amount: number) => on('2024-03-02', 'payment.waived', { amount });

/** As the session's desk notes it: under the relay's own name. */
const noted = (
  paymentId: string,
  amount: number,
  { hour = 10, ...over }: Partial<Input<'payment.recovered'>> & { hour?: number } = {},
) =>
  on(
    '2024-03-01',
    'payment.recovered',
    {
      ...{ paymentId, amount, origin: 'voluntary', receivedOn: '2024-03-01' },
      ...{ warningSessionId: 'w1', ...over },
    },
    { source: 'relay', hour },
  );

describe('money noted at a warning session that the court’s own system tells of as well', () => {
  it('E-10 is one payment: the court’s record confirms it, and keeps the session', () => {
    const state = fold([filed(), noted('n1', 500), recovered('K1', 500)]);
    expect(state.recoveredAmount).toBe(500);
    expect(Object.values(state.payments)).toMatchObject([
      { id: 'K1', amount: 500, warningSessionId: 'w1', noted: false, confirms: 'n1' },
    ]);
    expect(state.conflicts).toEqual([]);
  });

  it('E-10 whichever of the two comes first', () => {
    const both = [recovered('K1', 500), noted('n1', 500, { hour: 15 })];
    const state = fold([filed(), ...both]);
    expect(state.recoveredAmount).toBe(500);
    expect(state.payments.K1).toMatchObject({ warningSessionId: 'w1', confirms: 'n1' });
  });

  it.each([
    ['another amount', recovered('K1', 501)],
    ['another day', recovered('K1', 500, { receivedOn: '2024-02-29' })],
    ['money that nobody paid in', recovered('K1', 500, { origin: 'auction' })],
    ['a deduction', deducted('K1', 500)],
    ['what the relay noted as well', noted('n2', 500)],
  ])('E-10 %s is another payment', (_what, other) => {
    const state = fold([filed(), noted('n1', 500), other]);
    expect(Object.keys(state.payments)).toHaveLength(2);
    expect(state.payments.n1).toMatchObject({ noted: true });
  });

  it('E-10 each record confirms one note, each note one record', () => {
    const state = fold([
      ...[filed(), noted('n1', 500), noted('n2', 500), recovered('K1', 500)],
      ...[recovered('K2', 500), recovered('K3', 500)],
    ]);
    expect(state.recoveredAmount).toBe(1_500);
    expect(Object.keys(state.payments).sort()).toEqual(['K1', 'K2', 'K3']);
  });

  it('E-10 two executees who paid the same on one day are two, whoever of them comes first', () => {
    const [A, B] = [{ payer: 'A' }, { payer: 'B' }];
    const told = [noted('n1', 500, A), recovered('K1', 500, B)];
    expect(fold([filed(), ...told]).recoveredAmount).toBe(1_000);
    const all = [noted('n1', 500, A), noted('n2', 500, B), recovered('K2', 500, B)];
    const state = fold([filed(), ...all, recovered('K1', 500, A)]);
    expect(state.recoveredAmount).toBe(1_000);
    expect(state.payments).toMatchObject({ K1: { confirms: 'n1' }, K2: { confirms: 'n2' } });
  });

  it('E-10 who names no payer contradicts nobody, and gives way to who names the same', () => {
    const [A, B] = [{ payer: 'A' }, { payer: 'B' }];
    const one = fold([filed(), noted('n1', 500, B), recovered('K1', 500)]);
    expect(one.payments).toMatchObject({ K1: { confirms: 'n1', payer: 'B' } });
    const other = fold([filed(), noted('n1', 500), recovered('K1', 500, B)]);
    expect(other.payments).toMatchObject({ K1: { confirms: 'n1', payer: 'B' } });
    const notes = [noted('n1', 500), noted('n2', 500, A), noted('n3', 500, B)];
    const both = fold([filed(), ...notes, recovered('K1', 500, B), recovered('K2', 500)]);
    expect(both.payments).toMatchObject({ K1: { confirms: 'n3' }, K2: { confirms: 'n1' } });
    expect(both.recoveredAmount).toBe(1_500);
  });

  it('E-10 of several it is the first that came, whatever they are called', () => {
    const notes = [noted('10', 500, { hour: 9 }), noted('9', 500)];
    expect(fold([filed(), ...notes, recovered('K1', 500)]).payments.K1?.confirms).toBe('10');
  });

  it('E-10 P-1 P-2 it goes by both names', () => {
    const both = [filed(), noted('n1', 500), recovered('K1', 500)];
    const paidOut = disbursed(200, { paymentId: 'n1' });
    expect(fold([...both, paidOut]).payments.K1).toMatchObject({ disbursed: 200 });
    expect(broken([...both, noted('n1', 700)])).toEqual(['P-1']);
    const before = fold([filed(), noted('n1', 500), paidOut, recovered('K1', 500, {})]);
    expect(before.payments.K1 ?? before.payments.n1).toMatchObject({ disbursed: 200 });
  });

  it('E-10 E-7 the note taken back, the court’s record stands; the record taken back, the note does', () => {
    const [note, record] = [noted('n1', 500), recovered('K1', 500)];
    const undo = ({ id, source }: typeof note) =>
      on('2024-03-05', 'amend.reversed', { amends: id, reason: '误记' }, { source });
    const without = fold([filed(), note, record, undo(note)]);
    expect(without.payments).toMatchObject({ K1: { warningSessionId: null, confirms: null } });
    expect(without.recoveredAmount).toBe(500);
    const back = fold([filed(), note, record, undo(record)]);
    expect(back.payments).toMatchObject({ n1: { noted: true } });
    expect(back.recoveredAmount).toBe(500);
  });
});

describe('money in', () => {
  it('recoveries and deductions add up, and reduce what is owed', () => {
    const state = fold([
      filed(),
      recovered('p1', 4_000_000),
      deducted('p2', 1_000_000),
      waived(500_000),
    ]);
    expect(state).toMatchObject({ recoveredAmount: 5_000_000, waivedAmount: 500_000 });
    expect(outstandingOf(state)).toBe(4_500_000);
    expect(state.payments.p2).toMatchObject({ origin: 'deduction', receivedOn: '2024-03-01' });
  });

  it('more than the claim is taken as it is: the court also collects interest and costs', () => {
    const state = fold([filed(), recovered('p1', 10_500_000)]);
    expect(state.conflicts).toEqual([]);
    expect(outstandingOf(state)).toBe(0);
  });

  it('keeps the settlement and the warning session that the money is traced to', () => {
    const signed = on('2024-02-01', 'settlement.signed', {
      settlementId: 't1',
      amount: 1,
      deadline: '2024-12-01',
    });
    const paid = recovered('p1', 1, { settlementId: 't1', warningSessionId: 'w1' });
    expect(fold([filed(), signed, paid]).payments.p1).toMatchObject({
      settlementId: 't1',
      warningSessionId: 'w1',
    });
  });

  it('what its settlement traces to a session is traced to it too; its own word goes before', () => {
    const signed = on('2024-02-01', 'settlement.signed', {
      ...{ settlementId: 't1', amount: 1, deadline: '2024-12-01', warningSessionId: 'w1' },
    });
    const traced = (over: object) =>
      fold([filed(), signed, recovered('p1', 1, over)]).payments.p1?.warningSessionId;
    expect(traced({ settlementId: 't1' })).toBe('w1');
    expect(traced({ settlementId: 't1', warningSessionId: 'w2' })).toBe('w2');
    expect(traced({})).toBeNull();
  });

  it('[P-1] one payment counts once, whichever way it came', () => {
    const state = fold([filed(), recovered('p1', 100), deducted('p1', 100)]);
    expect(state.recoveredAmount).toBe(100);
    expect(state.conflicts.map(({ rule }) => rule)).toEqual(['P-1']);
  });

  it('[P-13] a payer is a party of the case', () => {
    expect(broken([filed(), recovered('p1', 1, { payer: 'nobody' })])).toEqual(['P-13']);
    expect(fold([filed(), recovered('p1', 1, { payer: 'B' })]).payments.p1?.payer).toBe('B');
  });

  it('[P-3] [P-4] [P-8] no amount of zero, no money from tomorrow, no unknown settlement', () => {
    expect(broken([filed(), recovered('p1', 0)])).toEqual(['P-3']);
    expect(broken([filed(), recovered('p1', 1, { receivedOn: '2024-03-02' })])).toEqual(['P-4']);
    expect(fold([filed(), recovered('p1', 1, { settlementId: 'x' })]).conflicts).toMatchObject([
      { rule: 'P-8', code: 'unknown_subject', path: '/body/settlementId' },
    ]);
  });
});

describe('deduction from a freeze', () => {
  const freeze = (estimatedValue?: number) => [
    filed(),
    ...seized('2024-02-01', '2025-01-31', {
      kind: 'deposit',
      measure: 'freeze',
      ...(estimatedValue === undefined ? {} : { estimatedValue }),
    }),
  ];

  it('ends the freeze when its deductions reach the known value', () => {
    const part = [...freeze(1000), deducted('p1', 400, 's-1')];
    expect(fold(part).seizures['s-1']).toMatchObject({ state: 'effective', deducted: 400 });
    const rest = [...part, deducted('p2', 600, 's-1')];
    expect(fold(rest).seizures['s-1']).toMatchObject({ state: 'deducted', deducted: 1000 });
    expect(fold(rest).recoveredAmount).toBe(1000);
  });

  it('ends a freeze of unknown value at once; what is deducted never lapses', () => {
    const state = fold([...freeze(), deducted('p1', 400, 's-1')], '2026-01-01');
    expect(state.seizures['s-1']).toMatchObject({ state: 'deducted', lapsedOn: null });
  });

  it('[P-9] needs the freeze in force: not queued, drafted, lapsed or already deducted', () => {
    const queued = seized('2024-02-01', '', { kind: 'deposit', measure: 'freeze', queued: 1 });
    expect(broken([filed(), ...queued, deducted('p1', 1, 's-1')])).toEqual(['P-9']);
    expect(broken([...freeze().slice(0, 3), deducted('p1', 1, 's-1')])).toEqual(['P-9']);
    expect(broken([...freeze(), deducted('p1', 1, 's-1', '2025-02-01')])).toEqual(['P-9']);
    const twice = [...freeze(), deducted('p1', 1, 's-1'), deducted('p2', 1, 's-1')];
    expect(broken(twice)).toEqual(['P-9']);
    expect(fold(twice).recoveredAmount).toBe(1);
  });

  it('[P-10] [S-4] only money is deducted, from a freeze that is there', () => {
    const house = [filed(), ...seized('2024-02-01', '2025-01-31')];
    expect(broken([...house, deducted('p1', 1, 's-1')])).toEqual(['P-10']);
    expect(broken([filed(), deducted('p1', 1, 's-1')])).toEqual(['S-4']);
  });
});

describe('money out', () => {
  const base = [filed(), recovered('p1', 1000)];

  it('goes out in parts', () => {
    const state = fold([...base, disbursed(400, { payee: 'A' }), disbursed(600)]);
    expect(state).toMatchObject({ disbursedAmount: 1000, conflicts: [] });
    expect(state.payments.p1?.disbursed).toBe(1000);
  });

  it('[P-5] never exceeds the payment', () => {
    expect(broken([...base, disbursed(400), disbursed(601)])).toEqual(['P-5']);
    expect(broken([...base, recovered('p2', 5000), disbursed(1001)])).toEqual(['P-5']);
  });

  it('[P-2] [P-3] [P-6] [P-7] of a known payment, some money, in its time, to a party', () => {
    expect(broken([filed(), disbursed(1)])).toEqual(['P-2']);
    expect(broken([...base, disbursed(0)])).toEqual(['P-3']);
    expect(broken([...base, disbursed(1, { on: '2024-02-29' })])).toEqual(['P-6']);
    expect(broken([...base, disbursed(1, { on: '2024-03-11' })])).toEqual(['P-6']);
    expect(broken([...base, disbursed(1, { payee: 'nobody' })])).toEqual(['P-7']);
  });

  it('[P-12] an agent collects only by special authority, and while in the case', () => {
    const agent = (partyId: string, specialAuthority: boolean) =>
      on('2024-01-03', 'party.joined', {
        partyId,
        role: 'agent',
        entity: 'person',
        name: '示例代理人',
        actsFor: 'A',
        specialAuthority,
      });
    const gone = on('2024-03-05', 'party.left', { partyId: 'S', reason: '解除委托' });
    const life = [...base, agent('G', false), agent('S', true)];
    expect(broken([...life, disbursed(1, { payee: 'G' })])).toEqual(['P-12']);
    expect(broken([...life, disbursed(1, { payee: 'L' })])).toEqual(['P-12']);
    expect(broken([...life, disbursed(1, { payee: 'S' })])).toEqual([]);
    expect(broken([...life, gone, disbursed(1, { payee: 'S' })])).toEqual(['P-12']);
  });

  it('[P-3] [P-11] a waiver is something, and not more than claim and interest', () => {
    const interest = filed('2024-01-02', { delayInterest: 500 });
    expect(broken([interest, waived(0)])).toEqual(['P-3']);
    expect(broken([interest, waived(10_000_500)])).toEqual([]);
    expect(broken([interest, waived(10_000_000), waived(501)])).toEqual(['P-11']);
  });

  it('money still moves after the case is closed', () => {
    const closed = on('2024-03-02', 'case.closed', {
      closedOn: '2024-03-02',
      way: 'enforcementTerminated',
    });
    const late = recovered('p2', 5);
    const after = { ...late, occurredAt: late.occurredAt + 86_400_000 * 5 };
    expect(broken([...base, closed, after, disbursed(1000)])).toEqual([]);
  });
});
