import { type AssetKind, assetKinds } from '../../../wire/codes.ts';
import type { Body } from './body.ts';
import {
  byWeight,
  LABEL_WIDTHS,
  LINE_HEIGHT,
  linesOf,
  MIN_RADIUS,
  RIM,
  radiusOf,
  type Tier,
  tiers,
} from './cells.ts';
import type { Box, GraphAsset } from './graph.types.ts';
import { pack } from './pack.ts';
import { relax } from './relax.ts';
import { type Sector, sectorsOf } from './sectors.ts';

/** More nodes than this say nothing from eight metres: the smallest are folded into one. */
export const MOST_NODES = 60;
export const REST_ID = 'rest';
const FULLEST = 0.7;
/** Room round the hub, so that a plate never sticks to it. */
const HUB_AIR = 14;
const TIGHTEST_GAP = 8;
/** Cells carry their own rim: packed ones need hardly more. */
const PACKED_GAP = 2;

/** Room between cells to try: generous first where the picture is sparse. */
function gapsFor(fill: number): number[] {
  const generous = fill < 0.2 ? 44 : fill < 0.35 ? 26 : fill < 0.5 ? 14 : TIGHTEST_GAP;
  return [...new Set([generous, TIGHTEST_GAP])];
}

export const KIND_HEIGHT = 38;

export interface PlacedNode {
  readonly id: string;
  readonly kind: AssetKind | null;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  /** Everything that belongs to the node: circle, arc and label. No two cells overlap. */
  readonly cell: Box;
  /** Where its label goes; null when the picture is too full for one. */
  readonly label: Box | null;
}
export interface PlacedKind {
  readonly kind: AssetKind;
  readonly count: number;
  readonly box: Box;
}
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly tier: Tier['name'];
  readonly hub: Box;
  readonly kinds: readonly PlacedKind[];
  readonly nodes: readonly PlacedNode[];
  /** Number of assets folded into the node `rest`. */
  readonly folded: number;
}

/** Width of a kind's plate: its name and its count at 20 u. */
export function kindWidth(kind: AssetKind, count: number): number {
  return assetKinds.labels[kind].length * 20 + String(count).length * 11 + 40;
}

const bare = tiers.filter((tier) => tier.name === 'bare');

/** Every tier in order; where none comes out even, the barest are packed. */
const attempts = [
  ...tiers.map((tier) => ({ tier, arrange: relax })),
  ...bare.map((tier) => ({ tier, arrange: pack })),
];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Places a case's assets round the executee, kind by kind, in a box of `width` × `height` u.
 * Depends on ids, kinds and values only: a change of state moves nothing. Deterministic.
 * No two cells overlap and all lie inside the box: the first tier that fits is taken, and when even
 * the tightest does not, more of the smallest assets are folded.
 */
export function layoutGraph(
  assets: readonly GraphAsset[],
  width: number,
  height: number,
  hubSize: Size,
): GraphLayout {
  const ranked = [...assets].sort(byWeight);
  let most = MOST_NODES;
  for (;;) {
    const shown = ranked.length > most ? ranked.slice(0, most - 1) : ranked;
    const folded = ranked.length - shown.length;
    for (const { tier, arrange } of attempts) {
      const { fill } = planOf(shown, folded, width, height, hubSize, tier);
      if (fill > FULLEST && most > 1) continue;
      for (const gap of arrange === pack ? [PACKED_GAP] : gapsFor(fill)) {
        const plan = planOf(shown, folded, width, height, hubSize, tier);
        const fits = arrange(plan.bodies, width, height, gap);
        if (fits || most === 1) return placed(plan, shown, folded, width, height, tier.name);
      }
    }
    most = Math.max(1, Math.floor(most * 0.6));
  }
}

interface Cell {
  readonly id: string;
  readonly kind: AssetKind | null;
  readonly r: number;
  readonly width: number;
  readonly height: number;
  readonly lines: number;
  readonly body: Body;
}
interface Plan {
  readonly hub: Body;
  readonly sectors: readonly Sector[];
  readonly plates: readonly { kind: AssetKind; count: number; body: Body }[];
  readonly cells: readonly Cell[];
  readonly bodies: readonly Body[];
  readonly fill: number;
}

function planOf(
  shown: readonly GraphAsset[],
  folded: number,
  width: number,
  height: number,
  hubSize: Size,
  tier: Tier,
): Plan {
  const largest = shown[0]?.value ?? 0;
  const sized = shown.map((asset, order) => {
    const r = radiusOf(asset.value, largest, shown.length, width * height, tier.scale);
    return { ...footprint(r, linesOf(tier, order)), id: asset.id, kind: asset.kind };
  });
  if (folded > 0) {
    const rest = footprint(MIN_RADIUS * 1.4, 1);
    sized.push({ ...rest, id: REST_ID, kind: 'other' });
  }
  const sectors = sectorsOf(sized, width, height, hubSize);
  const hub = bodyAt(
    sectors.hub.x,
    sectors.hub.y,
    hubSize.width + 2 * HUB_AIR,
    hubSize.height + 2 * HUB_AIR,
    true,
  );
  const plates = sectors.list.map(({ kind, plate, ids }) => ({
    kind,
    count: ids.filter((id) => id !== REST_ID).length,
    body: bodyAt(plate.x, plate.y, kindWidth(kind, ids.length), KIND_HEIGHT, false),
  }));
  const cells = sized.map((cell) => {
    const spot = sectors.spots.get(cell.id) ?? sectors.hub;
    const anchor = plates.find((plate) => plate.kind === cell.kind)?.body;
    const body = bodyAt(spot.x, spot.y, cell.width, cell.height, false);
    return { ...cell, body: { ...body, anchor } };
  });
  const bodies = [hub, ...plates.map((each) => each.body), ...cells.map((each) => each.body)];
  const covered = bodies.reduce(
    (sum, each) => sum + (each.halfWidth * 2 + TIGHTEST_GAP) * (each.halfHeight * 2 + TIGHTEST_GAP),
    0,
  );
  return { hub, sectors: sectors.list, plates, cells, bodies, fill: covered / (width * height) };
}

function footprint(r: number, lines: 0 | 1 | 2) {
  const round = 2 * (r + RIM);
  return {
    r,
    lines,
    width: Math.max(round, LABEL_WIDTHS[lines]),
    height: round + lines * LINE_HEIGHT,
  };
}

function bodyAt(x: number, y: number, width: number, height: number, fixed: boolean): Body {
  return {
    x,
    y,
    targetX: x,
    targetY: y,
    halfWidth: width / 2,
    halfHeight: height / 2,
    fixed,
  };
}

const boxOf = (body: Body): Box => ({
  x: body.x - body.halfWidth,
  y: body.y - body.halfHeight,
  width: body.halfWidth * 2,
  height: body.halfHeight * 2,
});

const inset = (box: Box, by: number): Box => ({
  x: box.x + by,
  y: box.y + by,
  width: box.width - 2 * by,
  height: box.height - 2 * by,
});

/** Reads the bodies back and moves the whole picture so that it sits in the middle of the box. */
function placed(
  plan: Plan,
  shown: readonly GraphAsset[],
  folded: number,
  width: number,
  height: number,
  tier: Tier['name'],
): GraphLayout {
  const boxes = plan.bodies.map(boxOf);
  const left = Math.min(...boxes.map((box) => box.x));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const top = Math.min(...boxes.map((box) => box.y));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  const dx = (width - right - left) / 2;
  const dy = (height - bottom - top) / 2;
  const shift = (box: Box): Box => ({ ...box, x: box.x + dx, y: box.y + dy });
  const kindOf = new Map(shown.map((asset) => [asset.id, asset.kind]));
  return {
    width,
    height,
    tier,
    folded,
    hub: inset(shift(boxOf(plan.hub)), HUB_AIR),
    kinds: plan.plates
      .filter((plate) => plate.count > 0)
      .map(({ kind, count, body }) => ({ kind, count, box: shift(boxOf(body)) })),
    nodes: plan.cells.map((cell) => {
      const box = shift(boxOf(cell.body));
      return {
        id: cell.id,
        kind: kindOf.get(cell.id) ?? null,
        x: box.x + box.width / 2,
        y: box.y + RIM + cell.r,
        r: cell.r,
        cell: box,
        label:
          cell.lines > 0
            ? { ...box, y: box.y + 2 * (cell.r + RIM), height: cell.lines * LINE_HEIGHT }
            : null,
      };
    }),
  };
}
