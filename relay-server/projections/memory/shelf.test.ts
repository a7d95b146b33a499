import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gone, type Row, type RowChange, row, rowKey } from '../rows.ts';
import { Journal } from './journal.ts';
import { expiryShelf } from './shelf.ts';

const expiry = (id: number, until: string): Row =>
  row('expiry', `s${id}`, 'C', {
    caseNumber: 'C',
    asset: '存款',
    kind: 'deposit',
    measure: 'freeze',
    until,
    value: null,
  });

/** What the store would hold after the changes. */
class Kept {
  readonly rows = new Map<string, Row>();
  take(changes: readonly RowChange[]): void {
    for (const change of changes) {
      if ('gone' in change) this.rows.delete(rowKey(change));
      else this.rows.set(rowKey(change), change);
    }
  }
  ids(topic: string): string[] {
    return [...this.rows.values()]
      .filter((each) => each.topic === topic)
      .map(({ id }) => id)
      .sort();
  }
}

const steps = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: 12 }),
    day: fc.option(fc.integer({ min: 10, max: 28 })),
  }),
  { maxLength: 60 },
);

describe('shelf', () => {
  it('shows the first by rank and holds the rest, whatever comes and goes', () => {
    fc.assert(
      fc.property(steps, (changes) => {
        const shelf = expiryShelf(4);
        const kept = new Kept();
        const all = new Map<string, string>();
        for (const { id, day } of changes) {
          const change =
            day === null ? gone('expiry', `s${id}`, 'C') : expiry(id, `2024-05-${day}`);
          kept.take(shelf.change(change, new Journal()));
          if (day === null) all.delete(`s${id}`);
          else all.set(`s${id}`, `2024-05-${day}`);
        }
        const ranked = [...all].sort(([a, x], [b, y]) => (`${x} ${a}` < `${y} ${b}` ? -1 : 1));
        const ids = ranked.map(([id]) => id);
        expect(kept.ids('expiry')).toEqual(ids.slice(0, 4).sort());
        expect(kept.ids('heldExpiry')).toEqual(ids.slice(4).sort());
      }),
    );
  });

  it('a journal takes everything back', () => {
    fc.assert(
      fc.property(steps, steps, (first, second) => {
        const shelf = expiryShelf(3);
        const twin = expiryShelf(3);
        const change = (id: number, day: number | null) =>
          day === null ? gone('expiry', `s${id}`, 'C') : expiry(id, `2024-05-${day}`);
        for (const { id, day } of first) {
          shelf.change(change(id, day), new Journal());
          twin.change(change(id, day), new Journal());
        }
        const journal = new Journal();
        for (const { id, day } of second) shelf.change(change(id, day), journal);
        journal.rollBack();
        for (const { id, day } of second) {
          expect(shelf.change(change(id, day), new Journal())).toEqual(
            twin.change(change(id, day), new Journal()),
          );
        }
      }),
    );
  });

  it('puts in place what was kept under another size', () => {
    const before = expiryShelf(3);
    const kept = new Kept();
    for (const id of [1, 2, 3, 4])
      kept.take(before.change(expiry(id, `2024-05-1${id}`), new Journal()));
    expect(kept.ids('heldExpiry')).toEqual(['s4']);
    kept.take(expiryShelf(1).load([...kept.rows.values()]));
    expect(kept.ids('expiry')).toEqual(['s1']);
    kept.take(expiryShelf(10).load([...kept.rows.values()]));
    expect(kept.ids('expiry')).toEqual(['s1', 's2', 's3', 's4']);
    expect(kept.ids('heldExpiry')).toEqual([]);
  });
});
