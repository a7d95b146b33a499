import { useMemo } from 'react';
import { closingWays } from '../../../../../wire/codes.ts';
import type { View } from '../../../../../wire/views.ts';
import { ChartHost } from '../../../../charts/ChartHost.tsx';
import { type ClosingBar, closingOption } from '../../../../charts/closing/closing.option.ts';
import { useTopic } from '../../../../replica/use-replica.ts';
import { Notice } from '../../../../ui/Notice.tsx';
import { Panel } from '../../../../ui/Panel.tsx';

/** How this year's cases were closed. */
export function ClosingPanel({ unit }: { unit: number }) {
  const rows = useTopic('closing');
  const { year, bars } = useMemo(() => newestYear(rows), [rows]);
  const option = useMemo(() => closingOption(bars, unit), [bars, unit]);
  return (
    <Panel title="结案方式" area="closing" aside={year && <span>{year}年，件</span>}>
      {bars.length === 0 ? (
        <Notice title="本年尚无结案" />
      ) : (
        <div className="trend">
          <ChartHost option={option} label="本年各结案方式件数" />
        </div>
      )}
    </Panel>
  );
}

/** Rows of the newest year only: on New Year's Day the old ones are still there. */
export function newestYear(rows: ReadonlyMap<string, View<'closing'>>): {
  year: number | null;
  bars: ClosingBar[];
} {
  const all = [...rows.values()];
  const year = all.reduce<number | null>((newest, row) => Math.max(newest ?? 0, row.year), null);
  const bars = all
    .filter((row) => row.year === year && row.cases > 0)
    .map((row) => ({ label: closingWays.labels[row.way], cases: row.cases }));
  return { year, bars };
}
