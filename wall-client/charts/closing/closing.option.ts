import { count } from '../../ui/format.ts';
import { palette } from '../../ui/palette.ts';
import type { ChartOption } from '../changed-parts.ts';
import { chartFonts } from '../fonts.ts';

export interface ClosingBar {
  /** The way's Chinese name. */
  label: string;
  cases: number;
}

const TEXT = 20;
const MARGIN = 12;

/** Ways of closing as horizontal bars, the most frequent on top, each with its word and count. */
export function closingOption(bars: readonly ClosingBar[], unit: number): ChartOption {
  const longest = Math.max(0, ...bars.map((bar) => bar.label.length));
  const rising = [...bars].sort((a, b) => a.cases - b.cases);
  return {
    animation: false,
    // Reckoned, not measured: fonts arrive after the first layout, and text widths are kept.
    grid: {
      left: (longest * TEXT + MARGIN) * unit,
      right: 64 * unit,
      top: 0,
      bottom: 0,
      outerBoundsMode: 'none',
    },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      data: rising.map((bar) => bar.label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: palette.text,
        fontFamily: chartFonts.text,
        fontSize: TEXT * unit,
        margin: MARGIN * unit,
        interval: 0,
      },
    },
    series: [
      {
        id: 'ways',
        type: 'bar',
        data: rising.map((bar) => ({
          value: bar.cases,
          label: { formatter: count(bar.cases) },
        })),
        barWidth: '56%',
        barMaxWidth: 22 * unit,
        itemStyle: { color: palette.info },
        label: {
          show: true,
          position: 'right',
          color: palette.text,
          fontFamily: chartFonts.figure,
          fontSize: 26 * unit,
          fontWeight: 500,
        },
        silent: true,
      },
    ],
  };
}
