import type { GraphAsset } from './graph.types.ts';

/** How much text each node carries; chosen once for a whole picture so that it reads evenly. */
export interface Tier {
  readonly name: 'full' | 'compact' | 'mixed' | 'bare';
  /** Nodes that get a label, largest first. */
  readonly labelled: number;
  readonly labelWidth: number;
  readonly labelLines: 0 | 1 | 2;
  readonly scale: number;
}

/** Room round a node for its term arc and selection ring. */
export const RIM = 10;
export const LINE_HEIGHT = 26;
export const MIN_RADIUS = 17;
const UNKNOWN_RADIUS = 24;
/** A case of small sums must not draw a bicycle as large as a factory: 50 万元. */
const REFERENCE_VALUE = 50_000_000;

const FULL = { name: 'full', labelled: Infinity, labelWidth: 178, labelLines: 2 } as const;
const COMPACT = { name: 'compact', labelled: Infinity, labelWidth: 112, labelLines: 1 } as const;
const MIXED = { name: 'mixed', labelled: 16, labelWidth: 112, labelLines: 1 } as const;
const BARE = { name: 'bare', labelled: 0, labelWidth: 0, labelLines: 0 } as const;

/** From the most generous picture to the tightest; the first that fits is used. */
export const tiers: readonly Tier[] = [
  ...[1, 0.85, 0.7, 0.58].map((scale) => ({ ...FULL, scale })),
  ...[1, 0.85, 0.7, 0.6].map((scale) => ({ ...COMPACT, scale })),
  ...[1, 0.85, 0.7].map((scale) => ({ ...MIXED, scale })),
  ...[1, 0.8, 0.6, 0.45].map((scale) => ({ ...BARE, scale })),
];

/** Radius of the largest asset when `count` share a box of `area` u². */
function largestRadius(count: number, area: number): number {
  return Math.min(88, Math.max(30, Math.sqrt((0.17 * area) / Math.max(1, count) / Math.PI)));
}

/** Radius in u: area ∝ value, so r ∝ √value, never under what the wall can show. */
export function radiusOf(
  value: number | null,
  largestValue: number,
  count: number,
  area: number,
  scale: number,
): number {
  if (value === null) return UNKNOWN_RADIUS * Math.max(scale, 0.75);
  const top = largestRadius(count, area) * scale;
  return Math.max(MIN_RADIUS, top * Math.sqrt(value / Math.max(largestValue, REFERENCE_VALUE)));
}

/** Assets in the order in which they deserve room: by value, then by id. State plays no part. */
export function byWeight(a: GraphAsset, b: GraphAsset): number {
  return (b.value ?? 0) - (a.value ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
