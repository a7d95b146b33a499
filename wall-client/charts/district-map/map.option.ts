import { count } from '../../ui/format.ts';
import { palette } from '../../ui/palette.ts';
import type { ChartOption, ChartSeries } from '../changed-parts.ts';
import { chartFonts } from '../fonts.ts';
import type { Cluster } from './cluster.ts';
import { freeSpot } from './free-spot.ts';
import { geoFrame, type LngLat, type MapFrame } from './geo-frame.ts';
import { type MapUnit, unitSeries } from './units.option.ts';

/** `side`: of its bubble, where the name stands. */
export interface MapTown {
  code: string;
  name: string;
  at: LngLat;
  side: 'top' | 'left' | 'right';
}

/** What lies on the map's ground; every figure in it was computed by the relay. */
export interface MapPicture extends MapFrame {
  towns: readonly MapTown[];
  /** Places of the open cases, and of those just closed, flat [lng, lat, …]. */
  dots: Float64Array;
  otherDots: Float64Array;
  clusters: readonly Cluster[];
  /** The whole district: one bubble a town, its name beside it. */
  byTown: boolean;
  /** Degrees of one clustering cell: how far apart bubbles stand. */
  cell: number;
  /** Who is in the field. */
  units: readonly MapUnit[];
}

const STILL = { animation: false, silent: true } as const;

/**
 * ECharts option of what lies on the map's ground (ground.option.ts): dots, clusters, names, units. Its
 * towns are there to be tapped and are not drawn.
 */
export function mapOption(picture: MapPicture): ChartOption {
  const { unit } = picture;
  return {
    animation: false,
    geo: { ...geoFrame(picture), roam: true, itemStyle: { opacity: 0 } },
    series: [
      dots('other-dots', picture.otherDots, { color: '#7d9ab8', opacity: 0.5 }, unit),
      dots('dots', picture.dots, { color: '#8fe0ff', opacity: 0.95 }, unit),
      bubbles(picture),
      names(picture),
      ...unitSeries(picture.units, picture.towns, unit, !picture.byTown),
      counts(picture),
    ],
  };
}

function dots(
  id: string,
  data: Float64Array,
  itemStyle: { color: string; opacity: number },
  unit: number,
): ChartSeries {
  return {
    ...STILL,
    id,
    type: 'scatter',
    coordinateSystem: 'geo',
    dimensions: ['lng', 'lat'],
    data,
    large: true,
    largeThreshold: 300,
    symbolSize: Math.max(2, 2.6 * unit),
    itemStyle,
    z: 4,
  };
}

/** Diameter in units: area grows with the count, between a readable least and most. */
export function bubbleSize(cases: number, most: number, byTown: boolean): number {
  return 34 + (byTown ? 40 : 24) * Math.sqrt(cases / Math.max(1, most));
}

function bubbles({ clusters, unit, byTown }: MapPicture): ChartSeries {
  const most = Math.max(1, ...clusters.map((one) => one.count));
  return {
    id: 'clusters',
    type: 'scatter',
    coordinateSystem: 'geo',
    animation: false,
    z: 6,
    data: clusters.map((one) => ({
      id: one.key,
      name: one.id ?? one.key,
      value: [one.lng, one.lat, one.count],
      symbolSize: (one.id === null ? bubbleSize(one.count, most, byTown) : 16) * unit,
    })),
    symbol: 'circle',
    itemStyle: {
      color: byTown ? 'rgba(10, 20, 32, 0.82)' : 'rgba(14, 46, 70, 0.86)',
      borderColor: palette.info,
      borderWidth: 2 * unit,
    },
    emphasis: { disabled: true },
  };
}

/** The bubbles' numbers, above all else: a unit that stands in a bubble must not hide its figure. */
function counts({ clusters, unit }: MapPicture): ChartSeries {
  return {
    ...STILL,
    id: 'counts',
    type: 'scatter',
    coordinateSystem: 'geo',
    z: 10,
    symbol: 'circle',
    symbolSize: 0.01,
    data: clusters.flatMap(({ id, lng, lat, count: cases }) =>
      id === null ? [{ value: [lng, lat], label: { formatter: count(cases) } }] : [],
    ),
    label: {
      show: true,
      position: 'inside',
      color: palette.text,
      fontFamily: chartFonts.figure,
      fontSize: 26 * unit,
      fontWeight: 500,
      textBorderColor: palette.ground,
      textBorderWidth: 3 * unit,
    },
  };
}

function names({ towns, byTown, clusters, unit, cell }: MapPicture): ChartSeries {
  const most = Math.max(1, ...clusters.map((one) => one.count));
  const bubbleOf = new Map(clusters.map((one) => [one.key, one]));
  return {
    ...STILL,
    id: 'names',
    type: 'scatter',
    coordinateSystem: 'geo',
    z: 7,
    symbol: 'circle',
    symbolSize: 0.01,
    data: towns.map((town) => {
      const bubble = byTown ? bubbleOf.get(town.code) : undefined;
      const away = bubble ? (bubbleSize(bubble.count, most, true) / 2 + 4) * unit : 0;
      const offset = { top: [0, -away], left: [-away, 0], right: [away, 0] }[town.side];
      return {
        name: town.name,
        value: bubble ? [bubble.lng, bubble.lat] : freeSpot(town.at, clusters, cell),
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
  };
}
