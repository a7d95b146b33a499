import { describe, expect, it } from 'vitest';
import { aggregateKey } from './aggregate.ts';
import { at, CASE, filed, on } from './testing/given.ts';

const day = '2024-03-01';

describe('aggregateKey', () => {
  it('is the case number for what belongs to a case', () => {
    expect(aggregateKey(filed())).toBe(CASE);
    expect(aggregateKey(on(day, 'campaign.pooled', { campaignId: 'c' }))).toBe(CASE);
  });

  it.each([
    [
      on(day, 'petition.received', { petitionId: 'x', receivedOn: day, channel: 'visit' }),
      'petition:x',
    ],
    [on(day, 'petition.entered', { petitionId: 'x', enteredOn: day }), 'petition:x'],
    [on(day, 'petition.done', { petitionId: 'x', doneOn: day }), 'petition:x'],
    [on(day, 'campaign.started', { campaignId: 'c', title: '清仓', startedOn: day }), 'campaign:c'],
    [on(day, 'campaign.ended', { campaignId: 'c', endedOn: day }), 'campaign:c'],
    [
      on(day, 'warning.held', { sessionId: 's', title: '警示', heldOn: day, cases: [CASE] }),
      'session:s',
    ],
    [
      on(day, 'question.answered', { persons: 1, channel: 'desk' }, { id: 'q' }),
      'question:court:q',
    ],
    [on(day, 'stream.revoked', { streamId: 'v', by: 'court' }), 'stream:v'],
    [
      on(day, 'field.position', { streamId: 'v', place: { lng: 112.9, lat: 23.2 } }),
      'field:v:2024-03-01',
    ],
    [on(day, 'clock.day-turned', { day }), 'clock'],
  ])('%#: a matter of its own, also when it names a case', (event, key) => {
    expect(aggregateKey(event)).toBe(key);
  });

  it('of a stream that ends after midnight is that of the day on which it began', () => {
    const ended = on('2024-03-02', 'stream.ended', {
      streamId: 'v',
      runId: 'r',
      startedAt: at(day, 23),
      reason: 'closed',
    });
    expect(aggregateKey(ended)).toBe('field:v:2024-03-01');
  });

  it('of an amendment is that of the event it names', () => {
    const amendment = on(day, 'amend.reversed', { amends: 'e9', reason: '误' });
    const known = (source: string, id: string) =>
      source === 'court' && id === 'e9' ? 'petition:x' : undefined;
    expect(aggregateKey(amendment, known)).toBe('petition:x');
    expect(aggregateKey(amendment, () => undefined)).toBe('amend:court:e9');
    expect(aggregateKey(amendment)).toBe('amend:court:e9');
  });
});
