import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bounds, clusterByTown, clusterOnGrid, levelFor, type MapPoint } from './cluster.ts';

const everywhere: Bounds = [112, 22, 114, 24];
const point = (id: string, lng: number, lat: number): MapPoint => ({
  id,
  lng,
  lat,
  town: '440607001000',
});
const points = fc.array(
  fc.record({
    id: fc.uuid(),
    lng: fc.double({ min: 112.76, max: 113.05, noNaN: true }),
    lat: fc.double({ min: 22.96, max: 23.57, noNaN: true }),
    town: fc.constantFrom('440607001000' as const, '440607103000' as const),
  }),
  { maxLength: 300 },
);
const total = (clusters: { count: number }[]) => clusters.reduce((n, one) => n + one.count, 0);

describe('clusterOnGrid', () => {
  it('loses no point and counts none twice, at every level', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 12 }), (all, level) => {
        expect(total(clusterOnGrid(all, level, everywhere))).toBe(all.length);
      }),
      { numRuns: 60 },
    );
  });

  it('splits a cluster when zoomed in, and keeps each town apart', () => {
    const near = [point('a', 112.9, 23.2), point('b', 112.91, 23.2), point('c', 112.905, 23.21)];
    expect(clusterOnGrid(near, 0, everywhere)).toHaveLength(1);
    expect(clusterOnGrid(near, 8, everywhere)).toHaveLength(3);
    const other = { ...point('d', 112.9, 23.2), town: '440607103000' as const };
    expect(clusterOnGrid([...near, other], 0, everywhere)).toHaveLength(2);
  });

  it('stands at the mean of its members and names a lone case', () => {
    const [both] = clusterOnGrid(
      [point('a', 112.9, 23.2), point('b', 112.92, 23.22)],
      0,
      everywhere,
    );
    expect(both?.lng).toBeCloseTo(112.91, 10);
    expect(both?.lat).toBeCloseTo(23.21, 10);
    expect(both?.id).toBeNull();
    expect(clusterOnGrid([point('a', 112.9, 23.2)], 0, everywhere)[0]?.id).toBe('a');
  });

  it('leaves out what lies outside the view', () => {
    const view: Bounds = [112.8, 23.1, 112.82, 23.12];
    expect(clusterOnGrid([point('far', 113.0, 23.5)], 6, view)).toEqual([]);
  });

  it('does not change when the view only moves', () => {
    const all = Array.from({ length: 50 }, (_, i) =>
      point(`p${i}`, 112.8 + (i % 10) * 0.013, 23.1 + i * 0.004),
    );
    const one = clusterOnGrid(all, 3, [112.79, 23.09, 112.95, 23.32]);
    expect(clusterOnGrid(all, 3, [112.78, 23.08, 112.96, 23.33])).toEqual(one);
  });
});

describe('clusterByTown', () => {
  it('is one cluster a town, the largest first', () => {
    const all = [
      point('a', 112.9, 23.1),
      { ...point('b', 113.0, 23.2), town: '440607103000' as const },
      { ...point('c', 113.01, 23.2), town: '440607103000' as const },
    ];
    expect(clusterByTown(all).map((one) => [one.town, one.count])).toEqual([
      ['440607103000', 2],
      ['440607001000', 1],
    ]);
  });
});

describe('levelFor', () => {
  it('never gives cells wider than asked', () => {
    for (const wanted of [0.3, 0.16, 0.1, 0.03, 0.001]) {
      expect(0.16 / 2 ** levelFor(wanted)).toBeLessThanOrEqual(Math.max(wanted, 0.16 / 2 ** 12));
    }
  });
});
