import { describe, expect, it } from 'vitest';
import { flatten, keepIfSame, shadeSteps } from './points.ts';

const town = '440607001000' as const;

describe('flatten and keepIfSame', () => {
  const points = [
    { id: 'a', lng: 112.8, lat: 23.1, town },
    { id: 'b', lng: 112.9, lat: 23.2, town },
  ];
  it('puts longitude and latitude one after the other', () => {
    expect([...flatten(points)]).toEqual([112.8, 23.1, 112.9, 23.2]);
  });
  it('keeps the earlier array while nothing moves', () => {
    const first = flatten(points);
    expect(keepIfSame(first, flatten(points))).toBe(first);
    const moved = flatten([{ id: 'a', lng: 112.81, lat: 23.1, town }, ...points.slice(1)]);
    expect(keepIfSame(first, moved)).toBe(moved);
    expect(keepIfSame(first, flatten(points.slice(1)))).toHaveLength(2);
  });
});

describe('shadeSteps', () => {
  it('goes from the darkest at zero to the lightest at the most', () => {
    expect(shadeSteps([0, 50, 100], 7)).toEqual([0, 3, 6]);
  });
  it('keeps unknown apart from zero', () => {
    expect(shadeSteps([null, 0], 7)).toEqual([null, 0]);
  });
});
