import { useMemo } from 'react';
import type { FigureAnswer } from '../../../wire/figures.ts';
import { ChartHost } from '../../charts/ChartHost.tsx';
import { monthsOption } from '../../charts/visit/months.option.ts';
import { versusColours, versusOption } from '../../charts/visit/versus.option.ts';
import { period, quantity } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { palette } from '../../ui/palette.ts';
import { Bars } from './Bars.tsx';
import { barUnit, barWords, revisionWords, said } from './card-words.ts';
import { monthsOf, monthsTitle } from './months.ts';
import { Withheld } from './Withheld.tsx';

/** How the figure developed, month by month, and which months were told otherwise before. */
export function Development({ answer, unit }: { answer: FigureAnswer; unit: number }) {
  const months = useMemo(() => monthsOf(answer), [answer]);
  const option = useMemo(() => {
    const isMoney = answer.unit === 'fen';
    const look = {
      kind: answer.kind === 'sum' ? ('bar' as const) : ('line' as const),
      color: isMoney ? palette.money : palette.info,
      say: barWords(answer.unit),
    };
    return monthsOption(months, look, unit);
  }, [months, answer.kind, answer.unit, unit]);
  if (answer.whyNone === 'suppressed') return <Withheld />;
  if (answer.both !== null) return <Both answer={answer} both={answer.both} unit={unit} />;
  if (answer.by === 'town') return <Bars title="按镇街" bars={townBars(answer)} />;
  if (months.length < 2) return <Notice title="这个期间不逐月列出" />;
  const title = `${monthsTitle(answer)}，${barUnit(answer.unit)}`;
  if (months.every(({ value }) => value === null)) return <Notice title="各月没有可公布的数" />;
  const newest = answer.revisions.at(-1);
  return (
    <div className="figure-card-development">
      <h3>
        {title}
        {newest && <span className="quiet">修订：{revisionWords(newest, answer.unit)}</span>}
      </h3>
      <div className="figure-card-canvas">
        <ChartHost option={option} label={`${answer.label}，${title}`} />
      </div>
    </div>
  );
}

/** Both numbers of a change, to the same scale, each with its days. */
function Both({
  answer: { label, period: of, previous },
  both: { now, earlier },
  unit,
}: {
  answer: FigureAnswer;
  both: NonNullable<FigureAnswer['both']>;
  unit: number;
}) {
  const option = useMemo(() => {
    const counted = `${label.replace('同比', '')}，件`;
    return versusOption([{ label: counted, before: earlier, now }], unit);
  }, [label, earlier, now, unit]);
  return (
    <div className="figure-card-development">
      <h3 className="figure-card-legend">
        <i style={{ background: versusColours.before }} />
        上年同期 {previous && period(previous.from, previous.to)}
        <i style={{ background: versusColours.now }} />
        本期 {period(of.from, of.to)}
      </h3>
      <div className="figure-card-canvas">
        <ChartHost option={option} label={`${label}，本期与上年同期件数`} />
      </div>
    </div>
  );
}

/** The towns of how things stand now, the most first. */
function townBars({ groups, unit }: FigureAnswer) {
  return groups
    .map(({ label, value, suppressed }) => ({
      ...{ label, value },
      words: suppressed ? '少于五，不予公布' : said(quantity(value, unit)),
    }))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
}
