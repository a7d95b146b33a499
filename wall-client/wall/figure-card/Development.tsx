import { useMemo } from 'react';
import type { FigureAnswer } from '../../../wire/figures.ts';
import { ChartHost } from '../../charts/ChartHost.tsx';
import { monthsOption } from '../../charts/visit/months.option.ts';
import { count, quantity } from '../../ui/format.ts';
import { palette } from '../../ui/palette.ts';
import { Bars } from './Bars.tsx';
import { barUnit, barWords, revisionWords, said } from './card-words.ts';
import { monthsOf } from './months.ts';

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
  if (answer.both !== null) return <Both both={answer.both} />;
  if (answer.by === 'town') return <Bars title="按镇街" bars={townBars(answer)} />;
  if (months.length < 2) return <div className="figure-card-development" />;
  const title = `逐月，${barUnit(answer.unit)}`;
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

/** Both numbers of a change, to the same scale. */
function Both({ both: { now, earlier } }: { both: { now: number; earlier: number } }) {
  const bars = [
    { label: '上年同期', value: earlier, words: `${count(earlier)} 件` },
    { label: '本期', value: now, words: `${count(now)} 件` },
  ];
  return <Bars title="两期对照" bars={bars} />;
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
