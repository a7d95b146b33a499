import { count, moneyText } from '../../ui/format.ts';
import { palette } from '../../ui/palette.ts';
import type { ChartOption } from '../changed-parts.ts';
import { chartFonts } from '../fonts.ts';
import { type Axis, labelEms, type TrendAxes } from './trend-axes.ts';

/** One month as the relay computed it; `recovered` in fen. */
export interface TrendMonth {
  /** `YYYY-MM`. */
  month: string;
  filed: number;
  closed: number;
  recovered: number;
  /** The month still runs: its figures are not yet whole and are drawn hollow. */
  running: boolean;
}

export const trendColours = {
  filed: '#5d7690',
  closed: palette.info,
  recovered: palette.money,
} as const;

/** `2024-01` → `1`: the legend says from when to when. */
export function monthLabel(month: string): string {
  return String(Number(month.slice(5)));
}

const FONT = 20;
const LABEL_MARGIN = 8;

/** Where the bars stand, pixels: both charts must have the same. */
function gridOf({ count: cases, money }: TrendAxes, unit: number) {
  const room = ({ max, step }: Axis, say: (value: number) => string) => {
    const labels = Array.from({ length: Math.round(max / step) + 1 }, (_, at) => say(at * step));
    return (Math.max(...labels.map(labelEms)) * FONT + LABEL_MARGIN + 4) * unit;
  };
  return {
    left: room(cases, count),
    right: room(money, axisMoney),
    top: (FONT / 2 + 14) * unit,
    bottom: (FONT + LABEL_MARGIN) * unit,
    outerBoundsMode: 'none',
  };
}

function monthAxis(months: readonly string[]) {
  return { type: 'category', data: months };
}

function scale({ max, step }: Axis) {
  return { type: 'value', min: 0, max, interval: step };
}

/**
 * The trend's ground: months, axes, lines across. A chart of its own, because ECharts lays out and builds
 * all axes anew whenever a bar in their chart changes.
 */
export function trendGroundOption(
  months: readonly string[],
  axes: TrendAxes,
  unit: number,
): ChartOption {
  const text = {
    color: palette.textQuiet,
    fontFamily: chartFonts.figure,
    fontSize: FONT * unit,
    margin: LABEL_MARGIN * unit,
  };
  const hidden = { axisLine: { show: false }, axisTick: { show: false } };
  return {
    animation: false,
    grid: gridOf(axes, unit),
    xAxis: {
      ...monthAxis(months),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.lineStrong, width: unit } },
      axisLabel: {
        ...text,
        interval: 0,
        formatter: monthLabel,
      },
    },
    yAxis: [
      {
        ...scale(axes.count),
        ...hidden,
        axisLabel: text,
        splitLine: { lineStyle: { color: palette.line, width: unit } },
      },
      {
        ...scale(axes.money),
        ...hidden,
        splitLine: { show: false },
        axisLabel: { ...text, color: palette.money, formatter: axisMoney },
      },
    ],
    series: [],
  };
}

/** Bars of filed and closed cases and a line of money recovered of the months that are over; they stand on the ground's axes. */
export function trendOption(
  months: readonly TrendMonth[],
  axes: TrendAxes,
  unit: number,
): ChartOption {
  return layer(months, axes, unit, (month) => !month.running);
}

/**
 * The same of the month that still runs, hollow, and the line that leads there. A chart of its own: it alone
 * changes with every case, and ECharts draws all bars of a chart anew when one changes.
 */
export function runningTrendOption(
  months: readonly TrendMonth[],
  axes: TrendAxes,
  unit: number,
): ChartOption {
  return layer(months, axes, unit, (month) => month.running);
}

function layer(
  months: readonly TrendMonth[],
  axes: TrendAxes,
  unit: number,
  shows: (month: TrendMonth) => boolean,
): ChartOption {
  const unseen = { show: false };
  const bars = (of: 'filed' | 'closed') =>
    months.map((one) => (shows(one) ? bar(one[of], one.running, trendColours[of], unit) : NOTHING));
  return {
    animation: false,
    grid: gridOf(axes, unit),
    xAxis: { ...monthAxis(months.map((one) => one.month)), ...unseen },
    yAxis: [
      { ...scale(axes.count), ...unseen },
      { ...scale(axes.money), ...unseen },
    ],
    series: [
      {
        id: 'filed',
        name: '立案',
        type: 'bar',
        data: bars('filed'),
        itemStyle: { color: trendColours.filed },
        barGap: '8%',
        barCategoryGap: '34%',
        silent: true,
      },
      {
        id: 'closed',
        name: '结案',
        type: 'bar',
        data: bars('closed'),
        itemStyle: { color: trendColours.closed },
        silent: true,
      },
      {
        id: 'recovered',
        name: '到位金额',
        type: 'line',
        yAxisIndex: 1,
        data: months.map((one, at) => {
          if (shows(one)) return point(one.recovered, one.running, unit);
          const next = months[at + 1];
          const leadsOn = next?.running && shows(next);
          return leadsOn ? { value: one.recovered, symbol: 'none' } : NOTHING;
        }),
        lineStyle: { color: trendColours.recovered, width: 3 * unit },
        itemStyle: { color: trendColours.recovered },
        symbol: 'circle',
        symbolSize: 8 * unit,
        silent: true,
        z: 5,
      },
    ],
  };
}

/** Of a month that another layer shows. */
const NOTHING = { value: null };

function bar(value: number, running: boolean, color: string, unit: number) {
  if (!running) return { value };
  return { value, itemStyle: { color: 'transparent', borderColor: color, borderWidth: 2 * unit } };
}

function point(value: number, running: boolean, unit: number) {
  if (!running) return { value };
  const { recovered } = trendColours;
  return {
    value,
    itemStyle: { color: palette.panel, borderColor: recovered, borderWidth: 2 * unit },
  };
}

/** A round axis value without needless decimals: 1.5亿, 5000万, 0. */
export function axisMoney(fen: number): string {
  if (fen === 0) return '0';
  return moneyText(fen)
    .replace(/\.?0+(?= )/, '')
    .replace(/[ ,元]/g, '');
}
