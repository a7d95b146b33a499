import type { Quantity } from './format.ts';
import { useRolling } from './use-rolling.ts';
import './Figure.css';

export interface FigureProps {
  /** The value that rolls; `show` turns every step into text. */
  value: number | null;
  show: (value: number | null) => Quantity;
  tone?: 'text' | 'info' | 'money';
  size?: 'figure' | 'middle';
}

/** Digits and marks that fit beside a label at full size: 12.05, 45.87, 3,121. */
const SHORT_DIGITS = 6;

/** A large number with its unit. A change rolls within 600 ms (not under reduced motion). */
export function Figure({ value, show, tone = 'text', size = 'figure' }: FigureProps) {
  const rolled = useRolling(value);
  const { number, unit } = show(rolled);
  // By where the value ends up, so that the size does not change while it rolls.
  const long = size === 'figure' && show(value).number.length > SHORT_DIGITS ? ' figure-long' : '';
  return (
    <span className={`figure figure-${size} figure-${tone}${long}`}>
      <span className="figure-number">{number}</span>
      {unit && <span className="figure-unit">{unit}</span>}
    </span>
  );
}
