import { cellParts, selects } from '../cells.ts';
import { type Evaluated, evaluate } from '../evaluate.ts';
import { INDICATORS } from '../index.ts';

/** An indicator's value over given cells, whatever their days; `previous` for a year earlier. */
export function figureOf(
  id: string,
  cells: Readonly<Record<string, number>>,
  previous: Readonly<Record<string, number>> = {},
): Evaluated {
  const indicator = INDICATORS.find((each) => each.id === id);
  if (!indicator) throw new Error(`no indicator ${id}`);
  const sum = (
    selectors: NonNullable<typeof indicator.denominator>,
    from: Readonly<Record<string, number>>,
  ) =>
    Object.entries(from).reduce((total, [key, n]) => {
      const hits = selectors.filter((selector) => selects(selector, cellParts(key))).length;
      return total + hits * n;
    }, 0);
  return evaluate(indicator, {
    numerator: sum(indicator.numerator, cells),
    denominator: sum(indicator.denominator ?? [], cells),
    previous: sum(indicator.numerator, previous),
  });
}
