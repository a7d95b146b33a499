import { describe, expect, it } from 'vitest';
import { changeOf, entityChanges, listChanges } from './row-diff.ts';
import { gone, type RowChange, row } from './rows.ts';

const paid = (amount: number) => ({
  origin: 'voluntary' as const,
  amount,
  receivedOn: '2024-05-01',
  disbursed: 0,
});
const changes = (
  before: Record<string, { amount: number }> | undefined,
  after: Record<string, { amount: number }> | undefined,
) => {
  const into: RowChange[] = [];
  entityChanges('payment', 'C', before, after, ({ amount }) => paid(amount), into);
  return into;
};

describe('entityChanges', () => {
  it('tells what is new, what says something else and what is gone', () => {
    const same = { amount: 1 };
    expect(
      changes(
        { a: same, b: { amount: 2 }, c: { amount: 3 } },
        { a: same, b: { amount: 9 }, d: same },
      ),
    ).toEqual([
      row('payment', 'b', 'C', paid(9)),
      row('payment', 'd', 'C', paid(1)),
      gone('payment', 'c', 'C'),
    ]);
  });

  it('an entity that is another object but says the same is no change', () => {
    expect(changes({ a: { amount: 1 } }, { a: { amount: 1 } })).toEqual([]);
  });

  it('knows ids that objects have by nature', () => {
    expect(changes({}, { constructor: { amount: 1 } })).toEqual([
      row('payment', 'constructor', 'C', paid(1)),
    ]);
    expect(changes(undefined, undefined)).toEqual([]);
  });
});

describe('changeOf and listChanges', () => {
  it('a row that comes, stays, changes and goes', () => {
    expect(changeOf('payment', 'p', 'C', null, paid(1))).toEqual(row('payment', 'p', 'C', paid(1)));
    expect(changeOf('payment', 'p', 'C', paid(1), paid(1))).toBeNull();
    expect(changeOf('payment', 'p', 'C', paid(1), null)).toEqual(gone('payment', 'p', 'C'));
    expect(changeOf('payment', 'p', 'C', null, null)).toBeNull();
    const [a, b] = [row('payment', 'a', 'C', paid(1)), row('payment', 'b', 'C', paid(2))];
    expect(listChanges([a], [a, b])).toEqual([b]);
    expect(listChanges([a, b], [b])).toEqual([gone('payment', 'a', 'C')]);
    const more = row('payment', 'b', 'C', paid(9));
    expect(listChanges([a, b], [a, more])).toEqual([more]);
    expect(listChanges([a, b], [b, a])).toEqual([]);
    expect(listChanges([a, b], [a])).toEqual([gone('payment', 'b', 'C')]);
  });
});
