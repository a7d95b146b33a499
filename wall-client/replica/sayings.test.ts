import { describe, expect, it } from 'vitest';
import { type Saying, Sayings } from './sayings.ts';

const failed = (itemId: string): Saying => ({
  event: 'failed',
  message: { sessionId: 's', itemId, derivativeId: 'd', why: 'late', at: 1_732_700_000_000 },
});

describe('what a display tells of its playback', () => {
  it('F-70 is kept until it is taken, and told in order', async () => {
    const told: string[] = [];
    let answer: unknown;
    const sayings = new Sayings(async ({ message }) => {
      told.push(message.itemId);
      return answer;
    });
    sayings.add(failed('a'));
    await sayings.send();
    sayings.add(failed('b'));
    await sayings.send();
    expect(sayings.waiting).toBe(2);
    answer = { refused: 'unavailable' };
    await sayings.send();
    expect(sayings.waiting).toBe(2);
    told.length = 0;
    answer = { taken: true };
    await sayings.send();
    expect(told).toEqual(['a', 'b']);
    expect(sayings.waiting).toBe(0);
  });

  it('F-71 what the relay will never take is not told again', async () => {
    const sayings = new Sayings(async () => ({ refused: 'forbidden' }));
    sayings.add(failed('a'));
    await sayings.send();
    await expect.poll(() => sayings.waiting).toBe(0);
  });
});
