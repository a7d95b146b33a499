import type { TownCode } from '../../wire/codes.ts';
import { TOWN_REACH } from './town-reach.ts';

/** Metres a degree at the district's latitude (23.25° N). */
const METRES_LNG = 102_281;
const METRES_LAT = 110_750;

/**
 * A place for a case that reported none: spread inside its town, denser towards the seat, and always
 * the same for the same case.
 * @returns WGS84 degrees to 5 decimals; null for a town that is outside or not known: a point there
 *   would be a false statement
 */
export function placeInTown(
  caseNumber: string,
  town: TownCode,
): { lng: number; lat: number } | null {
  const area = TOWN_REACH[town];
  if (!area) return null;
  const { turn, reach } = direction(area.reach, unit(caseNumber, 0x811c9dc5));
  const distance = reach * unit(caseNumber, 0x2f0b4c47) ** 0.7;
  const angle = turn * 2 * Math.PI;
  return {
    lng: round(area.seat[0] + (Math.cos(angle) * distance) / METRES_LNG),
    lat: round(area.seat[1] + (Math.sin(angle) * distance) / METRES_LAT),
  };
}

/** A direction as part of a full turn; a sector that reaches far is taken more often. */
function direction(reach: readonly number[], at: number): { turn: number; reach: number } {
  let left = at * reach.reduce((sum, each) => sum + each, 0);
  for (const [sector, metres] of reach.entries()) {
    if (left < metres) return { turn: (sector + left / metres) / reach.length, reach: metres };
    left -= metres;
  }
  return { turn: 0, reach: reach[0] ?? 0 };
}

/** A number in [0, 1) from a text: FNV-1a, then a final mix so that close texts lie far apart. */
function unit(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
