interface Place {
  readonly lng: number;
  readonly lat: number;
}

/** A name is wider than high: distances across count less than those along. */
const WIDTH = 0.8;
const HEIGHT = 0.5;
const STEPS = [0, 0.5, -0.5, 1, -1, 1.5, -1.5];
/** How much nearness to its own place weighs against room. */
const PULL = 0.12;

/**
 * Where a name disturbs the bubbles least: the spot within one and a half cells of `at` that is
 * farthest from the nearest bubble, nearer ones preferred. WGS84 degrees; `cell` in degrees.
 */
export function freeSpot(
  at: readonly [number, number],
  bubbles: readonly Place[],
  cell: number,
): readonly [number, number] {
  const reach = cell * 4;
  const near = bubbles.filter(
    (one) => Math.abs(one.lng - at[0]) < reach && Math.abs(one.lat - at[1]) < reach,
  );
  let best = at;
  let most = Number.NEGATIVE_INFINITY;
  for (const across of STEPS) {
    for (const along of STEPS) {
      const spot = [at[0] + across * cell, at[1] + along * cell] as const;
      const room = Math.min(1, ...near.map((one) => distance(spot, one, cell)));
      const worth = room - PULL * Math.hypot(across, along);
      if (worth > most + 1e-9) {
        most = worth;
        best = spot;
      }
    }
  }
  return best;
}

function distance(spot: readonly [number, number], bubble: Place, cell: number): number {
  return Math.hypot((spot[0] - bubble.lng) / cell / WIDTH, (spot[1] - bubble.lat) / cell / HEIGHT);
}
