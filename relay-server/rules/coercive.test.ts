import { describe, expect, it } from 'vitest';
import { at, broken, filed, fold, type Input, on } from './testing/given.ts';

type Body = Input<'measure.imposed'>;
const imposed = (over: Partial<Body> = {}, day = '2024-03-01') =>
  on(day, 'measure.imposed', {
    measureId: 'm1',
    kind: 'judicialDetention',
    partyId: 'P',
    ground: '拒不申报财产',
    approver: '院长',
    approvedAt: at(day, 9),
    instrument: '拘1',
    from: day,
    ...over,
  });
const base = filed('2024-01-02', {
  parties: [
    { partyId: 'P', role: 'executee', entity: 'person', name: '张三' },
    { partyId: 'E', role: 'executee', entity: 'company', name: '某公司' },
  ],
});
const released = (day: string, on_ = day) =>
  on(day, 'measure.released', { measureId: 'm1', on: on_, reason: '已履行' });
const reviewed = (day: string, result: 'upheld' | 'changed' | 'revoked') =>
  on(day, 'measure.reviewed', { measureId: 'm1', on: day, result });

describe('coercive measures', () => {
  it('are recorded with ground, instrument, service and term', () => {
    const until = '2024-03-16';
    const state = fold([base, imposed({ until, servedAt: at('2024-03-01', 10) })]);
    expect(state.measures.m1).toEqual({
      id: 'm1',
      kind: 'judicialDetention',
      partyId: 'P',
      ground: '拒不申报财产',
      instrument: '拘1',
      imposedOn: '2024-03-01',
      servedAt: at('2024-03-01', 10),
      from: '2024-03-01',
      until,
      released: null,
      amount: null,
      review: null,
    });
  });

  it('[M-1] [C-16] [C-17] one id, a party of the case who has not left', () => {
    expect(broken([base, imposed(), imposed()])).toEqual(['M-1']);
    expect(broken([base, imposed({ partyId: 'X' })])).toEqual(['C-16']);
    const left = on('2024-02-01', 'party.left', { partyId: 'P', reason: '和解' });
    expect(broken([base, left, imposed()])).toEqual(['C-17']);
  });

  it('[M-3] [M-4] approved and served before now, ending after its beginning', () => {
    expect(broken([base, imposed({ approvedAt: at('2024-03-01', 11) })])).toEqual(['M-3']);
    expect(broken([base, imposed({ servedAt: at('2024-03-01', 11) })])).toEqual(['M-3']);
    expect(broken([base, imposed({ until: '2024-02-29' })])).toEqual(['M-4']);
  });

  it('[M-5] detention up to 15 days', () => {
    expect(broken([base, imposed({ until: '2024-03-16' })])).toEqual([]);
    expect(broken([base, imposed({ until: '2024-03-17' })])).toEqual(['M-5']);
  });

  it('[M-6] an appearance up to 8 hours, 24 where detention is likely', () => {
    const kind = 'forcedAppearance';
    expect(broken([base, imposed({ kind, hours: 8 })])).toEqual([]);
    expect(broken([base, imposed({ kind, hours: 8.5 })])).toEqual(['M-6']);
    expect(broken([base, imposed({ kind, hours: 24, ground: '可能采取拘留措施' })])).toEqual([]);
  });

  it.each([
    ['P', 1, []],
    ['P', 10_000_000, []],
    ['P', 10_000_001, ['M-7']],
    ['P', 0, ['M-7']],
    ['P', undefined, ['M-7']],
    ['E', 4_999_999, ['M-7']],
    ['E', 5_000_000, []],
    ['E', 100_000_000, []],
    ['E', 100_000_001, ['M-7']],
  ])('[M-7] a fine on %s of %s fen: %j', (partyId, amount, rules) => {
    const fine = imposed({ kind: 'fine', partyId, ...(amount === undefined ? {} : { amount }) });
    expect(broken([base, fine])).toEqual(rules);
  });

  it('[M-8] the dishonesty list for 2 years, 5 at most', () => {
    const kind = 'dishonestyList';
    expect(broken([base, imposed({ kind, until: '2026-03-01' })])).toEqual([]);
    expect(broken([base, imposed({ kind, until: '2029-03-01' })])).toEqual([]);
    expect(broken([base, imposed({ kind, until: '2029-03-02' })])).toEqual(['M-8']);
  });

  it('[M-2] [M-9] [M-10] are released once, between beginning and now', () => {
    expect(fold([base, imposed(), released('2024-03-05')]).measures.m1?.released).toBe(
      '2024-03-05',
    );
    expect(broken([base, released('2024-03-05')])).toEqual(['M-2']);
    expect(broken([base, imposed(), released('2024-03-05'), released('2024-03-06')])).toEqual([
      'M-9',
    ]);
    expect(broken([base, imposed(), released('2024-03-05', '2024-03-06')])).toEqual(['M-10']);
    expect(broken([base, imposed(), released('2024-03-05', '2024-02-29')])).toEqual(['M-10']);
  });

  it('[M-2] [M-10] a review that revokes ends the measure', () => {
    const revoked = fold([base, imposed(), reviewed('2024-03-05', 'revoked')]).measures.m1;
    expect(revoked).toMatchObject({ released: '2024-03-05', review: { result: 'revoked' } });
    const upheld = fold([base, imposed(), reviewed('2024-03-05', 'upheld')]).measures.m1;
    expect(upheld).toMatchObject({
      released: null,
      review: { on: '2024-03-05', result: 'upheld' },
    });
    expect(broken([base, reviewed('2024-03-05', 'upheld')])).toEqual(['M-2']);
    const early = on('2024-03-05', 'measure.reviewed', {
      measureId: 'm1',
      on: '2024-02-01',
      result: 'upheld',
    });
    expect(broken([base, imposed(), early])).toEqual(['M-10']);
  });
});
