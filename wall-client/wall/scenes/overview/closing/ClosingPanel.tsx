import { useMemo } from 'react';
import { ChartHost } from '../../../../charts/ChartHost.tsx';
import { closingOption } from '../../../../charts/closing/closing.option.ts';
import { useTopic } from '../../../../replica/use-replica.ts';
import { Notice } from '../../../../ui/Notice.tsx';
import { Panel } from '../../../../ui/Panel.tsx';
import { newestYear } from './newest-year.ts';

/** How this year's initial enforcement cases were closed; together the bars are closedCount@year. */
export function ClosingPanel({ unit }: { unit: number }) {
  const rows = useTopic('closing');
  const { year, bars } = useMemo(() => newestYear(rows), [rows]);
  const option = useMemo(() => closingOption(bars, unit), [bars, unit]);
  return (
    <Panel title="结案方式" area="closing" aside={year && <span>{year}年首执，件</span>}>
      {bars.length === 0 ? (
        <Notice title="本年尚无结案" />
      ) : (
        <div className="trend">
          <ChartHost option={option} label="本年首次执行案件各结案方式件数" />
        </div>
      )}
    </Panel>
  );
}
