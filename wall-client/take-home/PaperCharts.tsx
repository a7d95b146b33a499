import { useMemo } from 'react';
import type { TakeHome } from '../../wire/take-home.ts';
import { chartAsPng, chartAsSvg, type Drawing, PaperChart } from '../charts/paper/PaperChart.tsx';
import { ink, paperMonths, paperPairs, paperStages } from '../charts/paper/paper-options.ts';
import { monthName } from '../charts/visit/months.option.ts';
import { count } from '../ui/format.ts';
import { bothPeriods } from '../wall/scenes/delegates/figure-words.ts';
import {
  monthValues,
  monthWords,
  revisedIn,
  untoldWords,
} from '../wall/scenes/delegates/month-values.ts';
import {
  liveId,
  type MonthRow,
  type ToldPage,
  toldStages,
} from '../wall/scenes/delegates/story.ts';
import { endedToday } from './taken-words.ts';

const WIDTH = 620;
const HEIGHT = 490;
/** Two lines beneath a chart. */
const LINE = 36;

/** The chart, or the charts, of a page. */
export function PaperCharts({ told, data }: { told: ToldPage; data: TakeHome }) {
  switch (told.chart.kind) {
    case 'months': {
      const { rows } = told.chart;
      const height = rows.length === 1 ? HEIGHT : HEIGHT / 2 - 24;
      return rows.map((row) => <Months key={row.field} row={row} data={data} height={height} />);
    }
    case 'versus':
      return <Versus told={told} data={data} />;
    case 'stages':
      return <Stages data={data} />;
  }
}

function Months({ row, data, height }: { row: MonthRow; data: TakeHome; height: number }) {
  const { field, look, title } = row;
  const [option, revised, untold] = useMemo(() => {
    const rows = new Map(data.months.map(({ month, ...view }) => [month, view]));
    const months = monthValues(rows, field, data.courtToday);
    const isMoney = field === 'recovered' || field === 'warningRecovered';
    const drawn = paperMonths(
      months.map(({ month, ...each }, at) => ({ ...each, name: monthName(month, at) })),
      { kind: look, color: isMoney ? ink.money : ink.count, say: monthWords(field) },
    );
    return [drawn, revisedIn(rows, field, months), untoldWords(months, look)] as const;
  }, [data, field, look]);
  return (
    <>
      <Chart
        title={`${title}（空心：本月尚未结束）${untold}`}
        drawing={{ option, width: WIDTH, height: revised === null ? height : height - LINE }}
      />
      {revised && <p className="paper-revised">{revised}</p>}
    </>
  );
}

function Versus({ told, data }: { told: ToldPage; data: TakeHome }) {
  const pairs = useMemo(
    () =>
      told.figures.flatMap((figure) => {
        const taken = data.figures.find(({ id }) => id === liveId(figure));
        const both = bothPeriods(taken && endedToday(taken, data));
        return taken && both ? [{ name: taken.label.replace('同比', '，件'), ...both }] : [];
      }),
    [told, data],
  );
  const option = useMemo(() => paperPairs(pairs, count), [pairs]);
  const [first] = pairs;
  if (!first) return <p className="paper-none">暂无可公布的两期数据</p>;
  const title = `浅色：上年同期 ${first.beforePeriod}；深色：本期 ${first.nowPeriod}`;
  return <Chart title={title} drawing={{ option, width: WIDTH, height: HEIGHT }} />;
}

function Stages({ data }: { data: TakeHome }) {
  const [option, untold] = useMemo(() => {
    const told = toldStages((id) => data.figures.find((each) => each.id === id)?.value ?? null);
    const stages = told.stages.map(({ label: name, value }) => ({ name, value }));
    return [paperStages(stages, count), told.untold] as const;
  }, [data]);
  const title = `终本清仓专项，件${untold}`;
  return <Chart title={title} drawing={{ option, width: WIDTH, height: HEIGHT }} />;
}

function Chart({ title, drawing }: { title: string; drawing: Drawing }) {
  const save = (file: Blob, ending: string) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${title.split('（')[0] ?? title}.${ending}`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <figure>
      <figcaption>
        {title}
        <span className="paper-save">
          <button type="button" onClick={() => save(chartAsSvg(drawing), 'svg')}>
            存为 SVG
          </button>
          <button
            type="button"
            onClick={() => void chartAsPng(drawing).then((file) => save(file, 'png'))}
          >
            存为 PNG
          </button>
        </span>
      </figcaption>
      <PaperChart {...drawing} label={title} />
    </figure>
  );
}
