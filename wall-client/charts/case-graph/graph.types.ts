import type { AssetKind, SeizureMeasure } from '../../../wire/codes.ts';

/**
 * How an asset stands, as the graph draws it: one colour, one glyph and one word each.
 * `planned` is a seizure on paper that holds nothing yet; `found` has no seizure at all.
 */
export const assetStatuses = [
  'effective',
  'expiring',
  'disposing',
  'sold',
  'queued',
  'planned',
  'found',
  'lapsed',
  'released',
] as const;
export type AssetStatus = (typeof assetStatuses)[number];

/** One asset as the graph needs it. Nothing here is computed by the chart. */
export interface GraphAsset {
  readonly id: string;
  readonly kind: AssetKind;
  readonly name: string;
  /** Fen; null when unknown. */
  readonly value: number | null;
  readonly status: AssetStatus;
  /** The state in words as the screen says it, e.g. 生效, 轮候 2, 一拍. */
  readonly word: string;
  readonly rank: number | null;
  readonly measure: SeizureMeasure | null;
  /** Share of the seizure's term that is left, 0…1; null when no term runs. */
  readonly termLeft: number | null;
  /** True when the term ends within the warning window: its word turns red. */
  readonly urgent: boolean;
}

/** A point and sizes are in design units `u`, origin at the top left of the graph's box. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}
