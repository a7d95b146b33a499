import { describe, expect, it } from 'vitest';
import { freeSpot } from './free-spot.ts';

describe('freeSpot', () => {
  it('stays where nothing is in the way', () => {
    expect(freeSpot([112.9, 23.2], [], 0.02)).toEqual([112.9, 23.2]);
    expect(freeSpot([112.9, 23.2], [{ lng: 113, lat: 23.5 }], 0.02)).toEqual([112.9, 23.2]);
  });

  it('moves off a bubble, but not far', () => {
    const [lng, lat] = freeSpot([112.9, 23.2], [{ lng: 112.9, lat: 23.2 }], 0.02);
    const away = Math.hypot(lng - 112.9, lat - 23.2);
    expect(away).toBeGreaterThanOrEqual(0.009);
    expect(away).toBeLessThanOrEqual(0.045);
  });

  it('goes to the free side', () => {
    const above = [0, 1, 2].map((n) => ({ lng: 112.9, lat: 23.2 + n * 0.01 }));
    expect(freeSpot([112.9, 23.2], above, 0.02)[1]).toBeLessThan(23.2);
  });
});
