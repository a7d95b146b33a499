import { useState } from 'react';
import { figureUnits } from '../../wire/codes.ts';
import type { FigureBreakdown, IndicatorView } from '../../wire/figures.ts';
import { Breakdown } from './Breakdown.tsx';
import type { Values } from './use-values.ts';
import { ValueRow } from './ValueRow.tsx';
import {
  BREAKDOWNS,
  clockWords,
  KINDS,
  periodName,
  referenceWords,
  versionWords,
} from './words.ts';

/** One indicator: what it means, how it is reckoned, how it stands now. */
export function Indicator({ indicator, values }: { indicator: IndicatorView; values: Values }) {
  const { id, label, definition, formula, periods, breakdowns, source } = indicator;
  const [by, setBy] = useState<FigureBreakdown | null>(null);
  const period = by === null ? undefined : periodOf(periods, by);
  return (
    <article className="indicator" id={id} data-indicator={id}>
      <header>
        <h3>{label}</h3>
        <code>{id}</code>
      </header>
      <p className="indicator-definition">{definition}</p>
      <Facts indicator={indicator} />
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">期间</th>
              <th scope="col">数值</th>
              <th scope="col">{formula.numerator}</th>
              {formula.denominator !== null && <th scope="col">{formula.denominator}</th>}
              <th scope="col">起止</th>
              <th scope="col">截至</th>
            </tr>
          </thead>
          <tbody>
            {periods.map((period) => (
              <ValueRow
                key={period}
                period={periodName(period)}
                value={values.get(`${id}@${period}`)}
                halves={formula.denominator === null ? 1 : 2}
              />
            ))}
          </tbody>
        </table>
      </div>
      {breakdowns.length > 0 && (
        <div className="indicator-breakdowns">
          <span>分组看</span>
          {breakdowns.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={by === one}
              onClick={() => setBy(by === one ? null : one)}
            >
              {BREAKDOWNS[one]}
            </button>
          ))}
        </div>
      )}
      {by !== null && period !== undefined && (
        <Breakdown key={by} indicator={indicator} period={period} by={by} />
      )}
      {source !== '' && <p className="hint">口径出处：{source}</p>}
    </article>
  );
}

/** Months over all of them; other groups of this year: visitors are told no others (SPEC H-98). */
function periodOf(periods: readonly string[], by: FigureBreakdown): string | undefined {
  return by !== 'month' && periods.includes('year') ? 'year' : periods[0];
}

function Facts({ indicator }: { indicator: IndicatorView }) {
  const { unit, kind, breakdowns } = indicator;
  const facts: (readonly [string, string])[] = [
    ['算法', `${KINDS[kind]}，单位${figureUnits.labels[unit]}`],
    ...entry('计日', clockWords(indicator)),
    ...entry('可分组', breakdowns.map((one) => BREAKDOWNS[one]).join('、') || null),
    ...entry('参考区间', referenceWords(indicator)),
    ...entry('口径沿革', versionWords(indicator)?.join('；') ?? null),
  ];
  return (
    <dl className="indicator-facts">
      {facts.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function entry(name: string, words: string | null): (readonly [string, string])[] {
  return words === null ? [] : [[name, words]];
}
