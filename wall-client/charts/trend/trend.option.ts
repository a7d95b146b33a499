import { moneyText } from '../../ui/format.ts';
import { palette } from '../../ui/palette.ts';
import type { ChartOption } from '../changed-parts.ts';
import { chartFonts } from '../fonts.ts';

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

/** Bars of filed and closed cases, a line of money recovered on its own axis. */
export function trendOption(months: readonly TrendMonth[], unit: number): ChartOption {
  const text = { color: palette.textQuiet, fontFamily: chartFonts.figure, fontSize: 20 * unit };
  const hidden = { axisLine: { show: false }, axisTick: { show: false } };
  return {
    animation: false,
    grid: { left: 4 * unit, right: 4 * unit, top: 14 * unit, bottom: 0, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: months.map((one) => one.month),
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
        type: 'value',
        splitNumber: 2,
        minInterval: 1,
        ...hidden,
        axisLabel: text,
        splitLine: { lineStyle: { color: palette.line, width: unit } },
      },
      {
        type: 'value',
        splitNumber: 2,
        minInterval: 100,
        ...hidden,
        alignTicks: true,
        splitLine: { show: false },
        axisLabel: { ...text, color: palette.money, formatter: axisMoney },
      },
    ],
    series: [
      {
        id: 'filed',
        name: '立案',
        type: 'bar',
        data: months.map((one) => bar(one.filed, one.running, trendColours.filed, unit)),
        itemStyle: { color: trendColours.filed },
        barGap: '8%',
        barCategoryGap: '34%',
        silent: true,
      },
      {
        id: 'closed',
        name: '结案',
        type: 'bar',
        data: months.map((one) => bar(one.closed, one.running, trendColours.closed, unit)),
        itemStyle: { color: trendColours.closed },
        silent: true,
      },
      {
        id: 'recovered',
        name: '到位金额',
        type: 'line',
        yAxisIndex: 1,
        data: months.map((one) => point(one.recovered, one.running, unit)),
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
