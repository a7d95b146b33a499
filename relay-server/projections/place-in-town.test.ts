import { describe, expect, it } from 'vitest';
import { readTowns } from '../../fixtures/maps/maps.ts';
import { placeInTown } from './place-in-town.ts';

describe('placeInTown', () => {
  it.each(readTowns())(
    '$name: every point lies inside the town as the map draws it',
    ({ code, rings: [ring = []] }) => {
      const outside = Array.from({ length: 2_000 }, (_, serial) =>
        placeInTown(`（2024）粤0607执${serial + 1}号`, code),
      ).filter((at) => at === null || !contains(ring, at.lng, at.lat));
      expect(outside).toEqual([]);
    },
  );

  it('is always the same for the same case, and differs between cases', () => {
    const of = (serial: number) => placeInTown(`（2024）粤0607执${serial}号`, '440607103000');
    expect(of(1)).toEqual(of(1));
    const places = new Set(Array.from({ length: 500 }, (_, at) => JSON.stringify(of(at + 1))));
    expect(places.size).toBeGreaterThan(495);
  });

  it('has no place for a town that is outside or not known', () => {
    expect(placeInTown('（2024）粤0607执1号', '440607000000')).toBeNull();
  });
});

/** Even-odd rule. */
function contains(ring: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let inside = false;
  for (const [at, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring.at(at - 1) ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
