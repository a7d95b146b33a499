import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFew } from '../rules/indicators/few.ts';
import { type CountedGroup, withheldGroups } from './withhold-groups.ts';

const one = (...counts: number[]): CountedGroup[] =>
  counts.map((count, at) => ({ key: `g${at}`, counts: [count] }));
const hidden = (groups: CountedGroup[], ...forced: string[]) =>
  [...withheldGroups(groups, new Set(forced))].sort();

/** All ways to fill the withheld groups, given the total, the rest, and that none of them is zero. */
function worlds(sum: number, places: number): number[][] {
  if (places === 1) return sum >= 1 ? [[sum]] : [];
  return Array.from({ length: Math.max(0, sum - places + 1) }, (_, k) => k + 1).flatMap((first) =>
    worlds(sum - first, places - 1).map((rest) => [first, ...rest]),
  );
}

describe('groups that are withheld', () => {
  it('V-5 none where none is of few; with one of few the smallest other one too', () => {
    expect(hidden(one(5, 9, 0, 30))).toEqual([]);
    expect(hidden(one(3, 12, 20, 30))).toEqual(['g0', 'g1']);
    expect(hidden(one(3, 0, 20, 30))).toEqual(['g0', 'g2']);
  });

  it('V-5 several of few that are together of few are not enough', () => {
    expect(hidden(one(1, 2, 20, 30))).toEqual(['g0', 'g1', 'g2']);
    expect(hidden(one(3, 4, 20, 30))).toEqual(['g0', 'g1']);
  });

  it('V-5 that the smallest are withheld tells nothing: 4 and 5 beside 5', () => {
    expect(hidden(one(4, 5, 5, 9)).length).toBeGreaterThan(2);
  });

  it('V-5 of a rate the part, the whole and the rest are looked at', () => {
    const rates = [
      { key: 'a', counts: [40, 38, 2] },
      { key: 'b', counts: [50, 30, 20] },
      { key: 'c', counts: [60, 30, 30] },
    ];
    expect(hidden(rates)).toEqual(['a', 'b']);
  });

  it('V-5 what is withheld elsewhere is withheld here', () => {
    const withheld = hidden(one(12, 15, 20, 30), 'g2');
    expect(withheld).toContain('g2');
    expect(withheld.length).toBeGreaterThan(1);
  });

  it('V-5 all are withheld where nothing else would do', () => {
    expect(hidden(one(1, 1, 1, 1, 1))).toHaveLength(5);
    expect(hidden(one(4, 0, 0))).toHaveLength(3);
  });

  it('V-5 whoever subtracts finds no number of few, and no sum of few', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 7 }),
        (counts) => {
          const groups = one(...counts);
          const withheld = withheldGroups(groups);
          const secret = groups.filter(({ counts: [n = 0] }) => isFew(n));
          expect(secret.every(({ key }) => withheld.has(key))).toBe(true);
          // Where all are withheld, zeros too, nothing is told but the total.
          if (withheld.size === 0 || withheld.size === groups.length) return;
          const inside = groups
            .filter(({ key }) => withheld.has(key))
            .map(({ counts: [n = 0] }) => n);
          const sum = inside.reduce((total, n) => total + n, 0);
          expect(isFew(sum)).toBe(false);
          const possible = worlds(sum, inside.length);
          for (const at of inside.keys()) {
            expect(new Set(possible.map((world) => world[at])).size).toBeGreaterThan(3);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
