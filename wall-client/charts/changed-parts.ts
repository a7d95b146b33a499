/** A chart's whole option as plain data; a series is known by its `id`. */
export interface ChartOption {
  series: readonly ChartSeries[];
  [component: string]: unknown;
}
export interface ChartSeries {
  id: string;
  [key: string]: unknown;
}

export interface ChangedParts {
  /** What to hand to setOption; undefined: nothing has changed. */
  option: ChartOption | undefined;
  /** A series has gone: the rest must replace, not merge. */
  replaceSeries: boolean;
}

/**
 * What of `next` differs from `previous`: changed components whole, changed series only. Equality is
 * by reference, then by content to `DEEP` levels and `LONG` entries; larger data counts as changed
 * unless it is the same array, so producers keep unchanged data identical.
 */
export function changedParts(previous: ChartOption | undefined, next: ChartOption): ChangedParts {
  if (!previous) return { option: next, replaceSeries: false };
  if (previous === next) return { option: undefined, replaceSeries: false };
  const before = new Map(previous.series.map((one) => [one.id, one]));
  const ids = new Set(next.series.map((one) => one.id));
  const replaceSeries = previous.series.some((one) => !ids.has(one.id));
  const series = replaceSeries
    ? next.series
    : next.series.filter((one) => !same(before.get(one.id), one, 0));
  const parts: ChartOption = { series };
  for (const [name, value] of Object.entries(next)) {
    if (name !== 'series' && !same(previous[name], value, 0)) parts[name] = value;
  }
  const changed = series.length > 0 || Object.keys(parts).length > 1;
  return { option: changed ? parts : undefined, replaceSeries };
}

const DEEP = 6;
const LONG = 400;

function same(one: unknown, other: unknown, depth: number): boolean {
  if (Object.is(one, other)) return true;
  if (depth >= DEEP || !isObject(one) || !isObject(other)) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length > LONG || keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key], depth + 1));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
