import { describe, expect, it } from 'vitest';
import { broken, filed, fold, on } from './testing/given.ts';

const campaignId = 'c1';
const terminated = on('2024-05-01', 'case.closed', {
  closedOn: '2024-05-01',
  way: 'currentProcedureTerminated',
});
const pooled = on('2024-06-01', 'campaign.pooled', { campaignId });
const requeried = on('2024-06-10', 'campaign.requeried', { campaignId, found: true });
const cleared = on('2024-07-01', 'campaign.cleared', { campaignId, result: 'recovered' });

describe('终本清仓 of one case', () => {
  it('is pooled, re-queried and cleared; the re-query is a network inquiry', () => {
    const state = fold([filed(), terminated, pooled, requeried, cleared]);
    expect(state.campaigns.c1).toEqual({
      id: 'c1',
      pooledOn: '2024-06-01',
      requeriedOn: '2024-06-10',
      found: true,
      cleared: 'recovered',
      clearedOn: '2024-07-01',
    });
    expect(state.lastInquiryOn).toBe('2024-06-10');
  });

  it('may be cleared after the case was resumed', () => {
    const resumed = on('2024-06-20', 'case.resumed', {
      resumedOn: '2024-06-20',
      reason: '发现财产',
    });
    expect(broken([filed(), terminated, pooled, requeried, resumed, cleared])).toEqual([]);
  });

  it('[W-1] [W-2] is pooled once, and only when 终本', () => {
    expect(broken([filed(), terminated, pooled, { ...pooled, id: 'again' }])).toEqual(['W-1']);
    expect(broken([filed(), pooled])).toEqual(['W-2']);
  });

  it('[W-3] [W-4] [W-5] in this order', () => {
    expect(broken([filed(), terminated, requeried])).toEqual(['W-3']);
    expect(broken([filed(), terminated, cleared])).toEqual(['W-3']);
    expect(broken([filed(), terminated, pooled, cleared])).toEqual(['W-5']);
    const after = on('2024-07-02', 'campaign.requeried', { campaignId, found: false });
    const again = on('2024-07-03', 'campaign.cleared', { campaignId, result: 'resumed' });
    expect(broken([filed(), terminated, pooled, requeried, cleared, after, again])).toEqual([
      'W-4',
      'W-4',
    ]);
  });
});

describe('warning session outcomes', () => {
  const outcome = (partyId: string) =>
    on('2024-06-01', 'warning.outcome', {
      sessionId: 'w1',
      partyId,
      outcome: 'settled',
      amount: 300,
    });

  it('are kept with the case', () => {
    expect(fold([filed(), outcome('B')]).warnings).toEqual([
      { sessionId: 'w1', partyId: 'B', outcome: 'settled', on: '2024-06-01', amount: 300 },
    ]);
  });

  it('[W-6] [C-16] one a party and session, of a party of the case', () => {
    expect(broken([filed(), outcome('B'), outcome('B')])).toEqual(['W-6']);
    expect(broken([filed(), outcome('nobody')])).toEqual(['C-16']);
  });
});
