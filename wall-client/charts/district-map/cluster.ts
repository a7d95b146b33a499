import type { TownCode } from '../../../wire/codes.ts';

/** A case on the map: WGS84 degrees. */
export interface MapPoint {
  id: string;
  lng: number;
  lat: number;
  town: TownCode;
}

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

/** Cases that stand close together: their mean place, how many, and the case when it is one. */
export interface Cluster {
  key: string;
  lng: number;
  lat: number;
  count: number;
  town: TownCode;
  /** Id of the only member; null for several. */
  id: string | null;
}

/** Degrees of latitude of one grid cell at level 0; each level halves it. */
const CELL_AT_0 = 0.16;
const FINEST_LEVEL = 12;

/** The level whose cells are nearest to `wanted` degrees of latitude, never wider than asked. */
export function levelFor(wanted: number): number {
  const level = Math.ceil(Math.log2(CELL_AT_0 / wanted));
  return Math.min(FINEST_LEVEL, Math.max(0, level));
}

/** Degrees of one cell of a level. */
export function cellOf(level: number): number {
  return CELL_AT_0 / 2 ** level;
}

/**
 * Clusters points on a fixed grid of `level`, towns apart, so that panning never reshuffles them.
 * Only points inside `bounds` (widened by one cell) are taken. One pass, O(points).
 * @returns clusters, the largest first
 */
export function clusterOnGrid(
  points: readonly MapPoint[],
  level: number,
  bounds: Bounds,
): Cluster[] {
  const cell = cellOf(level);
  const [west, south, east, north] = bounds;
  const cells = new Map<string, Cluster>();
  for (const point of points) {
    if (point.lng < west - cell || point.lng > east + cell) continue;
    if (point.lat < south - cell || point.lat > north + cell) continue;
    const key = `${point.town}|${Math.floor(point.lng / cell)}|${Math.floor(point.lat / cell)}`;
    gather(cells, key, point);
  }
  return [...cells.values()].sort(byCount);
}

/** One cluster a town: the picture of the whole district. */
export function clusterByTown(points: readonly MapPoint[]): Cluster[] {
  const towns = new Map<string, Cluster>();
  for (const point of points) gather(towns, point.town, point);
  return [...towns.values()].sort(byCount);
}

function gather(into: Map<string, Cluster>, key: string, point: MapPoint) {
  const found = into.get(key);
  if (!found) {
    into.set(key, {
      key,
      lng: point.lng,
      lat: point.lat,
      count: 1,
      town: point.town,
      id: point.id,
    });
    return;
  }
  found.count += 1;
  found.lng += (point.lng - found.lng) / found.count;
  found.lat += (point.lat - found.lat) / found.count;
  found.id = null;
}

function byCount(one: Cluster, other: Cluster): number {
  return other.count - one.count || (one.key < other.key ? -1 : 1);
}
