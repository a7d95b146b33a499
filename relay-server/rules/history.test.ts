import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { effectiveHistory } from './history.ts';
import { broken, filed, fold, on } from './testing/given.ts';

const first = { ...filed(), seq: 1, id: 'f' };
const paid = {
  ...on('2024-03-01', 'payment.recovered', {
    paymentId: 'p1',
    amount: 100,
    origin: 'voluntary',
    receivedOn: '2024-03-01',
  }),
  seq: 2,
  id: 'p',
};
const body = (amount: number, receivedOn = '2024-03-01') => ({
  paymentId: 'p1',
  amount,
  origin: 'voluntary',
  receivedOn,
});
const corrected = (
  seq: number,
  amends: string,
  text: Record<string, unknown>,
  more: { occurredAt?: number; source?: string } = {},
): LoggedEvent => ({
  ...on(
    '2024-04-01',
    'amend.corrected',
    {
      amends,
      body: text,
      reason: '录入有误',
      ...(more.occurredAt ? { occurredAt: more.occurredAt } : {}),
    },
    { source: more.source ?? 'court' },
  ),
  seq,
  id: `a${seq}`,
});
const reversed = (seq: number, amends: string): LoggedEvent => ({
  ...on('2024-04-01', 'amend.reversed', { amends, reason: '误发' }),
  seq,
  id: `a${seq}`,
});
const recovered = (...amendments: LoggedEvent[]) =>
  fold([first, paid, ...amendments]).recoveredAmount;

describe('effectiveHistory', () => {
  it('puts the filing first, then time of occurrence, then seq', () => {
    const early = { ...on('2024-01-01', 'case.assigned', { judge: '甲' }), seq: 9 };
    const tie = { ...early, seq: 8 };
    expect(effectiveHistory([paid, early, tie, first]).map(({ seq }) => seq)).toEqual([1, 8, 9, 2]);
  });

  it('leaves the given events as they are', () => {
    const events = [paid, first];
    effectiveHistory(events);
    expect(events).toEqual([paid, first]);
  });
});

describe('correction', () => {
  it('replaces the text; the latest by seq wins, whatever the order of the list', () => {
    expect(recovered(corrected(3, 'p', body(200)))).toBe(200);
    expect(recovered(corrected(3, 'p', body(200)), corrected(4, 'p', body(300)))).toBe(300);
    expect(recovered(corrected(4, 'p', body(300)), corrected(3, 'p', body(200)))).toBe(300);
  });

  it('replaces the time when it gives one, and so the place in the history', () => {
    const assigned = (seq: number, day: string, judge: string) => ({
      ...on(day, 'case.assigned', { judge }),
      seq,
      id: `j${seq}`,
    });
    const events = [first, assigned(2, '2024-02-01', '甲'), assigned(3, '2024-03-01', '乙')];
    expect(fold(events).judge).toBe('乙');
    const moved = corrected(
      4,
      'j2',
      { judge: '甲' },
      { occurredAt: Date.parse('2024-03-05T00:00:00Z') },
    );
    expect(fold([...events, moved]).judge).toBe('甲');
  });

  it('may amend the filing itself', () => {
    const text = { ...first.body, cause: '借款合同纠纷' };
    expect(fold([first, corrected(3, 'f', text)]).cause).toBe('借款合同纠纷');
  });

  it('can knock out a later event, which is then a conflict of its own', () => {
    const given = {
      ...on('2024-03-02', 'payment.disbursed', { paymentId: 'p1', amount: 100, on: '2024-03-02' }),
      seq: 3,
    };
    expect(broken([first, paid, given])).toEqual([]);
    const state = fold([first, paid, given, corrected(4, 'p', body(99))]);
    expect(state.conflicts).toMatchObject([{ rule: 'P-5', seq: 3 }]);
  });

  it('[A-1] names an event of the same source that was there before', () => {
    expect(broken([first, paid, corrected(3, 'nothing', body(1))])).toEqual(['A-1']);
    expect(broken([first, paid, corrected(3, 'p', body(1), { source: 'other' })])).toEqual(['A-1']);
    expect(broken([first, { ...paid, seq: 4 }, corrected(3, 'p', body(1))])).toEqual(['A-1']);
    expect(fold([first, paid, corrected(3, 'x', body(1))]).conflicts[0]?.code).toBe(
      'unknown_subject',
    );
  });

  it('[A-2] of a reversed event is refused', () => {
    expect(broken([first, paid, reversed(3, 'p'), corrected(4, 'p', body(1))])).toEqual(['A-2']);
  });

  it('[A-3] of a correction is refused: it names the original', () => {
    const events = [first, paid, corrected(3, 'p', body(200)), corrected(4, 'a3', body(300))];
    expect(broken(events)).toEqual(['A-3']);
    expect(fold(events).recoveredAmount).toBe(200);
  });

  it('[A-4] whose text is not that event is refused, and the one before it stands', () => {
    const events = [first, paid, corrected(3, 'p', body(200)), corrected(4, 'p', { amount: -1 })];
    const state = fold(events);
    expect(state.recoveredAmount).toBe(200);
    expect(state.conflicts).toMatchObject([{ rule: 'A-4', seq: 4 }]);
    expect(state.conflicts[0]?.path).toMatch(/^\/body\/body/);
  });

  it('[A-5] cannot move an event to another aggregate', () => {
    const received = {
      ...on('2024-03-01', 'petition.received', {
        petitionId: 'x1',
        receivedOn: '2024-03-01',
        channel: 'letter',
      }),
      seq: 2,
      id: 'r',
    };
    const moved = corrected(3, 'r', {
      petitionId: 'x2',
      receivedOn: '2024-03-01',
      channel: 'letter',
    });
    expect(broken([first, received, moved])).toEqual(['A-5']);
  });
});

describe('reversal', () => {
  it('leaves the event out', () => {
    expect(recovered(reversed(3, 'p'))).toBe(0);
    expect(effectiveHistory([first, paid, reversed(3, 'p')])).toEqual([first]);
  });

  it('of a correction restores what stood before it', () => {
    const twice = [corrected(3, 'p', body(200)), corrected(4, 'p', body(300))];
    expect(recovered(...twice, reversed(5, 'a4'))).toBe(200);
    expect(recovered(...twice, reversed(5, 'a3'))).toBe(300);
    expect(recovered(...twice, reversed(5, 'a4'), reversed(6, 'a3'))).toBe(100);
  });

  it('of a reversal restores the event, and of that takes it away again', () => {
    expect(recovered(reversed(3, 'p'), reversed(4, 'a3'))).toBe(100);
    expect(recovered(reversed(3, 'p'), reversed(4, 'a3'), reversed(5, 'a4'))).toBe(0);
    expect(recovered(reversed(3, 'p'), reversed(4, 'a3'), reversed(5, 'p'))).toBe(0);
  });

  it('keeps the corrections of a restored event', () => {
    expect(recovered(corrected(3, 'p', body(200)), reversed(4, 'p'), reversed(5, 'a4'))).toBe(200);
  });

  it('[A-1] [A-2] of nothing, or of what is reversed already', () => {
    expect(broken([first, reversed(3, 'nothing')])).toEqual(['A-1']);
    expect(broken([first, paid, reversed(3, 'p'), reversed(4, 'p')])).toEqual(['A-2']);
    expect(broken([first, { ...reversed(3, 'a3'), id: 'a3' }])).toEqual(['A-1']);
  });

  it('of the filing makes the rest wait for another', () => {
    expect(effectiveHistory([first, paid, reversed(3, 'f')])).toEqual([paid]);
    const again = { ...filed('2024-01-05'), seq: 4, id: 'f2' };
    expect(fold([first, paid, reversed(3, 'f'), again])).toMatchObject({
      filedOn: '2024-01-05',
      recoveredAmount: 100,
    });
  });
});
