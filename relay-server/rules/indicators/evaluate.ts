import type { Indicator } from './definition.ts';

/** The sums of an indicator's cells over its period (and the same period a year earlier). */
export interface Sums {
  readonly numerator: number;
  readonly denominator: number;
  /** Of `change` only: Σ numerator of the year-earlier period. */
  readonly previous: number;
}

export interface Evaluated {
  /** null: unknown, because there is nothing to divide by. Never 0 ÷ 0 = 0. */
  readonly value: number | null;
  readonly numerator?: number;
  readonly denominator?: number;
  /** Of `change`: the sum of the year-earlier period. */
  readonly previous?: number;
}

/** An indicator's value from its sums. Percentages on the 0–100 scale, signed for changes. */
export function evaluate({ kind }: Pick<Indicator, 'kind'>, sums: Sums): Evaluated {
  const { numerator, denominator, previous } = sums;
  switch (kind) {
    case 'sum':
    case 'state':
      return { value: numerator };
    case 'ratio':
      return { value: divide(numerator, denominator, 100), numerator, denominator };
    case 'average':
      return { value: divide(numerator, denominator, 1), numerator, denominator };
    case 'change': {
      const difference = numerator - previous;
      return {
        value: divide(difference, previous, 100),
        numerator: difference,
        denominator: previous,
        previous,
      };
    }
  }
}

/**
 * a ÷ b × scale, rounded to two decimals, half away from zero (四舍五入). Exact: whole numbers all
 * the way, so that no figure hangs on how a binary fraction happens to fall.
 * @param a safe integer
 * @param b safe integer ≥ 0
 * @returns null when b is 0
 */
export function divide(a: number, b: number, scale: 1 | 100): number | null {
  if (b === 0) return null;
  const dividend = BigInt(Math.abs(a)) * BigInt(scale) * 100n;
  const divisor = BigInt(b);
  const hundredths = (dividend * 2n + divisor) / (divisor * 2n);
  const value = Number(hundredths) / 100;
  return a < 0 && value !== 0 ? -value : value;
}
