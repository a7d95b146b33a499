import { describe, expect, it } from 'vitest';
import type { FieldStream } from './field-streams.ts';
import { OnAir, STAYS_MS, seat, whoSits } from './on-air.ts';
import { fieldStream } from './testing/field-stream.ts';

const of = (...streams: FieldStream[]) => new Map(streams.map((one) => [one.id, one]));
const ids = (found: { streams: readonly FieldStream[] }) => found.streams.map((one) => one.id);
const live = (id: string, startedAt: number) => fieldStream(id, { startedAt });
const over = (id: string, startedAt: number) => fieldStream(id, { startedAt, ended: 'closed' });

describe('OnAir', () => {
  it('places what comes in, the newest first; what never came in has no place', () => {
    const onAir = new OnAir();
    const found = onAir.at(of(live('a', 1), live('b', 3), fieldStream('never'), live('c', 2)), 0);
    expect(ids(found)).toEqual(['b', 'c', 'a']);
    expect(found.until).toBeNull();
  });

  it('keeps what ends before our eyes for a while, behind what is live', () => {
    const onAir = new OnAir();
    onAir.at(of(live('a', 1), live('b', 2)), 0);
    const found = onAir.at(of(live('a', 1), over('b', 2)), 5000);
    expect(ids(found)).toEqual(['a', 'b']);
    expect(found.until).toBe(5000 + STAYS_MS);
    expect(ids(onAir.at(of(live('a', 1), over('b', 2)), 4999 + STAYS_MS))).toEqual(['a', 'b']);
    expect(ids(onAir.at(of(live('a', 1), over('b', 2)), 5000 + STAYS_MS))).toEqual(['a']);
  });

  it('gives no place to what had ended before the page came, or before another database', () => {
    const onAir = new OnAir();
    expect(ids(onAir.at(of(over('a', 1)), 0))).toEqual([]);
    onAir.at(of(live('b', 1)), 1);
    onAir.at(new Map(), 2);
    expect(ids(onAir.at(of(over('b', 1)), 3))).toEqual([]);
  });

  it('a stream that comes back is live again', () => {
    const onAir = new OnAir();
    onAir.at(of(live('a', 1)), 0);
    onAir.at(of(over('a', 1)), 1);
    expect(onAir.at(of(live('a', 9)), 2)).toMatchObject({ streams: [{ id: 'a' }], until: null });
  });
});

describe('whoSits', () => {
  it('the newest, as many as there are seats', () => {
    expect(whoSits([], [live('c', 3), live('b', 2), live('a', 1)], 2)).toEqual(['c', 'b']);
  });
  it('who sat and has just ended stays; who ended elsewhere waits behind the live', () => {
    const placed = [live('c', 3), live('b', 2), over('e', 5), over('a', 1)];
    expect(whoSits(['a', 'b'], placed, 2)).toEqual(['a', 'c']);
    expect(whoSits([], placed, 3)).toEqual(['c', 'b', 'e']);
  });
});

describe('seat', () => {
  it('moves nobody who stays, and gives the newest the free seats', () => {
    expect(seat(['a', 'b', 'c'], ['d', 'a', 'c'])).toEqual(['a', 'd', 'c']);
    expect(seat(['a', 'b'], ['b', 'a'])).toEqual(['a', 'b']);
  });
  it('closes up when there are fewer', () => {
    expect(seat(['a', 'b', 'c'], ['c'])).toEqual(['c']);
    expect(seat([], ['a', 'b'])).toEqual(['a', 'b']);
    expect(seat(['a'], [])).toEqual([]);
  });
});
