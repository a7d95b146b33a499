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
 * every asset a wish inside its sector. The angle is the ellipse's parameter, which sweeps equal
 * areas. Kinds keep the vocabulary's order, assets the order in which they come (largest first).
 */
export function sectorsOf(
  cells: readonly Sized[],
  width: number,
  height: number,
  hub: { readonly width: number; readonly height: number },
): Sectors {
  const groups = assetKinds.codes
    .map((kind) => ({ kind, cells: cells.filter((cell) => cell.kind === kind) }))
    .filter((group) => group.cells.length > 0);
  const centre = { x: width / 2, y: height / 2 };
  const weights = groups.map((group) => Math.max(22_000, areaOf(group.cells)) ** 0.8);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const spans = weights.map((weight) => Math.min(WIDEST, (weight / total) * 2 * Math.PI));
  const slack = (2 * Math.PI - spans.reduce((sum, span) => sum + span, 0)) / groups.length;

  const spots = new Map<string, Spot>();
  const list: Sector[] = [];
  let angle = -(spans[0] ?? 0) / 2;
  groups.forEach((group, index) => {
    const span = spans[index] ?? 0;
    const middle = angle + span / 2;
    const inner = 0.42;
    list.push({
      kind: group.kind,
      ids: group.cells.map((cell) => cell.id),
      plate: onEllipse(
        centre,
        hub.width / 2 + (width / 2) * inner * 0.55,
        hub.height / 2 + (height / 2) * inner * 0.7,
        middle,
      ),
    });
    for (const [id, spot] of wishes(group.cells, angle, span, width, height)) spots.set(id, spot);
    angle += span + slack;
  });
  return { hub: centre, list, spots };
}

/** Spreads one kind's assets over its sector in rings, largest on the outer ring's middle. */
function wishes(
  cells: readonly Sized[],
  from: number,
  span: number,
  width: number,
  height: number,
): [string, Spot][] {
  const centre = { x: width / 2, y: height / 2 };
  const mean = Math.sqrt(areaOf(cells) / cells.length);
  const arc = span * Math.sqrt((width / 2) * (height / 2)) * 0.75;
  const perRing = Math.max(1, Math.floor(arc / mean));
  const rings = Math.ceil(cells.length / perRing);
  return cells.map((cell, order) => {
    const ring = Math.floor(order / perRing);
    const inRing = Math.min(perRing, cells.length - ring * perRing);
    const place = fromMiddle(order - ring * perRing, inRing);
    const share = 0.82 - (rings > 1 ? (ring / (rings - 1)) * 0.36 : 0);
    const rx = Math.max(20, width / 2 - cell.width / 2) * share;
    const ry = Math.max(20, height / 2 - cell.height / 2) * share;
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
