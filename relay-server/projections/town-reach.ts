import type { TownCode } from '../../wire/codes.ts';

/**
 * Where a town's approximate points may lie: its seat (WGS84 degrees) and, for each of 24 sectors of
 * 15° counted from east against the clock, how far from the seat one stays inside the town in every
 * direction of the sector (metres).
 *
 * Seats: GeoNames (CC BY 4.0) for 西南, 大塘, 乐平, 白坭, 芦苞; Vonng/adcode (CC BY 4.0) for 南山; a public
 * address record for 云东海. Reaches: the least distance to the border of the schematic town area
 * (Voronoi of the same anchors, clipped to the district) less 150 m. These are not real boundaries.
 */
export const TOWN_REACH: Readonly<Partial<Record<TownCode, TownReach>>> = {
  '440607001000': {
    seat: [112.89344, 23.15445],
    reach: [
      2300, 3450, 3550, 5450, 5150, 4200, 3800, 3650, 3650, 3800, 10600, 10750, 10200, 8800, 5950,
      5800, 1000, 650, 500, 450, 450, 600, 1500, 1700,
    ],
  },
  '440607004000': {
    seat: [112.85756, 23.21481],
    reach: [
      5400, 4900, 4750, 4750, 4950, 5600, 6450, 3100, 2250, 2300, 2400, 2700, 4500, 3950, 3100,
      2900, 2900, 3000, 3350, 3650, 3650, 3800, 4300, 5350,
    ],
  },
  '440607101000': {
    seat: [112.89387, 23.4425],
    reach: [
      5450, 4650, 3950, 4100, 2150, 1050, 500, 350, 250, 200, 200, 200, 200, 250, 350, 550, 850,
      1950, 5300, 5600, 6350, 8050, 9850, 6000,
    ],
  },
  '440607103000': {
    seat: [113.01893, 23.26411],
    reach: [
      2550, 2750, 2950, 2900, 3000, 3950, 6750, 10650, 11650, 11900, 12900, 14750, 12200, 5900,
      5800, 5800, 4900, 4900, 3900, 4050, 4600, 2500, 2200, 2350,
    ],
  },
  '440607104000': {
    seat: [112.83391, 23.06242],
    reach: [
      3300, 3650, 3950, 4250, 4700, 5650, 5650, 5800, 4550, 2250, 2050, 1950, 1950, 1950, 2050,
      2250, 2650, 3500, 6200, 9400, 5950, 3600, 3550, 3250,
    ],
  },
  '440607105000': {
    seat: [112.89639, 23.35278],
    reach: [
      5850, 8000, 5850, 4850, 4400, 4300, 3800, 2550, 2000, 1750, 1650, 1650, 1700, 1800, 2200,
      3400, 5450, 4150, 3500, 3250, 3200, 3200, 3550, 4250,
    ],
  },
  '440607106000': {
    seat: [112.8526, 23.50827],
    reach: [
      3050, 3050, 3850, 6250, 6300, 6800, 6750, 1650, 1200, 1050, 1000, 1000, 1050, 1150, 1300,
      1700, 13050, 13000, 13450, 7800, 6800, 6750, 4300, 3650,
    ],
  },
};

export interface TownReach {
  readonly seat: readonly [lng: number, lat: number];
  readonly reach: readonly number[];
}
