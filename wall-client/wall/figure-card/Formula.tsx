import type { FigureAnswer } from '../../../wire/figures.ts';
import { partQuantity, said } from './card-words.ts';

/** The formula in words, each half with its number. */
export function Formula({ answer }: { answer: FigureAnswer }) {
  const { formula, numerator, denominator } = answer;
  return (
    <div className="figure-card-formula">
      <h3>怎么算</h3>
      <div className="fraction">
        <Part answer={answer} part="numerator" text={formula.numerator} value={numerator} />
        {formula.denominator !== null && (
          <Part answer={answer} part="denominator" text={formula.denominator} value={denominator} />
        )}
      </div>
    </div>
  );
}

function Part({
  answer,
  part,
  text,
  value,
}: {
  answer: FigureAnswer;
  part: 'numerator' | 'denominator';
  text: string;
  value: number | null;
}) {
  return (
    <p className={`fraction-${part}`} data-part={part}>
      <span>{text}</span>
      {value !== null && <strong>{said(partQuantity(answer, part, { text, value }))}</strong>}
    </p>
  );
}
