import district from '../../../fixtures/maps/district.json';
import neighbours from '../../../fixtures/maps/neighbours.json';
import rivers from '../../../fixtures/maps/rivers.json';
import towns from '../../../fixtures/maps/towns.json';
import { towns as townNames } from '../../../wire/codes.ts';
import { echarts } from '../echarts.ts';

/** Name under which the map is registered, and its towns alone; credit: fixtures/maps/README.md. */
export const MAP_NAME = 'sanshui';
export const TOWNS_NAME = 'sanshui-towns';
export const MAP_CREDIT =
  '行政边界: Vonng/adcode (CC BY 4.0), 数据源高德; 地名: GeoNames (CC BY 4.0); 河流: Natural Earth';

/** Degrees of longitude are shorter than those of latitude by cos 23.27°. */
export const ASPECT = 0.9187;

export type Line = [number, number][];

/** The view at rest: west-north and east-south corners of the district with a little air. */
export const HOME: [[number, number], [number, number]] = [
  [112.749, 23.582],
  [113.062, 22.953],
];

let registered = false;
/** Registers towns (by name) with their neighbours, and towns alone, once. */
export function registerDistrictMap() {
  if (registered) return;
  registered = true;
  const register = (name: string, features: readonly unknown[]) =>
    echarts.registerMap(name, JSON.stringify({ type: 'FeatureCollection', features }));
  register(MAP_NAME, [...neighbours.features, ...towns.features]);
  register(TOWNS_NAME, towns.features);
}

const pair = (at: readonly number[]): [number, number] => [at[0] ?? 0, at[1] ?? 0];

/** Outer rings of the district. */
export const districtLines: Line[] = district.features.flatMap(({ geometry }) =>
  geometry.type === 'MultiPolygon'
    ? geometry.coordinates.flatMap((polygon) => ringsOf(polygon))
    : ringsOf(geometry.coordinates),
);

export const riverLines: Line[] = rivers.features.flatMap(({ geometry }) =>
  geometry.type === 'MultiLineString'
    ? ringsOf(geometry.coordinates)
    : [lineOf(geometry.coordinates)],
);

/** On which side of a town's bubble there is room for its name. */
const sides = new Map<string, 'left' | 'right'>([
  ['440607001000', 'right'],
  ['440607004000', 'left'],
  ['440607101000', 'right'],
  ['440607104000', 'left'],
  ['440607105000', 'left'],
]);

/** Where each town's name is written. */
export const townPlaces = towns.features.map(({ properties }) => ({
  code: properties.code,
  name: properties.name,
  at: pair(properties.cp),
  side: sides.get(properties.code) ?? ('top' as const),
}));

export const neighbourNames = neighbours.features.map(({ properties }) => properties.name);

/** Outer rings of one town. */
export function townLines(code: string | null): Line[] {
  const town = towns.features.find(({ properties }) => properties.code === code);
  return town ? ringsOf(town.geometry.coordinates) : [];
}

const codeOfName = new Map<string, string>(
  Object.entries(townNames.labels).map(([code, name]) => [name, code]),
);
export const townCodeOf = (name: string) => codeOfName.get(name);

// GeoJSON nests coordinates by geometry type; these walk what TypeScript infers from the files.
function lineOf(coordinates: readonly unknown[]): Line {
  return coordinates.flatMap((at) => (isNumbers(at) ? [pair(at)] : []));
}
function ringsOf(coordinates: readonly unknown[]): Line[] {
  return coordinates.flatMap((ring) => (Array.isArray(ring) ? [lineOf(ring)] : []));
}
function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'number');
}
