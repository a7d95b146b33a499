import type { FigureAnswer } from '../../../wire/figures.ts';
import { halfOf, partQuantity, said } from './card-words.ts';

/** The formula in words, each half with its number; without a denominator that is the figure itself, told already. */
export function Formula({ answer }: { answer: FigureAnswer }) {
  const { formula } = answer;
  return (
    <div className="figure-card-formula">
      <h3>怎么算</h3>
      <div className="fraction">
        {formula.denominator === null ? (
          <p>{formula.numerator}</p>
        ) : (
          <>
            <Part answer={answer} part="numerator" text={formula.numerator} />
            <Part answer={answer} part="denominator" text={formula.denominator} />
          </>
        )}
      </div>
    </div>
  );
}

function Part({
  answer,
  part,
  text,
}: {
  answer: FigureAnswer;
  part: 'numerator' | 'denominator';
  text: string;
}) {
  const value = halfOf(answer, part);
  return (
    <p className={`fraction-${part}`} data-part={part}>
      <span>{text}</span>
      {value !== null && <strong>{said(partQuantity(answer, part, { text, value }))}</strong>}
    </p>
  );
}
