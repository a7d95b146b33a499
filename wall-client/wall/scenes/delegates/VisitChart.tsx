import { useCallback, useEffect, useMemo } from 'react';
import { ChartHost } from '../../../charts/ChartHost.tsx';
import { pageDraws } from '../../../charts/draw-queue.ts';
import { monthsOption } from '../../../charts/visit/months.option.ts';
import { stagesOption } from '../../../charts/visit/stages.option.ts';
import { versusColours, versusOption } from '../../../charts/visit/versus.option.ts';
import { useMeta, useTopic } from '../../../replica/use-replica.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { palette } from '../../../ui/palette.ts';
import { bothPeriods, overlapWords } from './figure-words.ts';
import { monthValues, monthWords, revisedIn, untoldWords } from './month-values.ts';
import { liveId, type MonthRow, type ToldFigure, type ToldPage, toldStages } from './story.ts';

/** The one chart of a page. */
export function VisitChart({
  told,
  unit,
  onDrawn,
}: {
  told: ToldPage;
  unit: number;
  onDrawn: () => void;
}) {
  switch (told.chart.kind) {
    case 'months': {
      const { rows } = told.chart;
      return (
        <div className="visit-months">
          {rows.map((row) => (
            <Months key={row.field} row={row} unit={unit} onDrawn={onDrawn} />
          ))}
        </div>
      );
    }
    case 'versus':
      return <Versus figures={told.figures} unit={unit} onDrawn={onDrawn} />;
    case 'stages':
      return <Stages unit={unit} onDrawn={onDrawn} />;
  }
}

interface Drawn {
  unit: number;
  onDrawn: () => void;
}

function Months({ row, unit, onDrawn }: Drawn & { row: MonthRow }) {
  const rows = useTopic('trend');
  const today = useMeta('courtToday') ?? '';
  const { field, look, title } = row;
  const isMoney = field === 'recovered' || field === 'warningRecovered';
  const months = useMemo(() => monthValues(rows, field, today), [rows, field, today]);
  const option = useMemo(() => {
    const color = isMoney ? palette.money : palette.info;
    return monthsOption(months, { kind: look, color, say: monthWords(field) }, unit);
  }, [months, field, look, isMoney, unit]);
  const revised = useMemo(() => revisedIn(rows, field, months), [rows, field, months]);
  const empty = months.every(({ value }) => value === 0 || value === null);
  return (
    <section className="visit-chart" aria-label={title}>
      <h3>{empty ? title : `${title}${untoldWords(months, look)}`}</h3>
      <div className="visit-canvas">
        {empty ? (
          <Empty title="近十三个月尚无可公布的数据" onDrawn={onDrawn} />
        ) : (
          <Chart option={option} label={`近十三个月，${title}`} onDrawn={onDrawn} />
        )}
      </div>
      {revised && <p className="visit-revised">{revised}</p>}
    </section>
  );
}

function Versus({ figures, unit, onDrawn }: Drawn & { figures: readonly ToldFigure[] }) {
  const statistics = useTopic('statistic');
  const pairs = useMemo(
    () =>
      figures.flatMap((told) => {
        const statistic = statistics.get(liveId(told));
        const both = bothPeriods(statistic);
        if (!statistic || !both) return [];
        const label = statistic.label.replace('同比', '，件');
        return [{ label, ...both, overlap: overlapWords(statistic) }];
      }),
    [figures, statistics],
  );
  const option = useMemo(() => versusOption(pairs, unit), [pairs, unit]);
  const [first] = pairs;
  return (
    <section className="visit-chart" aria-label="两期对照">
      <h3 className="visit-legend">
        <i style={{ background: versusColours.before }} />
        上年同期 {first?.beforePeriod}
        <i style={{ background: versusColours.now }} />
        本期 {first?.nowPeriod}
      </h3>
      <div className="visit-canvas">
        {first ? (
          <Chart option={option} label="执行异议与执行信访，本期与上年同期件数" onDrawn={onDrawn} />
        ) : (
          <Empty title="暂无可公布的两期数据" onDrawn={onDrawn} />
        )}
      </div>
      {first?.overlap && <p className="visit-overlap">{first.overlap}</p>}
    </section>
  );
}

function Stages({ unit, onDrawn }: Drawn) {
  const statistics = useTopic('statistic');
  const { stages, untold } = useMemo(
    () => toldStages((id) => statistics.get(id)?.value ?? null),
    [statistics],
  );
  const option = useMemo(() => stagesOption(stages, unit), [stages, unit]);
  const title = '终本清仓专项，件';
  return (
    <section className="visit-chart" aria-label={title}>
      <h3>{stages.length > 0 ? `${title}${untold}` : title}</h3>
      <div className="visit-canvas">
        {stages.some(({ value }) => value > 0) ? (
          <Chart option={option} label="终本清仓各阶段案件数" onDrawn={onDrawn} />
        ) : (
          <Empty title="专项尚未开始，或暂无可公布的数据" onDrawn={onDrawn} />
        )}
      </div>
    </section>
  );
}

function Chart({
  onDrawn,
  ...chart
}: {
  option: ReturnType<typeof monthsOption>;
  label: string;
  onDrawn: () => void;
}) {
  const drawn = useCallback(() => {
    pageDraws.whenDrawn(onDrawn);
    return undefined;
  }, [onDrawn]);
  return <ChartHost {...chart} onInstance={drawn} />;
}

function Empty({ title, onDrawn }: { title: string; onDrawn: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: reported once, when mounted
  useEffect(onDrawn, []);
  return <Notice title={title} />;
}
