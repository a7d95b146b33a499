/** An axis from zero in round steps. */
export interface Axis {
  readonly max: number;
  readonly step: number;
}

/** What both charts of the trend stand on: the left axis counts, the right one is fen. */
export interface TrendAxes {
  readonly count: Axis;
  readonly money: Axis;
}

const ROUND = [1, 2, 5, 10];
const ROUND_OR_QUARTER = [1, 2, 2.5, 5, 10];

/**
 * Axes that hold these figures, with as many steps on the right as on the left. Laid down rather than
 * left to ECharts, so that they stay while bars grow within them.
 */
export function trendAxes(cases: readonly number[], fen: readonly number[]): TrendAxes {
  const most = Math.max(1, ...cases);
  const step = Math.max(1, nearestRound(most / 2));
  const steps = Math.ceil(most / step);
  // ¥1 at least: the figures are whole, and money has two decimals.
  const money = Math.max(100, roundUp(Math.max(0, ...fen) / steps));
  return { count: { max: steps * step, step }, money: { max: steps * money, step: money } };
}

function nearestRound(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  const near = ROUND.find((one, at) => value / unit < (one + (ROUND[at + 1] ?? one)) / 2);
  return (near ?? 10) * unit;
}

/** The smallest round number that is not less. */
function roundUp(value: number): number {
  if (value <= 0) return 0;
  const unit = 10 ** Math.floor(Math.log10(value));
  return (ROUND_OR_QUARTER.find((one) => value <= one * unit * (1 + 1e-9)) ?? 10) * unit;
}

/** Width of a label in ems of the figures' face, a little more rather than less. */
export function labelEms(text: string): number {
  return [...text].reduce(
    (sum, each) => sum + (/\d/.test(each) ? 0.46 : each < '\u2000' ? 0.25 : 1),
    0,
  );
}
