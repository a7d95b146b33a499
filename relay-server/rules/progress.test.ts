import { describe, expect, it } from 'vitest';
import { broken, filed, fold, on } from './testing/given.ts';

describe('progress of a case', () => {
  it('keeps the newest node and the first day of each', () => {
    const state = fold([
      filed(),
      on('2024-01-05', 'case.node', { code: '003' }),
      on('2024-01-06', 'case.node', { code: '004' }),
      on('2024-04-06', 'case.node', { code: '037' }),
      on('2024-05-05', 'case.node', { code: '003' }),
    ]);
    expect(state.currentNode).toBe('003');
    expect(state.nodeDays).toEqual({
      '003': '2024-01-05',
      '004': '2024-01-06',
      '037': '2024-04-06',
    });
    expect(state.lastInquiryOn).toBe('2024-04-06');
  });

  it('changes judge and claim', () => {
    const state = fold([
      filed('2024-01-02', { judge: '甲' }),
      on('2024-02-01', 'case.assigned', { judge: '乙' }),
      on('2024-02-02', 'case.claim-changed', { claimAmount: 5, reason: '部分撤回' }),
    ]);
    expect(state).toMatchObject({ judge: '乙', claimAmount: 5 });
  });

  it('[C-19] counts each visit once, and every push of the code', () => {
    const visit = (fruitless: boolean) =>
      on('2024-02-01', 'visit.made', {
        visitId: 'v1',
        purpose: '查找',
        fruitless,
        town: '440607001000',
      });
    const push = on('2024-02-01', 'progress-code.pushed', { persons: 3 });
    const state = fold([filed(), visit(true), visit(false), push, { ...push, id: 'again' }]);
    expect(state.visits).toEqual([{ id: 'v1', on: '2024-02-01', fruitless: true }]);
    expect(state.codePushes).toHaveLength(2);
    expect(state.conflicts.map(({ rule }) => rule)).toEqual(['C-19']);
  });
});

describe('parties', () => {
  const joined = on('2024-02-01', 'party.joined', {
    partyId: 'C',
    role: 'executee',
    entity: 'person',
    name: '王五',
  });
  const left = on('2024-03-01', 'party.left', { partyId: 'C', reason: '撤回' });

  it('join and leave; who left stays on record', () => {
    expect(fold([filed(), joined]).parties.C).toMatchObject({ name: '王五', left: false });
    expect(fold([filed(), joined, left]).parties.C?.left).toBe(true);
  });

  it('[C-15] [C-16] [C-17] [C-18] once, and of the case', () => {
    expect(broken([filed(), joined, { ...joined, id: 'again' }])).toEqual(['C-15']);
    expect(broken([filed(), left])).toEqual(['C-16']);
    expect(broken([filed(), joined, left, { ...left, id: 'again' }])).toEqual(['C-17']);
    const agent = on('2024-02-01', 'party.joined', {
      partyId: 'G',
      role: 'agent',
      entity: 'person',
      name: '赵六',
      actsFor: 'nobody',
    });
    expect(broken([filed(), agent])).toEqual(['C-18']);
  });
});
