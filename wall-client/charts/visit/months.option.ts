import { palette } from '../../ui/palette.ts';
import { besideLine } from '../beside-line.ts';
import type { ChartOption } from '../changed-parts.ts';
import { chartFonts } from '../fonts.ts';

/** One month of one figure, as the relay computed it. */
export interface MonthValue {
  /** `YYYY-MM`. */
  readonly month: string;
  /** null: withheld, or there is nothing to reckon. */
  readonly value: number | null;
  /** The month still runs: drawn hollow. */
  readonly running: boolean;
}

export interface MonthsLook {
  readonly kind: 'bar' | 'line';
  readonly color: string;
  /** A value as it stands at its bar: short. */
  readonly say: (value: number) => string;
}

/** In place of a value that is withheld, or where there is none; what it means is said beside the chart. */
export const UNTOLD = '—';

const TEXT = 20;
const LABEL = 26;

/** `2023-12` → `12月`; the first and each January with its year. */
export function monthName(month: string, at: number): string {
  const number = Number(month.slice(5));
  return at === 0 || number === 1 ? `${month.slice(0, 4)}.${number}` : `${number}月`;
}

/** A figure month by month, each month with its number: one glance, no axis to read. */
export function monthsOption(
  months: readonly MonthValue[],
  look: MonthsLook,
  unit: number,
): ChartOption {
  const most = Math.max(0, ...months.map(({ value }) => value ?? 0));
  return {
    animation: false,
    grid: {
      ...{ left: 4 * unit, right: 4 * unit, top: (LABEL + 14) * unit },
      ...{ bottom: (TEXT + 18) * unit, outerBoundsMode: 'none' },
    },
    xAxis: {
      type: 'category',
      data: months.map(({ month }, at) => monthName(month, at)),
      boundaryGap: true,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.lineStrong, width: unit } },
      axisLabel: {
        color: palette.textQuiet,
        fontFamily: chartFonts.figure,
        fontSize: TEXT * unit,
        margin: 10 * unit,
        interval: 0,
      },
    },
    // Round, so that it stays while a bar grows within it.
    yAxis: { type: 'value', show: false, min: 0, max: topOf(most) },
    series: [look.kind === 'bar' ? bars(months, look, unit) : line(months, look, unit)],
  };
}

const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** A round number a little above: how high the axis reaches. */
export function topOf(most: number): number {
  if (most <= 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(most));
  return (STEPS.find((step) => most <= step * unit * (1 + 1e-9)) ?? 10) * unit;
}

function valueLabel({ say }: MonthsLook, { value, running }: MonthValue, unit: number) {
  return {
    show: true,
    position: 'top',
    distance: 6 * unit,
    color: running ? palette.textQuiet : palette.text,
    fontFamily: chartFonts.figure,
    fontSize: LABEL * unit,
    fontWeight: 500,
    formatter: value === null ? UNTOLD : say(value),
  };
}

function bars(months: readonly MonthValue[], look: MonthsLook, unit: number) {
  return {
    id: 'months',
    type: 'bar',
    barWidth: '58%',
    data: months.map((one) => ({
      value: one.value ?? 0,
      label: valueLabel(look, one, unit),
      itemStyle: one.running
        ? { color: 'transparent', borderColor: look.color, borderWidth: 2 * unit }
        : { color: look.color },
    })),
    silent: true,
  };
}

function line(months: readonly MonthValue[], look: MonthsLook, unit: number) {
  return {
    id: 'months',
    type: 'line',
    symbol: 'circle',
    symbolSize: 14 * unit,
    lineStyle: { color: look.color, width: 4 * unit },
    areaStyle: { color: look.color, opacity: 0.12 },
    data: months.map((one, at) => ({
      value: one.value ?? '-',
      label: {
        ...valueLabel(look, one, unit),
        ...besideLine(months[at - 1]?.value, one.value, months[at + 1]?.value, 26 * unit),
      },
      itemStyle: {
        color: one.running ? palette.ground : look.color,
        borderColor: look.color,
        borderWidth: 3 * unit,
      },
    })),
    silent: true,
  };
}
