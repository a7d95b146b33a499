import { type AssetKind, assetKinds } from '../../../wire/codes.ts';

interface Sized {
  readonly id: string;
  readonly kind: AssetKind;
  readonly width: number;
  readonly height: number;
}
export interface Spot {
  readonly x: number;
  readonly y: number;
}
export interface Sector {
  readonly kind: AssetKind;
  readonly ids: readonly string[];
  /** Where the kind's plate wants to be. */
  readonly plate: Spot;
}
interface Sectors {
  readonly hub: Spot;
  readonly list: readonly Sector[];
  /** Where each asset wants to be. */
  readonly spots: ReadonlyMap<string, Spot>;
}

const WIDEST = (150 / 180) * Math.PI;

/**
 * Cuts the ellipse round the hub into one sector for each kind, as wide as its assets need, and gives
 * every asset a wish inside its sector. A wall is wider than high, so kinds share the right and the
 * left half in balance instead of standing above and below the hub. The angle is the ellipse's
 * parameter, which sweeps equal areas.
 */
export function sectorsOf(
  cells: readonly Sized[],
  width: number,
  height: number,
  hub: { readonly width: number; readonly height: number },
): Sectors {
  const spots = new Map<string, Spot>();
  const list: Sector[] = [];
  const [right, left] = sidesOf(groupsOf(cells));
  // With one kind there is nothing on the left: the hub makes room on the right.
  const oneSided = left.length === 0 && right.length > 0;
  const centre = { x: oneSided ? width * 0.28 : width / 2, y: height / 2 };
  const reach = { x: oneSided ? width * 0.7 : width / 2, y: height / 2 };
  for (const [side, facing] of [
    [right, 0],
    [left, Math.PI],
  ] as const) {
    const total = side.reduce((sum, group) => sum + group.weight, 0);
    const spans = side.map((group) => Math.min(WIDEST, (group.weight / total) * Math.PI));
    let angle = facing - spans.reduce((sum, span) => sum + span, 0) / 2;
    side.forEach((group, index) => {
      const span = spans[index] ?? 0;
      list.push({
        kind: group.kind,
        ids: group.cells.map((cell) => cell.id),
        plate: onEllipse(
          centre,
          hub.width / 2 + width * 0.1,
          hub.height / 2 + height * 0.13,
          angle + span / 2,
        ),
      });
      for (const [id, spot] of wishes(group.cells, angle, span, centre, reach)) spots.set(id, spot);
      angle += span;
    });
  }
  return { hub: centre, list, spots };
}

interface Group {
  readonly kind: AssetKind;
  readonly cells: readonly Sized[];
  readonly weight: number;
}

function groupsOf(cells: readonly Sized[]): Group[] {
  return assetKinds.codes
    .map((kind) => ({ kind, cells: cells.filter((cell) => cell.kind === kind) }))
    .filter((group) => group.cells.length > 0)
    .map((group) => ({ ...group, weight: Math.max(22_000, areaOf(group.cells)) ** 0.8 }));
}

/** The heaviest kind goes right, each next one to the lighter side; within a side the vocabulary's order. */
function sidesOf(groups: readonly Group[]): [Group[], Group[]] {
  const sides: [Group[], Group[]] = [[], []];
  const loads = [0, 0];
  for (const group of [...groups].sort((a, b) => b.weight - a.weight)) {
    const side = (loads[0] ?? 0) <= (loads[1] ?? 0) ? 0 : 1;
    sides[side].push(group);
    loads[side] = (loads[side] ?? 0) + group.weight;
  }
  const place = (group: Group) => assetKinds.codes.indexOf(group.kind);
  for (const side of sides) side.sort((a, b) => place(a) - place(b));
  return sides;
}

/** Spreads one kind's assets over its sector in rings, largest on the outer ring's middle. */
function wishes(
  cells: readonly Sized[],
  from: number,
  span: number,
  centre: Spot,
  reach: Spot,
): [string, Spot][] {
  const mean = Math.sqrt(areaOf(cells) / cells.length);
  const arc = span * Math.sqrt(reach.x * reach.y) * 0.75;
  const perRing = Math.max(1, Math.floor(arc / mean));
  const rings = Math.ceil(cells.length / perRing);
  return cells.map((cell, order) => {
    const ring = Math.floor(order / perRing);
    const inRing = Math.min(perRing, cells.length - ring * perRing);
    const place = fromMiddle(order - ring * perRing, inRing);
    const share = 0.82 - (rings > 1 ? (ring / (rings - 1)) * 0.36 : 0);
    const rx = Math.max(20, reach.x - cell.width / 2) * share;
    const ry = Math.max(20, reach.y - cell.height / 2) * share;
    return [cell.id, onEllipse(centre, rx, ry, from + span * ((place + 0.5) / inRing))];
  });
}

/** 0 → the middle of `count` places, 1 → beside it, and so on outwards. */
function fromMiddle(order: number, count: number): number {
  const middle = Math.floor((count - 1) / 2);
  const step = Math.ceil(order / 2) * (order % 2 === 1 ? 1 : -1);
  const place = middle + step;
  return place < 0 ? count - 1 : place >= count ? 0 : place;
}

const areaOf = (cells: readonly Sized[]) =>
  cells.reduce((sum, cell) => sum + cell.width * cell.height, 0);

const onEllipse = (centre: Spot, rx: number, ry: number, angle: number): Spot => ({
  x: centre.x + rx * Math.cos(angle),
  y: centre.y + ry * Math.sin(angle),
});
