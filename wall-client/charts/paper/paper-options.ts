import { besideLine } from '../beside-line.ts';
import type { ChartOption } from '../changed-parts.ts';
import { chartFonts } from '../fonts.ts';
import { UNTOLD } from '../visit/months.option.ts';

/** Ink on white paper; told apart in grey too. */
export const ink = {
  text: '#17212b',
  quiet: '#51606f',
  line: '#b9c4ce',
  count: '#1c6a99',
  money: '#a8760b',
  before: '#9fb0bf',
} as const;

const AXIS = 11;
const LABEL = 12;
/** Of few things side by side. */
const NAME = 14;

export interface PaperMonth {
  readonly name: string;
  /** null: not published, or there is nothing to reckon. */
  readonly value: number | null;
  /** The month still runs: drawn hollow. */
  readonly running: boolean;
}

const base = (top: number) => ({
  animation: false,
  grid: { left: 6, right: 6, top, bottom: 26, outerBoundsMode: 'none' },
});

const category = (data: readonly string[], size = AXIS) => ({
  type: 'category',
  data,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: ink.line, width: 1 } },
  axisLabel: {
    color: ink.quiet,
    fontFamily: chartFonts.text,
    fontSize: size,
    margin: 7,
    interval: 0,
  },
});

const label = (text: string, color: string = ink.text) => ({
  show: true,
  position: 'top',
  distance: 3,
  color,
  fontFamily: chartFonts.figure,
  fontSize: LABEL,
  formatter: text,
});

/** A figure month by month, each month with its number. */
export function paperMonths(
  months: readonly PaperMonth[],
  look: {
    readonly kind: 'bar' | 'line';
    readonly color: string;
    readonly say: (n: number) => string;
  },
): ChartOption {
  const text = ({ value }: PaperMonth) => (value === null ? UNTOLD : look.say(value));
  const isBar = look.kind === 'bar';
  const data = months.map((month, at) => ({
    value: month.value ?? (isBar ? 0 : '-'),
    label: {
      ...label(text(month), month.running ? ink.quiet : ink.text),
      ...(isBar ? {} : besideLine(months[at - 1]?.value, month.value, months[at + 1]?.value, 15)),
    },
    itemStyle: month.running
      ? { color: '#ffffff', borderColor: look.color, borderWidth: 1.5 }
      : { color: look.color },
  }));
  const series = isBar
    ? { type: 'bar', barWidth: '56%', data }
    : { type: 'line', symbol: 'circle', symbolSize: 7, lineStyle: { color: look.color }, data };
  return {
    ...base(26),
    xAxis: category(months.map(({ name }) => name)),
    yAxis: { type: 'value', show: false, min: 0 },
    series: [{ id: 'months', silent: true, ...series }],
  };
}

export interface PaperPair {
  readonly name: string;
  readonly before: number;
  readonly now: number;
}

/** Two periods side by side, each bar with its number. */
export function paperPairs(pairs: readonly PaperPair[], say: (n: number) => string): ChartOption {
  const series = (id: 'before' | 'now', color: string) => ({
    ...{ id, type: 'bar', barWidth: '28%', barGap: '14%', silent: true },
    itemStyle: { color },
    data: pairs.map((pair) => ({
      value: pair[id],
      label: { ...label(say(pair[id])), fontSize: 20 },
    })),
  });
  return {
    ...base(34),
    xAxis: category(
      pairs.map(({ name }) => name),
      NAME,
    ),
    yAxis: { type: 'value', show: false, min: 0 },
    series: [series('before', ink.before), series('now', ink.count)],
  };
}

export interface PaperStage {
  readonly name: string;
  readonly value: number;
}

/** How far the cases of a stock came, one bar a stage, from the top. */
export function paperStages(
  stages: readonly PaperStage[],
  say: (n: number) => string,
): ChartOption {
  const rising = [...stages].reverse();
  return {
    animation: false,
    grid: { left: 96, right: 70, top: 6, bottom: 6, outerBoundsMode: 'none' },
    xAxis: { type: 'value', show: false, min: 0 },
    yAxis: {
      ...category(
        rising.map(({ name }) => name),
        NAME,
      ),
      axisLine: { show: false },
    },
    series: [
      {
        ...{ id: 'stages', type: 'bar', barWidth: '48%', silent: true },
        itemStyle: { color: ink.count },
        data: rising.map(({ value }) => ({
          value,
          label: { ...label(say(value)), position: 'right', fontSize: 20 },
        })),
      },
    ],
  };
}
