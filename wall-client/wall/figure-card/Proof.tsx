import { count } from '../../ui/format.ts';
import { recordsWords } from './card-words.ts';
import type { CardFigure } from './figure-api.ts';

const FIRST_DIGITS = 12;

/** What anybody can check the figure by: how many records, and the head of the log's chain. */
export function Proof({ figure: { answer, indicator, parts } }: { figure: CardFigure }) {
  const { seq, head, suppressedNote, notes } = answer;
  const withheld = suppressedNote ?? parts?.suppressedNote ?? null;
  const said = [...(withheld === null ? [] : [withheld]), ...notes];
  return (
    <footer className="figure-card-proof">
      <p>
        <strong>{recordsWords(answer)}</strong>
        {indicator.source !== '' && <span>口径出处：{indicator.source}</span>}
        <span>算到日志第 {count(seq)} 条</span>
      </p>
      <p>
        <span>链首</span>
        <code title={head}>
          <b>{head.slice(0, FIRST_DIGITS)}</b>
          {head.slice(FIRST_DIGITS)}
        </code>
      </p>
      {said.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </footer>
  );
}
