import { describe, expect, it } from 'vitest';
import { advanceTo, appliesNext, applyEvent, foldCase, foldHistory } from './fold-case.ts';
import { broken, filed, fold, on, seized } from './testing/given.ts';

const paid = on('2024-03-01', 'payment.recovered', {
  paymentId: 'p1',
  amount: 10_000_000,
  origin: 'voluntary',
  receivedOn: '2024-03-01',
});
const closed = on('2024-03-05', 'case.closed', { closedOn: '2024-03-05', way: 'fullySatisfied' });

describe('foldCase', () => {
  it('folds a whole life: filed, seized, paid, closed', () => {
    const state = fold([filed(), ...seized('2024-02-01', '2027-01-31'), paid, closed]);
    expect(state).toMatchObject({
      stage: 'closed',
      closedOn: '2024-03-05',
      closingWay: 'fullySatisfied',
      recoveredAmount: 10_000_000,
      limitOn: '2024-07-02',
      conflicts: [],
    });
    expect(state.closings).toEqual([
      {
        on: '2024-03-05',
        way: 'fullySatisfied',
        since: '2024-01-02',
        stopped: 0,
        claimed: 10_000_000,
        recovered: 10_000_000,
        withinLimit: true,
        instrument: null,
        lacks: null,
      },
    ]);
    expect(state.seizures['s-1']).toMatchObject({ state: 'effective', until: '2027-01-31' });
  });

  it('gives no state while the filing is missing, whatever else there is', () => {
    expect(foldCase([paid, closed], '2024-12-31')).toBeUndefined();
    expect(foldHistory([paid, closed], '2024-12-31').conflicts).toEqual([]);
  });

  it('puts the filing first even when it occurred later than others', () => {
    expect(fold([paid, filed('2024-01-02'), closed]).stage).toBe('closed');
    const late = on('2024-01-01', 'case.assigned', { judge: '王法官' });
    expect(fold([late, filed('2024-01-02')]).judge).toBe('王法官');
  });

  it('[C-1] a second filing is a conflict and changes nothing', () => {
    const again = filed('2024-02-02', { cause: '借款合同纠纷' });
    const state = fold([filed(), again]);
    expect(state.cause).toBe('买卖合同纠纷');
    expect(state.conflicts.map(({ rule, seq }) => [rule, seq])).toEqual([['C-1', again.seq]]);
  });

  it('[C-2] a filing dated after its event opens no case, and says so', () => {
    const wrong = filed('2024-01-02', { filedOn: '2024-01-03' });
    expect(foldHistory([wrong, paid], '2024-12-31')).toMatchObject({
      state: undefined,
      conflicts: [{ rule: 'C-2', path: '/body/filedOn', code: 'illegal_transition' }],
    });
  });

  it('[C-15] [C-18] parties of a filing are unique, and an agent acts for one of them', () => {
    const person = { role: 'applicant', entity: 'person', name: '甲' } as const;
    const twice = [
      { ...person, partyId: 'X' },
      { ...person, partyId: 'X' },
    ];
    expect(broken([filed('2024-01-02', { parties: twice })])).toEqual(['C-15']);
    const stray = [{ ...person, partyId: 'X', actsFor: 'nobody' }];
    expect(broken([filed('2024-01-02', { parties: stray })])).toEqual(['C-18']);
  });

  it('a conflict says in Chinese what is wrong, where, and by which rule', () => {
    const [conflict] = fold([filed(), closed]).conflicts;
    expect(conflict).toMatchObject({ rule: 'C-5', path: '/body/way', code: 'illegal_transition' });
    expect(conflict?.message).toMatch(/标的尚未全部到位.*100000\.00 元/u);
  });
});

describe('applyEvent', () => {
  it('shares every part that it does not change', () => {
    const before = fold([filed(), ...seized('2024-02-01', '2027-01-31')], '2024-02-02');
    const after = applyEvent(before, paid);
    expect(after.seizures).toBe(before.seizures);
    expect(after.parties).toBe(before.parties);
    expect(after.payments).not.toBe(before.payments);
  });

  it('applies next only what is newer than all folded and than the newest lapse', () => {
    const life = [filed(), ...seized('2024-02-01', '2024-05-31')];
    const lapsed = fold(life, '2024-12-31');
    const renewal = on('2024-05-20', 'seizure.renewed', {
      seizureId: 's-1',
      until: '2027-05-31',
      instrument: '续1',
    });
    expect(appliesNext(lapsed, renewal)).toBe(false);
    expect(appliesNext(fold(life, '2024-05-31'), renewal)).toBe(true);
    expect(appliesNext(lapsed, on('2024-06-01', 'case.assigned', { judge: '甲' }))).toBe(true);
    expect(appliesNext(lapsed, on('2024-01-31', 'case.assigned', { judge: '甲' }))).toBe(false);
    expect(appliesNext(lapsed, filed('2024-12-01'))).toBe(false);
    expect(
      appliesNext(lapsed, on('2024-12-01', 'amend.reversed', { amends: 'x', reason: '误' })),
    ).toBe(false);
  });
});

describe('advanceTo', () => {
  it('does nothing for a day already passed', () => {
    const state = fold([filed()], '2024-05-01');
    expect(advanceTo(state, '2024-05-01')).toBe(state);
    expect(advanceTo(state, '2024-04-01')).toBe(state);
  });
});

describe('foldHistory tells', () => {
  const visit = (id: string, day: string) =>
    on(day, 'visit.made', { visitId: id, purpose: '查人', fruitless: true, town: '440607001000' });

  it('what stands, in order of occurrence, each with the state right after it', () => {
    const opening = filed();
    const [early, late, again] = [
      visit('v1', '2024-02-01'),
      visit('v2', '2024-03-01'),
      visit('v2', '2024-04-01'),
    ];
    const told: [number, number][] = [];
    foldHistory([late, again, opening, early], '2024-12-31', (event, state) =>
      told.push([event.seq, state.visits.length]),
    );
    expect(told).toEqual([
      [opening.seq, 0],
      [early.seq, 1],
      [late.seq, 2],
    ]);
  });

  it('amendments that stand, and events as amended', () => {
    const [opening, wrong] = [filed(), visit('v1', '2024-02-01')];
    const reversal = on('2024-02-02', 'amend.reversed', { amends: wrong.id, reason: '误报' });
    const stray = on('2024-02-03', 'amend.reversed', { amends: 'nothing', reason: '误报' });
    const told: number[] = [];
    foldHistory([opening, wrong, reversal, stray], '2024-12-31', ({ seq }) => told.push(seq));
    expect(told).toEqual([opening.seq, reversal.seq]);
  });
});

describe('a case that the clock has changed since its newest event', () => {
  it('goes on from where it settled: the next event of a backlog needs no fold of all before it', () => {
    const today = '2024-12-31';
    const before = [filed(), ...seized('2024-02-01', '2024-06-30')];
    const next = on('2024-03-01', 'case.assigned', { judge: '王法官' });
    const { state, settled } = foldHistory(before, today);
    expect(state?.seizures['s-1']).toMatchObject({ state: 'lapsed', lapsedOn: '2024-07-01' });
    expect(settled?.seizures['s-1']).toMatchObject({ state: 'effective' });
    if (!state || !settled) throw new Error('not filed');
    expect([appliesNext(state, next), appliesNext(settled, next)]).toEqual([false, true]);
    const onward = advanceTo(applyEvent(settled, next), today);
    expect(onward).toEqual(fold([...before, next], today));
    // Nothing of the seizures was made anew: what compares rows passes them over.
    expect(onward.seizures).toBe(state.seizures);
  });
});
