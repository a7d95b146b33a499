import { useMemo } from 'react';
import type { FigureAnswer } from '../../../wire/figures.ts';
import { ChartHost } from '../../charts/ChartHost.tsx';
import { monthsOption } from '../../charts/visit/months.option.ts';
import { palette } from '../../ui/palette.ts';
import { barUnit, barWords, revisionWords } from './card-words.ts';
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
