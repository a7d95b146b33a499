import { useMemo } from 'react';
import { ChartHost } from '../ChartHost.tsx';
import {
  runningTrendOption,
  type TrendMonth,
  trendGroundOption,
  trendOption,
} from './trend.option.ts';
import { trendAxes } from './trend-axes.ts';

/** Three charts, one on the other: axes, the months that are over, and what grows with every case. */
export function TrendChart({
  months,
  unit,
  label,
}: {
  months: readonly TrendMonth[];
  unit: number;
  label: string;
}) {
  const [ground, option, running] = useMemo(() => {
    const axes = trendAxes(
      months.flatMap((one) => [one.filed, one.closed]),
      months.map((one) => one.recovered),
    );
    const names = months.map((one) => one.month);
    return [
      trendGroundOption(names, axes, unit),
      trendOption(months, axes, unit),
      runningTrendOption(months, axes, unit),
    ];
  }, [months, unit]);
  return (
    <>
      <ChartHost option={ground} label={null} />
      <ChartHost option={option} label={label} />
      <ChartHost option={running} label={null} />
    </>
  );
}
