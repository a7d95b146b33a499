import type { Body } from './body.ts';
import { relax } from './relax.ts';

/** Distance between the rings of places that are tried, u. */
const STEP = 8;
/** A wall is wider than high: rings are ellipses. */
const STRETCH = 1.5;

/**
 * The dense way: anchors move into the middle of what belongs to them, then one body after another
 * takes the free place nearest to its anchor. Deterministic. Returns true when all found a place.
 */
export function pack(bodies: readonly Body[], width: number, height: number, gap: number): boolean {
  const anchors = bodies.filter((body) => body.anchor === undefined);
  const rest = bodies.filter((body) => body.anchor !== undefined);
  for (const anchor of anchors) {
    const own = rest.filter((body) => body.anchor === anchor);
    if (anchor.fixed || own.length === 0) continue;
    anchor.x = mean(own.map((body) => body.targetX));
    anchor.y = mean(own.map((body) => body.targetY));
  }
  if (!relax(anchors, width, height, gap * 8)) return false;
  const standing = [...anchors];
  for (const body of rest) {
    const place = nearestFree(body, standing, width, height, gap);
    if (place === null) return false;
    body.x = place.x;
    body.y = place.y;
    standing.push(body);
  }
  return true;
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Rings round the anchor, each from the side that faces the body's own wish. */
function nearestFree(
  body: Body,
  standing: readonly Body[],
  width: number,
  height: number,
  gap: number,
): Place | null {
  const centre = body.anchor ?? body;
  const facing = Math.atan2(body.targetY - centre.y, body.targetX - centre.x);
  for (let ring = STEP; ring < Math.max(width, height); ring += STEP) {
    const places = Math.ceil((ring * 2 * Math.PI) / (STEP * 1.5));
    for (let order = 0; order < places; order += 1) {
      const turn = (Math.ceil(order / 2) * (order % 2 === 0 ? 1 : -1)) / places;
      const angle = facing + turn * 2 * Math.PI;
      const place = {
        x: centre.x + ring * STRETCH * Math.cos(angle),
        y: centre.y + ring * Math.sin(angle),
      };
      if (inside(body, place, width, height) && free(body, place, standing, gap)) return place;
    }
  }
  return null;
}

function inside(body: Body, place: Place, width: number, height: number): boolean {
  return (
    place.x >= body.halfWidth &&
    place.x <= width - body.halfWidth &&
    place.y >= body.halfHeight &&
    place.y <= height - body.halfHeight
  );
}

function free(body: Body, place: Place, standing: readonly Body[], gap: number): boolean {
  return standing.every(
    (other) =>
      Math.abs(place.x - other.x) >= body.halfWidth + other.halfWidth + gap ||
      Math.abs(place.y - other.y) >= body.halfHeight + other.halfHeight + gap,
  );
}
