import type { GraphAsset } from './graph.types.ts';

/** How much text nodes carry: the largest two lines, the next one line, the rest none. */
export interface Tier {
  readonly name: 'full' | 'rich' | 'compact' | 'mixed' | 'bare';
  /** The largest nodes, with name, value and state. */
  readonly twoLines: number;
  /** The next ones, with their value. */
  readonly oneLine: number;
  readonly scale: number;
}

export const LABEL_WIDTHS = { 0: 0, 1: 120, 2: 182 } as const;

/** Room round a node for its term arc and selection ring. */
export const RIM = 12;
export const LINE_HEIGHT = 26;
export const MIN_RADIUS = 16;
const UNKNOWN_RADIUS = 24;
/** A case of small sums must not draw a bicycle as large as a factory: 50 万元. */
const REFERENCE_VALUE = 50_000_000;

const at = (kind: Omit<Tier, 'scale'>, ...scales: number[]): Tier[] =>
  scales.map((scale) => ({ ...kind, scale }));

/** From the most generous picture to the tightest; the first that fits is used. */
export const tiers: readonly Tier[] = [
  ...at({ name: 'full', twoLines: Infinity, oneLine: 0 }, 1.25, 1, 0.8, 0.65),
  ...at({ name: 'rich', twoLines: 8, oneLine: Infinity }, 1, 0.8, 0.65),
  ...at({ name: 'compact', twoLines: 0, oneLine: Infinity }, 1.2, 1, 0.8),
  ...at({ name: 'mixed', twoLines: 0, oneLine: 16 }, 1, 0.8, 0.65),
  ...at({ name: 'mixed', twoLines: 0, oneLine: 8 }, 1, 0.8),
  ...at({ name: 'bare', twoLines: 0, oneLine: 0 }, 1, 0.75, 0.5),
];

/** Lines of text of the node that is the `order`-th by weight. */
export function linesOf(tier: Tier, order: number): 0 | 1 | 2 {
  if (order < tier.twoLines) return 2;
  return order < tier.twoLines + tier.oneLine ? 1 : 0;
}

/** Radius of the largest asset when `count` share a box of `area` u². */
function largestRadius(count: number, area: number): number {
  return Math.min(84, Math.max(32, Math.sqrt((0.2 * area) / Math.max(1, count) / Math.PI)));
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
