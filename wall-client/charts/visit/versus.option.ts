import { count } from '../../ui/format.ts';
import { palette } from '../../ui/palette.ts';
import type { ChartOption } from '../changed-parts.ts';
import { chartFonts } from '../fonts.ts';

/** One thing counted in two periods. */
export interface VersusPair {
  readonly label: string;
  readonly before: number;
  readonly now: number;
}

export const versusColours = { before: palette.lineStrong, now: palette.info } as const;

const TITLE = 26;
const NUMBER = 40;

/** Two periods side by side, each bar with its number. */
export function versusOption(pairs: readonly VersusPair[], unit: number): ChartOption {
  const series = (id: 'before' | 'now') => ({
    id,
    type: 'bar',
    barWidth: '30%',
    barGap: '12%',
    data: pairs.map((pair) => ({ value: pair[id], label: { formatter: count(pair[id]) } })),
    itemStyle: { color: versusColours[id] },
    label: {
      show: true,
      position: 'top',
      distance: 8 * unit,
      color: palette.text,
      fontFamily: chartFonts.figure,
      fontSize: NUMBER * unit,
      fontWeight: 500,
    },
    silent: true,
  });
  return {
    animation: false,
    grid: {
      ...{ left: 4 * unit, right: 4 * unit, top: (NUMBER + 24) * unit },
      ...{ bottom: (TITLE + 28) * unit, outerBoundsMode: 'none' },
    },
    xAxis: {
      type: 'category',
      data: pairs.map(({ label }) => label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.lineStrong, width: unit } },
      axisLabel: {
        color: palette.text,
        fontFamily: chartFonts.text,
        fontSize: TITLE * unit,
        margin: 16 * unit,
        interval: 0,
      },
    },
    yAxis: { type: 'value', show: false, min: 0 },
    series: [series('before'), series('now')],
  };
}
