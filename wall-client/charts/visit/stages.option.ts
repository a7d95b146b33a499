import { count } from '../../ui/format.ts';
import { palette } from '../../ui/palette.ts';
import type { ChartOption } from '../changed-parts.ts';
import { chartFonts } from '../fonts.ts';

/** How many came as far as this. */
export interface VisitStage {
  readonly label: string;
  readonly value: number;
}

const TITLE = 26;
const NUMBER = 40;
const MARGIN = 20;

/** How far the cases of a stock came, one bar a stage, from the top. */
export function stagesOption(stages: readonly VisitStage[], unit: number): ChartOption {
  const longest = Math.max(0, ...stages.map(({ label }) => label.length));
  const digits = Math.max(0, ...stages.map(({ value }) => count(value).length));
  const rising = [...stages].reverse();
  return {
    animation: false,
    grid: {
      left: (longest * TITLE + MARGIN) * unit,
      right: (digits * 0.5 * NUMBER + 32) * unit,
      ...{ top: 0, bottom: 0, outerBoundsMode: 'none' },
    },
    xAxis: { type: 'value', show: false, min: 0 },
    yAxis: {
      type: 'category',
      data: rising.map(({ label }) => label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: palette.text,
        fontFamily: chartFonts.text,
        fontSize: TITLE * unit,
        margin: MARGIN * unit,
        interval: 0,
      },
    },
    series: [
      {
        id: 'stages',
        type: 'bar',
        barWidth: '52%',
        barMaxWidth: 84 * unit,
        data: rising.map(({ value }) => ({ value, label: { formatter: count(value) } })),
        itemStyle: { color: palette.info },
        label: {
          show: true,
          position: 'right',
          distance: 14 * unit,
          color: palette.text,
          fontFamily: chartFonts.figure,
          fontSize: NUMBER * unit,
          fontWeight: 500,
        },
        silent: true,
      },
    ],
  };
}
