import { palette } from '../../ui/palette.ts';
import type { ChartSeries } from '../changed-parts.ts';
import { chartFonts } from '../fonts.ts';

/** A unit in the field. */
export interface MapUnit {
  id: string;
  lng: number;
  lat: number;
  /** Radius within which the true place lies, metres; null: not known. */
  accuracyM: number | null;
  /** Who, and how old the place is once that matters. */
  label: string;
  /** The place is too old to say where the unit is. */
  old: boolean;
}

/** 24 × 24: a pin whose tip is the place. No other mark of the map has corners. */
export const UNIT_SHAPE = 'M2 1H22V14L12 23L2 14Z';
const SIZE = 24;
/** 24 × 60: the same on a staff, which leaves the number of a bubble beneath it legible. */
const FLAG_SHAPE = 'M2 1H22V14L13.5 21.5V60H10.5V21.5L2 14Z';
const FLAG_SIZE = [18, 45] as const;
const METRES_PER_DEGREE = 111_320;
const CORNERS = 48;
/** East of this a name stands on the left, so that it stays on the map. */
const MIDDLE_LNG = 112.91;

/** A town's own name, which a unit's must not cover. */
interface NamedTown {
  at: readonly [number, number];
  side: 'top' | 'left' | 'right';
}

/** A name stands on the other side than that of the nearest town. */
function sideOf(unit: MapUnit, towns: readonly NamedTown[]): 'left' | 'right' {
  const away = ({ at }: NamedTown) => Math.hypot(at[0] - unit.lng, at[1] - unit.lat);
  const [first, ...others] = towns;
  const nearest = others.reduce<NamedTown | undefined>(
    (best, town) => (best && away(best) <= away(town) ? best : town),
    first,
  );
  if (nearest === undefined || nearest.side === 'top') {
    return unit.lng > MIDDLE_LNG ? 'left' : 'right';
  }
  return nearest.side === 'right' ? 'left' : 'right';
}

/**
 * Units with their circles of accuracy; `unit`: pixels of one design unit. Of the whole district
 * (`near` false) their names would cover those of the towns: small flags alone are drawn.
 */
export function unitSeries(
  units: readonly MapUnit[],
  towns: readonly NamedTown[],
  unit: number,
  near: boolean,
): ChartSeries[] {
  return [accuracy(units, unit), marks(units, towns, unit, near)];
}

function accuracy(units: readonly MapUnit[], unit: number): ChartSeries {
  return {
    id: 'unit-accuracy',
    type: 'lines',
    coordinateSystem: 'geo',
    polyline: true,
    animation: false,
    silent: true,
    z: 7,
    data: units.flatMap((one) =>
      one.accuracyM === null
        ? []
        : [
            {
              coords: circle(one.lng, one.lat, one.accuracyM),
              lineStyle: { color: colourOf(one) },
            },
          ],
    ),
    lineStyle: { width: 2 * unit, opacity: 0.9 },
  };
}

function marks(
  units: readonly MapUnit[],
  towns: readonly NamedTown[],
  unit: number,
  near: boolean,
): ChartSeries {
  return {
    id: 'units',
    type: 'scatter',
    coordinateSystem: 'geo',
    animation: false,
    z: 9,
    symbol: `path://${near ? UNIT_SHAPE : FLAG_SHAPE}`,
    symbolSize: near ? SIZE * unit : FLAG_SIZE.map((side) => side * unit),
    symbolOffset: [0, '-50%'],
    data: units.map((one) => ({
      id: one.id,
      name: one.id,
      value: [one.lng, one.lat],
      itemStyle: { color: colourOf(one) },
      label: {
        formatter: one.label,
        position: sideOf(one, towns),
        color: one.old ? palette.textQuiet : palette.text,
      },
    })),
    itemStyle: { borderColor: palette.ground, borderWidth: (near ? 2 : 1) * unit },
    label: {
      show: near,
      distance: 4 * unit,
      fontFamily: chartFonts.text,
      fontSize: 20 * unit,
      fontWeight: 500,
      padding: [2 * unit, 6 * unit],
      backgroundColor: 'rgba(16, 29, 44, 0.86)',
      borderRadius: 3 * unit,
    },
    emphasis: { disabled: true },
  };
}

function colourOf({ old }: MapUnit): string {
  return old ? palette.released : palette.text;
}

/** A closed ring of WGS84 degrees about a place. */
export function circle(lng: number, lat: number, metres: number): [number, number][] {
  const north = metres / METRES_PER_DEGREE;
  const east = north / Math.cos((lat * Math.PI) / 180);
  return Array.from({ length: CORNERS + 1 }, (_, at): [number, number] => {
    const turn = (at / CORNERS) * 2 * Math.PI;
    return [lng + east * Math.cos(turn), lat + north * Math.sin(turn)];
  });
}
