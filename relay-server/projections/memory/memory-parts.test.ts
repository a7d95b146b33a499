import { describe, expect, it, vi } from 'vitest';
import { on } from '../../rules/testing/given.ts';
import { gone, type Row, row, seqId } from '../rows.ts';
import { EventList } from './event-list.ts';
import { Journal } from './journal.ts';
import { Lru } from './lru.ts';
import { Ticker } from './ticker.ts';
import { WakeIndex } from './wake-index.ts';

describe('Lru', () => {
  it('lets go of what was used least recently, when told to, by weight', () => {
    const lru = new Lru<{ weight: number }>(5);
    const journal = new Journal();
    lru.set('a', { weight: 2 }, journal);
    lru.set('b', { weight: 2 }, journal);
    expect(lru.get('a')).toBeDefined();
    lru.set('c', { weight: 3 }, journal);
    expect(lru.weight).toBe(7);
    lru.trim();
    expect([lru.get('a') !== undefined, lru.get('b'), lru.weight]).toEqual([true, undefined, 5]);
  });

  it('keeps one item however heavy, and takes changes back', () => {
    const lru = new Lru<{ weight: number }>(5);
    lru.set('a', { weight: 9 }, new Journal());
    lru.trim();
    expect(lru.weight).toBe(9);
    const journal = new Journal();
    lru.set('a', { weight: 1 }, journal);
    lru.set('b', { weight: 1 }, journal);
    journal.rollBack();
    expect([lru.get('a'), lru.get('b'), lru.weight]).toEqual([{ weight: 9 }, undefined, 9]);
  });

  it('a draft of many events on one case holds that case as it was before, not every one in between', () => {
    const lru = new Lru<{ weight: number }>(5);
    lru.set('a', { weight: 1 }, new Journal());
    const journal = new Journal();
    const noted = vi.spyOn(journal, 'note');
    for (let weight = 2; weight < 100; weight += 1) lru.set('a', { weight }, journal);
    expect(noted).toHaveBeenCalledTimes(1);
    journal.rollBack();
    expect([lru.get('a'), lru.weight]).toEqual([{ weight: 1 }, 1]);
  });
});

describe('WakeIndex', () => {
  it('knows who is due, and says whether a day is news', () => {
    const wakes = new WakeIndex();
    const journal = new Journal();
    expect(wakes.set('b', '2024-05-02', journal)).toBe(true);
    expect(wakes.set('b', '2024-05-02', journal)).toBe(false);
    wakes.set('a', '2024-05-02', journal);
    wakes.set('c', '2024-05-03', journal);
    expect(wakes.due('2024-05-01')).toEqual([]);
    expect(wakes.due('2024-05-02')).toEqual(['a', 'b']);
    const later = new Journal();
    wakes.set('a', null, later);
    wakes.set('b', '2024-06-01', later);
    expect(wakes.due('2024-05-09')).toEqual(['c']);
    later.rollBack();
    expect(wakes.due('2024-05-09')).toEqual(['a', 'b', 'c']);
  });
});

describe('EventList', () => {
  it('grows without copying, and branches without harm', () => {
    const [a, b, c] = [1, 2, 3].map((k) =>
      on('2024-05-01', 'case.assigned', { judge: `法官${k}` }),
    );
    const one = EventList.of(a ? [a] : []);
    const two = b ? one.append(b) : one;
    const other = c ? one.append(c) : one;
    expect(one.events()).toEqual([a]);
    expect(two.events()).toEqual([a, b]);
    expect(other.events()).toEqual([a, c]);
  });
});

describe('Ticker', () => {
  const line = (seq: number, text = '到账'): Row =>
    row('activity', seqId(seq), null, {
      type: 'payment.recovered',
      caseNumber: null,
      town: null,
      occurredAt: 0,
      text,
      amount: null,
      tone: 'money',
    });

  it('holds the newest lines only', () => {
    const ticker = new Ticker(2);
    const journal = new Journal();
    expect(ticker.add(line(1), journal)).toEqual([line(1)]);
    ticker.add(line(2), journal);
    expect(ticker.add(line(3), journal)).toEqual([line(3), gone('activity', seqId(1), null)]);
    journal.rollBack();
    expect(ticker.add(line(4), new Journal())).toEqual([line(4)]);
  });

  it('says otherwise what is told otherwise, and nothing more of what is not', () => {
    const ticker = new Ticker(5);
    ticker.load([line(2), line(1), line(3)]);
    const ids = new Set([1, 2, 9].map(seqId));
    const lines = new Map([[seqId(2), line(2, '到账 · 更正')]]);
    expect(ticker.revise({ ids, lines }, new Journal())).toEqual([
      gone('activity', seqId(1), null),
      line(2, '到账 · 更正'),
    ]);
    expect(ticker.revise({ ids, lines }, new Journal())).toEqual([]);
  });
});
