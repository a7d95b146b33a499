import { palette } from '../../ui/palette.ts';
import type { ChartOption } from '../changed-parts.ts';
import { chartFonts } from '../fonts.ts';
import { bubbleSize } from './bubble-size.ts';
import type { Cluster } from './cluster.ts';
import { freeSpot } from './free-spot.ts';
import { geoFrame, type LngLat, type MapFrame } from './geo-frame.ts';

/** `side`: of its bubble, where the name stands. */
export interface MapTown {
  code: string;
  name: string;
  at: LngLat;
  side: 'top' | 'left' | 'right';
}

/** The towns' names, which stand clear of the bubbles. */
export interface NamesPicture extends MapFrame {
  readonly towns: readonly MapTown[];
  readonly clusters: readonly Cluster[];
  /** The whole district: one bubble a town, its name beside it. */
  readonly byTown: boolean;
  /** Degrees of one clustering cell: how far apart bubbles stand. */
  readonly cell: number;
}

/**
 * A bubble moves by a hair with every case of its town. Its name follows in so many steps a degree, of 220 m,
 * which nobody sees; so that names are not drawn anew with every case.
 */
const STEPS = 500;

/**
 * ECharts option of what stands above the cases and seldom changes. A chart of its own: labels are what
 * costs most in the map's, and ECharts draws all of a chart anew whenever anything in it changes.
 */
export function namesOption(picture: NamesPicture): ChartOption {
  const { towns, byTown, clusters, unit, cell } = picture;
  const most = Math.max(1, ...clusters.map((one) => one.count));
  const bubbleOf = new Map(clusters.map((one) => [one.key, one]));
  return {
    animation: false,
    geo: { ...geoFrame(picture), silent: true, itemStyle: { opacity: 0 } },
    series: [
      {
        animation: false,
        silent: true,
        id: 'names',
        type: 'scatter',
        coordinateSystem: 'geo',
        symbol: 'circle',
        symbolSize: 0.01,
        data: towns.map((town) => {
          const bubble = byTown ? bubbleOf.get(town.code) : undefined;
          const size = bubble ? bubbleSize(bubble.count, most, true) : 0;
          const away = bubble ? Math.round((size / 2 + 4) * unit) : 0;
          const offset = { top: [0, -away], left: [-away, 0], right: [away, 0] }[town.side];
          return {
            name: town.name,
            value: bubble
              ? [inSteps(bubble.lng), inSteps(bubble.lat)]
              : freeSpot(town.at, clusters, cell),
            label: { formatter: town.name, offset, position: bubble ? town.side : 'inside' },
          };
        }),
        label: {
          show: true,
          color: palette.text,
          fontFamily: chartFonts.text,
          fontSize: 20 * unit,
          fontWeight: 600,
          textBorderColor: palette.ground,
          textBorderWidth: 4 * unit,
        },
      },
    ],
  };
}

function inSteps(degrees: number): number {
  return Math.round(degrees * STEPS) / STEPS;
}
