import { describe, expect, it } from 'vitest';
import type { ClockStop } from '../../wire/codes.ts';
import { applyEvent } from '../rules/fold-case.ts';
import { foldMatter } from '../rules/matters.ts';
import { filed, fold, on, seized, seizedAgain } from '../rules/testing/given.ts';
import { factChanges, factsOfCase, factsOfMatter } from './facts.ts';

const TOWN = '440607001000';
const sorted = (facts: readonly { cell: string; n: number }[]) =>
  Object.fromEntries(facts.map(({ cell, n }) => [cell, n]));
const paid = (paymentId: string, amount: number, over: object = {}) =>
  on('2024-03-01', 'payment.recovered', {
    paymentId,
    amount,
    origin: 'voluntary',
    receivedOn: '2024-03-01',
    ...over,
  });
const closed = on('2024-03-05', 'case.closed', { closedOn: '2024-03-05', way: 'fullySatisfied' });

describe('factsOfCase', () => {
  it('an open case: filed, open, outstanding', () => {
    expect(sorted(factsOfCase(fold([filed()], '2024-01-02')))).toEqual({
      [`filed|执|${TOWN}|2024-01-02`]: 1,
      [`open|执|open|${TOWN}`]: 1,
      [`openAmount|执|${TOWN}`]: 10_000_000,
    });
  });

  it('a closed case: both halves of the rates, the days and the limit', () => {
    expect(
      sorted(factsOfCase(fold([filed(), paid('p1', 10_000_000), closed], '2024-03-05'))),
    ).toEqual({
      [`filed|执|${TOWN}|2024-01-02`]: 1,
      [`recovered|执|voluntary|${TOWN}|2024-03-01`]: 10_000_000,
      [`paidCases|recovered|month|${TOWN}|2024-03-01`]: 1,
      [`paidCases|recovered|year|${TOWN}|2024-03-01`]: 1,
      [`paidCases|recovered|ever|${TOWN}|2024-03-01`]: 1,
      [`closed|执|fullySatisfied|${TOWN}|2024-03-05`]: 1,
      'closedClaimed|执|fullySatisfied|2024-03-05': 10_000_000,
      'closedRecovered|执|fullySatisfied|2024-03-05': 10_000_000,
      'closedLimit|执|within|2024-03-05': 1,
      'closingDays|执|2024-03-05': 63,
      'closingNetDays|执|2024-03-05': 63,
    });
  });

  it('of the days to the closing those on which the clock stood are taken off, each once', () => {
    const stop = (ground: ClockStop, from: string, until: string) => [
      on(from, 'case.suspended', { ground, from }),
      on(until, 'case.continued', { ground, on: until }),
    ];
    const stops = [
      ...stop('appraisal', '2024-01-12', '2024-01-22'),
      ...stop('suspension', '2024-01-17', '2024-01-27'),
    ];
    const running = on('2024-02-24', 'case.suspended', { ground: 'auction', from: '2024-02-24' });
    expect(
      sorted(
        factsOfCase(
          fold([filed(), ...stops, running, paid('p1', 10_000_000), closed], '2024-03-05'),
        ),
      ),
    ).toMatchObject({
      'closingDays|执|2024-03-05': 63,
      'closingNetDays|执|2024-03-05': 63 - 15 - 10,
    });
  });

  it('of how many cases money is: each counts once a month, once a year and once ever', () => {
    const later = (paymentId: string, receivedOn: string) => paid(paymentId, 1_000, { receivedOn });
    const facts = factsOfCase(
      fold(
        [filed(), paid('p1', 1_000), later('p2', '2024-03-01'), later('p3', '2024-02-28')],
        '2024-03-05',
      ),
    );
    expect(
      facts
        .map(({ cell }) => cell)
        .filter((cell) => cell.startsWith('paidCases'))
        .sort(),
    ).toEqual([
      `paidCases|recovered|ever|${TOWN}|2024-02-28`,
      `paidCases|recovered|month|${TOWN}|2024-02-28`,
      `paidCases|recovered|month|${TOWN}|2024-03-01`,
      `paidCases|recovered|year|${TOWN}|2024-02-28`,
    ]);
  });

  it('a resumption does not take the closing back', () => {
    const events = [
      filed(),
      on('2024-05-01', 'case.closed', {
        closedOn: '2024-05-01',
        way: 'currentProcedureTerminated',
      }),
    ];
    const before = fold(events, '2024-05-01');
    expect(sorted(factsOfCase(before))).toMatchObject({ 'termination|执|lacking|2024-05-01': 1 });
    const resumed = on('2024-06-01', 'case.resumed', {
      resumedOn: '2024-06-01',
      reason: '发现财产',
    });
    const after = applyEvent(before, resumed);
    expect(after.stage).toBe('open');
    expect(sorted(factsOfCase(after))).toMatchObject({
      'termination|执|lacking|2024-05-01': 1,
      [`closed|执|currentProcedureTerminated|${TOWN}|2024-05-01`]: 1,
      [`open|执|open|${TOWN}`]: 1,
    });
  });

  it('what a resumption in place closes again is no second 首执 closing', () => {
    const end = (day: string) =>
      on(day, 'case.closed', { closedOn: day, way: 'currentProcedureTerminated' });
    const resumed = on('2024-06-01', 'case.resumed', { resumedOn: '2024-06-01', reason: '财产' });
    const facts = sorted(
      factsOfCase(fold([filed(), end('2024-05-01'), resumed, end('2024-06-11')], '2024-06-11')),
    );
    expect(facts).toMatchObject({
      [`closed|执|currentProcedureTerminated|${TOWN}|2024-05-01`]: 1,
      [`closed|执恢|currentProcedureTerminated|${TOWN}|2024-06-11`]: 1,
      'closingDays|执恢|2024-06-11': 10,
    });
    expect(facts).not.toHaveProperty([`closed|执|currentProcedureTerminated|${TOWN}|2024-06-11`]);
  });

  it('a tip or a seizure after 终本 does not change how the closing was judged', () => {
    const terminated = on('2024-05-01', 'case.closed', {
      closedOn: '2024-05-01',
      way: 'currentProcedureTerminated',
    });
    const before = fold([filed(), terminated], '2024-05-01');
    const tip = on('2024-06-01', 'tip.received', {
      tipId: 't',
      receivedOn: '2024-06-01',
      summary: '车',
    });
    const after = [tip, ...seized('2024-06-02', '2027-06-01')].reduce(applyEvent, before);
    const cells = factChanges(before, after).map(({ cell }) => cell);
    expect(cells).toEqual([`assets|real_estate|effective`]);
  });

  it('a case counts once among those a code was pushed for, persons every time', () => {
    const pushes = ['2024-02-02', '2024-02-01', '2024-03-01'].map((day, k) =>
      on(day, 'progress-code.pushed', { persons: k + 1 }),
    );
    const facts = sorted(factsOfCase(fold([filed(), ...pushes], '2024-03-01')));
    expect(Object.keys(facts).filter((cell) => cell.startsWith('codeCases'))).toEqual([
      'codeCases|2024-02-01',
    ]);
    expect(facts).toMatchObject({
      'codePersons|2024-02-01': 2,
      'codePersons|2024-02-02': 1,
      'codePersons|2024-03-01': 3,
    });
  });

  it('only money traced to a session is credited to it', () => {
    const events = [filed(), paid('p1', 100), paid('p2', 20, { warningSessionId: 'w1' })];
    expect(sorted(factsOfCase(fold(events, '2024-03-01')))).toMatchObject({
      'warningRecovered|2024-03-01': 20,
      [`recovered|执|voluntary|${TOWN}|2024-03-01`]: 120,
    });
  });

  it('an asset is in the group of its seizure; a planned one is in none', () => {
    const planned = seized('2024-02-01', '2024-12-31', { estimatedValue: 700 }).slice(0, 3);
    expect(sorted(factsOfCase(fold([filed(), ...planned], '2024-02-01')))).not.toHaveProperty(
      'assets|real_estate|effective',
    );
    const life = [filed(), ...seized('2024-02-01', '2024-12-31', { estimatedValue: 700 })];
    const groupOn = (day: string) =>
      Object.keys(sorted(factsOfCase(fold(life, day)))).filter((cell) =>
        cell.startsWith('assets|'),
      );
    expect(groupOn('2024-10-31')).toEqual(['assets|real_estate|effective']);
    expect(groupOn('2024-11-01')).toEqual(['assets|real_estate|expiring']);
    expect(groupOn('2025-01-01')).toEqual(['assets|real_estate|lapsed']);
    expect(sorted(factsOfCase(fold(life, '2024-10-31')))).toMatchObject({
      'assetValue|real_estate|effective': 700,
    });
  });

  it('no fen is held and turned into money at once', () => {
    const account = seized('2024-02-01', '2025-01-31', {
      kind: 'deposit',
      measure: 'freeze',
      estimatedValue: 700,
    });
    const deducted = (amount: number) =>
      on('2024-02-20', 'payment.deducted', { paymentId: 'p1', amount, seizureId: 's-1' });
    const assetsOf = (...events: ReturnType<typeof on>[]) =>
      Object.fromEntries(
        factsOfCase(fold([filed(), ...account, ...events], '2024-03-01'))
          .filter(({ cell }) => cell.startsWith('asset'))
          .map(({ cell, n }) => [cell, n]),
      );
    expect(assetsOf(deducted(300))).toEqual({
      'assets|deposit|effective': 1,
      'assetValue|deposit|effective': 400,
      'assetValue|deposit|sold': 300,
    });
    const all = { 'assetValue|deposit|sold': 700 };
    expect(assetsOf(deducted(700))).toEqual({ 'assets|deposit|sold': 1, ...all });
    expect(assetsOf(deducted(700), ...seizedAgain('2024-02-21', '2025-02-20'))).toEqual({
      'assets|deposit|effective': 1,
      ...all,
    });
  });

  it('a preservation or review case is not outstanding work on a claim twice over', () => {
    const review = { ...filed(), caseNumber: '（2024）粤0607执异1号' };
    expect(sorted(factsOfCase(fold([review], '2024-01-02')))).toEqual({
      [`filed|执异|${TOWN}|2024-01-02`]: 1,
    });
  });
});

describe('factChanges', () => {
  it('is the difference of all facts, for every step of a life', () => {
    const life = [filed(), ...seized('2024-02-01', '2024-12-31'), paid('p1', 10_000_000), closed];
    for (let taken = 1; taken < life.length; taken += 1) {
      const before = fold(life.slice(0, taken), '2024-03-05');
      const after = fold(life.slice(0, taken + 1), '2024-03-05');
      const sums = new Map(factsOfCase(before).map(({ cell, n }) => [cell, n]));
      for (const { cell, n } of factChanges(before, after)) {
        const sum = (sums.get(cell) ?? 0) + n;
        if (sum === 0) sums.delete(cell);
        else sums.set(cell, sum);
      }
      expect(Object.fromEntries(sums)).toEqual(sorted(factsOfCase(after)));
    }
  });

  it('of the same state there is none', () => {
    const state = fold([filed()], '2024-01-02');
    expect(factChanges(state, state)).toEqual([]);
  });
});

describe('factsOfMatter', () => {
  const facts = (...events: Parameters<typeof foldMatter>[0][number][]) => {
    const state = foldMatter(events);
    return state ? sorted(factsOfMatter(state)) : null;
  };
  const received = on('2024-02-01', 'petition.received', {
    petitionId: 'x',
    receivedOn: '2024-02-01',
    channel: 'visit',
  });
  const entered = on('2024-02-05', 'petition.entered', {
    petitionId: 'x',
    enteredOn: '2024-02-05',
  });
  const done = on('2024-03-01', 'petition.done', { petitionId: 'x', doneOn: '2024-03-01' });

  it('a petition counts at each step; done, by the day it was entered', () => {
    expect(facts(received)).toEqual({ 'petitionsReceived|visit|2024-02-01': 1 });
    expect(facts(received, entered, done)).toEqual({
      'petitionsReceived|visit|2024-02-01': 1,
      'petitionsEntered|2024-02-05': 1,
      'petitionsDone|2024-02-05': 1,
    });
  });

  it('a question counts its persons; a session itself and its cases', () => {
    expect(facts(on('2024-02-01', 'question.answered', { persons: 3, channel: 'code' }))).toEqual({
      'questionPersons|code|2024-02-01': 3,
    });
    const cases = ['（2024）粤0607执1号', '（2024）粤0607执2号'];
    const held = on('2024-02-01', 'warning.held', {
      sessionId: 'w',
      title: '警示',
      heldOn: '2024-02-01',
      cases,
    });
    expect(facts(held)).toEqual({ 'warningSessions|2024-02-01': 1, 'warningCases|2024-02-01': 2 });
  });
});
