import { type VisitPage, visitPages } from '../../wire/codes.ts';
import type { TakeHome, TakenFigure } from '../../wire/take-home.ts';
import { count, dotDay, fullMoment, period, quantity } from '../ui/format.ts';
import {
  bothPeriods,
  changeWords,
  overlapWords,
  publishedWords,
} from '../wall/scenes/delegates/figure-words.ts';
import { liveId, story, type ToldFigure } from '../wall/scenes/delegates/story.ts';
import { PaperCharts } from './PaperCharts.tsx';
import { endedToday } from './taken-words.ts';

/** One page of the visit on one sheet. */
export function Paper({
  page,
  at,
  of,
  data,
}: {
  page: VisitPage;
  at: number;
  of: number;
  data: TakeHome;
}) {
  const told = story[page];
  const { courtName, demo, asOf, courtToday, seq, head } = data;
  return (
    <article className="paper" aria-label={visitPages.labels[page]}>
      <header className="paper-head">
        <p>
          {courtName}
          {demo && <b>演示数据，均为虚构</b>}
        </p>
        <p>{visitPages.labels[page]}</p>
      </header>
      <h2>{told.question}</h2>
      <p className="paper-remark">{told.remark}</p>
      <div className="paper-body">
        <div className="paper-figures">
          {told.figures.map((figure) => (
            <PaperFigure key={figure.of} told={figure} data={data} />
          ))}
        </div>
        <div className="paper-charts">
          <PaperCharts told={told} data={data} />
        </div>
      </div>
      <footer className="paper-foot">
        <p>
          数据截至 {courtToday.slice(0, 4)}-{fullMoment(asOf)}（法院日 {dotDay(courtToday)}
          ）。件数或人次为 1 至 4 的，以及由其可推出的，不公布。
        </p>
        <p>
          日志第 {seq} 号，链头 <span className="paper-digest">{head}</span>
          <span className="paper-number">
            {at + 1} / {of}
          </span>
        </p>
      </footer>
    </article>
  );
}

function PaperFigure({ told, data }: { told: ToldFigure; data: TakeHome }) {
  const by = (id: string) => data.figures.find((each) => each.id === id);
  const figure = by(liveId(told));
  if (!figure) {
    return (
      <section className="paper-figure" data-withheld={liveId(told)}>
        <h3>{told.name}</h3>
        <p className="paper-none">不足五，不予公布，或尚无数据</p>
      </section>
    );
  }
  const { number, unit } = quantity(figure.value, figure.unit);
  const ended = endedToday(figure, data);
  const both = figure.value === null ? null : bothPeriods(ended);
  const today = figure.period.to === null ? '（至今）' : '';
  const lines = [
    both && changeWords(both),
    both
      ? `本期 ${both.nowPeriod}${today}；上年同期 ${both.beforePeriod}`
      : `${period(ended.period.from, ended.period.to)}${today}`,
    both ? null : halvesOf(figure),
    overlapWords(figure),
    publishedWords(by(`${told.of}@${told.published ?? ''}`)),
  ];
  return (
    <section className="paper-figure" data-figure={figure.id}>
      <h3>{figure.label}</h3>
      <p className="paper-value">
        {number}
        <small>{unit}</small>
      </p>
      {figure.value === null && <p>没有可除的数</p>}
      {lines.map((line) => line !== null && <p key={line}>{line}</p>)}
      <p className="paper-definition">{figure.definition}</p>
    </section>
  );
}

/** What a rate or a mean is made of: never a bare percentage. */
function halvesOf({ numerator, denominator }: TakenFigure): string | null {
  if (numerator === undefined || denominator === undefined) return null;
  return `= ${count(numerator)} ÷ ${count(denominator)}`;
}
