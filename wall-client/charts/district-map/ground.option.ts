import { mapRamp, palette } from '../../ui/palette.ts';
import type { ChartOption, ChartSeries } from '../changed-parts.ts';
import { geoFrame, type LngLat, type MapFrame } from './geo-frame.ts';

/** `step`: index into mapRamp; null: no figure yet. */
export interface GroundTown {
  readonly name: string;
  readonly step: number | null;
}

/** What lies beneath the cases and seldom changes. */
export interface GroundPicture extends MapFrame {
  readonly districtLines: readonly (readonly LngLat[])[];
  readonly riverLines: readonly (readonly LngLat[])[];
  readonly towns: readonly GroundTown[];
  /** Rings of the town whose cases are listed. */
  readonly selectedLines: readonly (readonly LngLat[])[];
}

/**
 * ECharts option of the map's ground: towns, rivers, outlines. A chart of its own, because ECharts
 * builds all outlines anew whenever anything in their chart changes.
 */
export function groundOption(picture: GroundPicture): ChartOption {
  const { unit } = picture;
  return {
    animation: false,
    geo: {
      ...geoFrame(picture),
      silent: true,
      itemStyle: { areaColor: '#0d1826', borderColor: palette.line, borderWidth: unit },
      regions: picture.towns.map((town) => ({
        name: town.name,
        itemStyle: {
          areaColor: town.step === null ? palette.panel : mapRamp[town.step],
          borderColor: '#39546f',
          borderWidth: unit,
          borderType: [4 * unit, 4 * unit],
        },
      })),
    },
    series: [
      lines('rivers', picture.riverLines, { color: '#3d6f94', width: 4 * unit, opacity: 0.75 }, 2),
      lines(
        'outline',
        picture.districtLines,
        { color: '#7f9db9', width: 2 * unit, opacity: 0.9 },
        3,
      ),
      lines(
        'selected',
        picture.selectedLines,
        { color: palette.text, width: 3 * unit, opacity: 1 },
        3,
      ),
    ],
  };
}

function lines(
  id: string,
  all: readonly (readonly LngLat[])[],
  lineStyle: { color: string; width: number; opacity: number },
  z: number,
): ChartSeries {
  return {
    id,
    type: 'lines',
    coordinateSystem: 'geo',
    polyline: true,
    animation: false,
    silent: true,
    data: all.map((coords) => ({ coords })),
    lineStyle,
    z,
  };
}
