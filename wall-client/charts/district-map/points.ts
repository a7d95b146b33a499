import type { MapPoint } from './cluster.ts';

/** Flat [lng, lat, …] of all points: what a large scatter series takes without a copy per point. */
export function flatten(points: readonly MapPoint[]): Float64Array {
  const flat = new Float64Array(points.length * 2);
  points.forEach((point, at) => {
    flat[at * 2] = point.lng;
    flat[at * 2 + 1] = point.lat;
  });
  return flat;
}

/** The earlier array when nothing has moved, so that the chart leaves its dots alone. */
export function keepIfSame(earlier: Float64Array, now: Float64Array): Float64Array {
  if (earlier.length !== now.length) return now;
  for (let at = 0; at < now.length; at++) if (earlier[at] !== now[at]) return now;
  return earlier;
}

/**
 * Steps of the ramp for one figure a town: `null` (no figure) stays unknown; otherwise equal steps
 * from zero to the largest value.
 */
export function shadeSteps(values: readonly (number | null)[], steps: number): (number | null)[] {
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  return values.map((value) =>
    value === null ? null : Math.min(steps - 1, Math.floor((value / most) * (steps - 0.001))),
  );
}
