import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEMO_UNITS } from '../../fixtures/clips/units.ts';
import { placeOn } from './demo-units.ts';

describe('placeOn', () => {
  const round = [
    [112, 23],
    [113, 23],
    [113, 24],
    [112, 24],
  ] as const;

  it('goes from corner to corner and round again', () => {
    const at = (turns: number) => {
      const { lng, lat } = placeOn(round, turns);
      return [lng, lat];
    };
    expect(at(0)).toEqual([112, 23]);
    expect(at(0.125)).toEqual([112.5, 23]);
    expect(at(0.25)).toEqual([113, 23]);
    expect(at(0.875)).toEqual([112, 23.5]);
    expect(at(3.25)).toEqual(at(0.25));
  });

  it('a unit with one corner stands', () => {
    expect(placeOn([[112, 23]], 7.3)).toEqual({ lng: 112, lat: 23, accuracyM: 15 });
  });
});

it('three units at least are out, some move, one drops and comes back', () => {
  expect(DEMO_UNITS.length).toBeGreaterThanOrEqual(3);
  expect(DEMO_UNITS.filter(({ round }) => round.length > 1).length).toBeGreaterThanOrEqual(2);
  expect(DEMO_UNITS.filter(({ drops }) => drops)).toHaveLength(1);
  for (const { clip } of DEMO_UNITS) expect(existsSync(clip), clip).toBe(true);
});
