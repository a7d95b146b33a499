import type { Body } from './body.ts';

/** Distance between the places that are tried, u. */
const STEP = 9;

/**
 * Moves every body that still overlaps another to the free place nearest to where it wants to be;
 * small ones first, because they find room. Returns true when nothing overlaps any more.
 */
export function resettle(
  bodies: readonly Body[],
  width: number,
  height: number,
  gap: number,
): boolean {
  const wedged = bodies
    .filter((body) => !body.fixed && bodies.some((other) => overlap(body, body, other, gap)))
    .sort((a, b) => a.halfWidth * a.halfHeight - b.halfWidth * b.halfHeight);
  let complete = true;
  for (const body of wedged) {
    const others = bodies.filter((other) => other !== body);
    if (!others.some((other) => overlap(body, body, other, gap))) continue;
    const place = nearestFree(body, others, width, height, gap);
    if (place === null) {
      complete = false;
      continue;
    }
    body.x = place.x;
    body.y = place.y;
  }
  return complete;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function nearestFree(
  body: Body,
  others: readonly Body[],
  width: number,
  height: number,
  gap: number,
): Place | null {
  let best: Place | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (let y = body.halfHeight; y <= height - body.halfHeight; y += STEP) {
    for (let x = body.halfWidth; x <= width - body.halfWidth; x += STEP) {
      const distance = (x - body.targetX) ** 2 + (y - body.targetY) ** 2;
      if (distance >= nearest) continue;
      const place = { x, y };
      if (others.some((other) => overlap(body, place, other, gap))) continue;
      best = place;
      nearest = distance;
    }
  }
  return best;
}

/** Whether `body`, standing at `place`, is nearer than `gap` to `other`. */
function overlap(body: Body, place: Place, other: Body, gap: number): boolean {
  if (body === other) return false;
  return (
    Math.abs(place.x - other.x) < body.halfWidth + other.halfWidth + gap - 0.01 &&
    Math.abs(place.y - other.y) < body.halfHeight + other.halfHeight + gap - 0.01
  );
}
