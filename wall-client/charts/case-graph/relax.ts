import type { Body } from './body.ts';

const GROW_ROUNDS = 120;
const SETTLE_ROUNDS = 240;
/** With so many overlaps left after these rounds it hardly ever comes out even. */
const HOPELESS_AFTER = 60;
const HOPELESS_SHARE = 0.8;
const START_SIZE = 0.25;

/**
 * Moves bodies towards their targets while pushing overlapping ones apart, inside a `width` × `height`
 * box (origin top left). Bodies start small and grow, so that they find their order before they are
 * in each other's way. Deterministic: no randomness, a fixed order, a bounded number of rounds.
 * Returns true when no two bodies overlap in the end.
 */
export function relax(
  bodies: readonly Body[],
  width: number,
  height: number,
  gap: number,
): boolean {
  for (let round = 0; round < GROW_ROUNDS; round += 1) {
    const age = round / GROW_ROUNDS;
    pullAll(bodies, 0.08 * (1 - age));
    separate(bodies, gap, START_SIZE + (1 - START_SIZE) * age);
    for (const body of bodies) clamp(body, width, height);
  }
  for (let round = 0; round < SETTLE_ROUNDS; round += 1) {
    const overlaps = separate(bodies, gap, 1);
    for (const body of bodies) clamp(body, width, height);
    if (overlaps === 0) return true;
    if (round === HOPELESS_AFTER && overlaps > bodies.length * HOPELESS_SHARE) return false;
  }
  return false;
}

function pullAll(bodies: readonly Body[], pull: number): void {
  for (const body of bodies) {
    if (body.fixed) continue;
    body.x += (body.targetX - body.x) * pull;
    body.y += (body.targetY - body.y) * pull;
  }
}

const EPSILON = 0.01;
const SLIDE = 0.3;

/**
 * Pushes each overlapping pair apart, mostly along the axis of the smaller overlap and a little along
 * the other, so that a body wedged between two slides out. Returns how many overlapped.
 */
function separate(bodies: readonly Body[], gap: number, size: number): number {
  let overlaps = 0;
  for (let i = 0; i < bodies.length; i += 1) {
    const a = bodies[i];
    if (!a) continue;
    for (let j = i + 1; j < bodies.length; j += 1) {
      const b = bodies[j];
      if (!b) continue;
      const dx = b.x - a.x;
      const overlapX = (a.halfWidth + b.halfWidth) * size + gap - Math.abs(dx);
      if (overlapX <= EPSILON) continue;
      const dy = b.y - a.y;
      const overlapY = (a.halfHeight + b.halfHeight) * size + gap - Math.abs(dy);
      if (overlapY <= EPSILON) continue;
      overlaps += 1;
      const alongX = overlapX < overlapY ? 1 : SLIDE;
      const alongY = overlapX < overlapY ? SLIDE : 1;
      const by = Math.min(overlapX, overlapY);
      push(a, b, 'x', by * alongX * (dx < 0 ? -1 : 1));
      push(a, b, 'y', by * alongY * (dy < 0 ? -1 : 1));
    }
  }
  return overlaps;
}

function push(a: Body, b: Body, axis: 'x' | 'y', by: number): void {
  if (a.fixed) b[axis] += by;
  else if (b.fixed) a[axis] -= by;
  else {
    a[axis] -= by / 2;
    b[axis] += by / 2;
  }
}

function clamp(body: Body, width: number, height: number): void {
  if (body.fixed) return;
  body.x = Math.min(Math.max(body.x, body.halfWidth), width - body.halfWidth);
  body.y = Math.min(Math.max(body.y, body.halfHeight), height - body.halfHeight);
}
