import { useMemo } from 'react';
import { ChartHost } from '../ChartHost.tsx';
import { type TrendMonth, trendGroundOption, trendOption } from './trend.option.ts';
import { trendAxes } from './trend-axes.ts';

/** Two charts, one on the other: axes, and on them what grows with every case. */
export function TrendChart({
  months,
  unit,
  label,
}: {
  months: readonly TrendMonth[];
  unit: number;
  label: string;
}) {
  const [ground, option] = useMemo(() => {
    const axes = trendAxes(
      months.flatMap((one) => [one.filed, one.closed]),
      months.map((one) => one.recovered),
    );
    const names = months.map((one) => one.month);
    return [trendGroundOption(names, axes, unit), trendOption(months, axes, unit)];
  }, [months, unit]);
  return (
    <>
      <ChartHost option={ground} label={null} />
      <ChartHost option={option} label={label} />
    </>
  );
}
