import { useMemo } from 'react';
import { TrendChart } from '../../../../charts/trend/TrendChart.tsx';
import { type TrendMonth, trendColours } from '../../../../charts/trend/trend.option.ts';
import { useMeta, useTopic } from '../../../../replica/use-replica.ts';
import { dotDay } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/Notice.tsx';
import { Panel } from '../../../../ui/Panel.tsx';
import { revisedWords } from '../../../revised-months.ts';
import { newestMonths } from './trend-months.ts';
import './TrendPanel.css';

/** Filed and closed cases and money recovered, month by month. */
export function TrendPanel({ unit }: { unit: number }) {
  const rows = useTopic('trend');
  const today = useMeta('courtToday') ?? '';
  const months = useMemo(() => newestMonths(rows, today), [rows, today]);
  const revised = useMemo(
    () =>
      revisedWords(
        rows,
        { filed: '立案', closed: '结案', recovered: '到位' },
        months.map(({ month }) => month),
        1,
      ),
    [rows, months],
  );
  return (
    <Panel title="月度趋势" area="trend">
      {months.every((one) => one.filed === 0 && one.closed === 0 && one.recovered === 0) ? (
        <Notice title="近十三个月尚无立案、结案与到位" />
      ) : (
        <div className="trend-body">
          <Legend from={months[0]} to={months.at(-1)} />
          <div className="trend">
            <TrendChart months={months} unit={unit} label="近十三个月立案、结案件数与到位金额" />
          </div>
          {revised && <p className="trend-revised">{revised}</p>}
        </div>
      )}
    </Panel>
  );
}

function Legend({ from, to }: { from: TrendMonth | undefined; to: TrendMonth | undefined }) {
  return (
    <p className="legend">
      <i style={{ background: trendColours.filed }} />
      立案
      <i style={{ background: trendColours.closed }} />
      结案
      <i className="legend-line" style={{ background: trendColours.recovered }} />
      到位金额
      {from && to && (
        <span className="legend-span">
          {dotDay(from.month)}–{to.running ? '本月至今' : dotDay(to.month)}
        </span>
      )}
    </p>
  );
}
