import { count } from '../../ui/format.ts';
import { palette } from '../../ui/palette.ts';
import type { ChartOption, ChartSeries } from '../changed-parts.ts';
import { chartFonts } from '../fonts.ts';
import { bubbleSize } from './bubble-size.ts';
import type { Cluster } from './cluster.ts';
import { geoFrame, type MapFrame } from './geo-frame.ts';
import type { MapTown } from './names.option.ts';
import { type MapUnit, unitSeries } from './units.option.ts';

/** What changes with every case; every figure in it was computed by the relay. */
export interface MapPicture extends MapFrame {
  towns: readonly MapTown[];
  /** Places of the open cases, and of those just closed, flat [lng, lat, …]. */
  dots: Float64Array;
  otherDots: Float64Array;
  clusters: readonly Cluster[];
  /** The whole district: one bubble a town, its name beside it. */
  byTown: boolean;
  /** Who is in the field. */
  units: readonly MapUnit[];
}

const STILL = { animation: false, silent: true } as const;

/**
 * ECharts option of what lies on the map's ground (ground.option.ts) and changes with every case: dots,
 * clusters, units. Its towns are there to be tapped and are not drawn.
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
